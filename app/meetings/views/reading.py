"""The lists of meetings, and the page of one meeting."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.bodies.models import Body
from app.boxes import box_on
from app.meetings import queries
from app.meetings.boxes import PUT_BEFORE
from app.meetings.forms import FilterForm
from app.meetings.models import Meeting
from app.meetings.views.blueprint import bp
from app.paging import asked


@bp.get("/meetings")
@allows("meeting.list")
def index() -> ResponseReturnValue:
    form = FilterForm(request.args)
    bodies, years = queries.bodies_with_meetings(), queries.years()
    form.offer(bodies, years)
    body = next((body for body in bodies if body.id == form.body.data), None)
    year = form.year.data if form.year.data in years else None
    found = queries.list_meetings(body=body, year=year, asked=asked())
    return render_template("meetings/index.html", form=form, found=found, body=body, year=year)


@bp.get("/bodies/<int:body_id>/meetings")
@allows("meeting.list", body=Body)
def of_body(body: Body) -> ResponseReturnValue:
    years = queries.years(body)
    year = request.args.get("year", type=int)
    year = year if year in years else None
    found = queries.list_meetings(body=body, year=year, asked=asked())
    return render_template("meetings/of_body.html", body=body, found=found, years=years, year=year)


@bp.get("/meetings/<int:meeting_id>")
@allows("meeting.view", meeting=Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    in_full = may(current_user, "meeting.read", meeting)
    can_decide = queries.can_decide(meeting)
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        in_full=in_full,
        agenda=queries.agenda(meeting, in_full=in_full),
        decisions=queries.decisions(meeting, in_full=in_full),
        attendance=queries.public_attendance(meeting, in_full=in_full),
        latest_summons=queries.latest_summons(meeting),
        can_decide=can_decide,
        put_before="" if can_decide else box_on(PUT_BEFORE, meeting),
        crumbs=crumbs(meeting),
    )


def crumbs(meeting: Meeting, here: str | None = None) -> list[tuple[str, str | None]]:
    """Where a page about a meeting lies; ``here`` is the page itself when it is not the meeting's own."""
    return [
        (_("Meetings"), url_for("meetings.index")),
        (meeting.body.name, url_for("meetings.of_body", body_id=meeting.body_id)),
        (_("The meeting"), url_for("meetings.show", meeting_id=meeting.id) if here else None),
        *([(here, None)] if here else []),
    ]
