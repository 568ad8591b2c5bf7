"""Which meetings."""

from sqlalchemy import select

from app import clock
from app.bodies.models import Body
from app.extensions import db
from app.meetings.models import Meeting, MeetingStatus

#: How far back a list to choose a meeting from goes.
MOST_TO_CHOOSE_FROM = 50

not_cancelled = Meeting.status != MeetingStatus.CANCELLED


def decision_meetings(body: Body) -> list[Meeting]:
    """The body's meetings at which something can have been decided: begun, latest first, at most 50.

    Those whose minutes are approved are left out, since nothing can be added to them.
    """
    return _meetings(
        body,
        Meeting.starts_at <= clock.now(),
        not_cancelled,
        Meeting.status != MeetingStatus.MINUTED,
        order=Meeting.starts_at.desc(),
    )


def coming_meetings(body: Body) -> list[Meeting]:
    """The body's meetings that have not begun and are not cancelled, the next one first, at most 50."""
    return _meetings(body, Meeting.starts_at > clock.now(), not_cancelled, order=Meeting.starts_at)


def _meetings(body, *conditions, order):
    return list(
        db.session.scalars(
            select(Meeting).where(Meeting.body_id == body.id, *conditions).order_by(order, Meeting.id)
            .limit(MOST_TO_CHOOSE_FROM)
        )
    )
