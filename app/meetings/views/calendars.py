"""The files and addresses that people's own calendars read."""

from flask import Response
from flask.typing import ResponseReturnValue

from app.access import allows
from app.bodies.models import Body
from app.meetings import queries
from app.meetings.calendar import calendar
from app.meetings.models import Meeting
from app.meetings.views.blueprint import bp


@bp.get("/meetings/<int:meeting_id>/calendar.ics")
@allows("meeting.view", meeting=Meeting)
def meeting_calendar(meeting: Meeting) -> ResponseReturnValue:
    return _file(calendar(meeting.body.name, [meeting]), f"meeting-{meeting.id}.ics")


@bp.get("/bodies/<int:body_id>/calendar.ics")
@allows("meeting.list", body=Body)
def body_calendar(body: Body) -> ResponseReturnValue:
    return _file(calendar(body.name, queries.meetings_for_calendar(body)), f"body-{body.id}.ics")


def _file(content: bytes, name: str) -> Response:
    return Response(
        content, mimetype="text/calendar", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
