"""Planning a meeting, moving it, calling it off, summoning to it."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from app import clock
from app.accounts.models import User
from app.bodies.models import Body
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.meetings import queries
from app.meetings.events import MeetingCancelled, MeetingMoved, MeetingPlanned, MeetingSummoned
from app.meetings.models import Meeting, MeetingStatus
from app.meetings.operations.guards import must_be_alive


def plan(body: Body, *, starts_at: datetime, ends_at: datetime, place: str, is_open: bool = False, by: User) -> Meeting:
    """A new meeting of the body, from ``starts_at`` to ``ends_at`` (naive UTC).

    A moment that has passed is accepted: meetings held before the portal came are recorded too.
    Raises Refused for a body that holds no meetings, for an end that is not after the start, and when the body
    meets at that moment already (a button pressed twice plans one meeting).
    """
    if not body.holds_meetings:
        raise Refused(_("The secretariat is staff. It holds no political meetings."))
    _must_end_after_it_starts(starts_at, ends_at)
    _must_be_free(body, starts_at)
    meeting = Meeting(body=body, starts_at=starts_at, ends_at=ends_at, place=place, is_open=is_open)
    db.session.add(meeting)
    db.session.flush()
    record(MeetingPlanned(meeting.id, body.id, starts_at), by=by)
    return meeting


def reschedule(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    is_open: bool,
    late_because: str = "",
    by: User,
) -> None:
    """Give the meeting another time, another place or another openness.

    A summons that has gone out is a new one for the new day, so the council's notice counts again
    (``late_because`` as in ``summon``).
    """
    must_be_alive(meeting)
    _must_end_after_it_starts(starts_at, ends_at)
    if meeting.decisions:
        raise Refused(_("Decisions are recorded from this meeting. Its time stands in the minute book."))
    is_moved = (meeting.starts_at, meeting.ends_at, meeting.place) != (starts_at, ends_at, place)
    if meeting.summoned_at and meeting.starts_at != starts_at:
        meeting.late_because = _reason_when_late(meeting, starts_at, late_because)
    meeting.starts_at, meeting.ends_at, meeting.place, meeting.is_open = starts_at, ends_at, place, is_open
    if is_moved:
        meeting.sequence += 1
        record(MeetingMoved(meeting.id, meeting.body_id, starts_at, meeting.summoned_at is not None), by=by)


def cancel(meeting: Meeting, *, because: str, by: User) -> None:
    """Call the meeting off, with the reason that members and public are given."""
    if meeting.decisions:
        raise Refused(_("Decisions are recorded from this meeting, so it was held. It cannot be cancelled."))
    meeting.become(MeetingStatus.CANCELLED, _("This meeting is cancelled already, or its minutes have been approved."))
    meeting.cancelled_at, meeting.cancelled_because = clock.now(), because
    meeting.sequence += 1
    record(MeetingCancelled(meeting.id, meeting.body_id, meeting.summoned_at is not None), by=by)


def summon(meeting: Meeting, *, by: User, late_because: str = "") -> None:
    """Send the agenda to the members and publish its open items.

    The council must have it four weekdays before (ksl. § 8 stk. 4). Later than that, ``late_because`` says
    why the matter cannot wait (§ 8 stk. 5). Other bodies set their own time: the act gives them none.
    """
    if meeting.has_begun:
        raise Refused(_("The meeting has begun. It is too late to summon to it."))
    meeting.late_because = _reason_when_late(meeting, meeting.starts_at, late_because)
    meeting.become(MeetingStatus.SUMMONED, _("This meeting has been summoned already, or it is cancelled."))
    meeting.summoned_at = clock.now()
    record(MeetingSummoned(meeting.id, meeting.body_id, bool(meeting.late_because)), by=by)


def _reason_when_late(meeting: Meeting, starts_at: datetime, because: str) -> str:
    """``because`` where the law asks for a reason, "" where it does not."""
    if not queries.is_late(meeting.body, starts_at):
        return ""
    if not because:
        raise Refused(
            _("The council's papers must be out four weekdays before. Later than that, say why it cannot wait.")
        )
    return because


def _must_end_after_it_starts(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused(_("The meeting must end after it starts."))


def _must_be_free(body: Body, starts_at: datetime) -> None:
    same = select(Meeting.id).where(Meeting.body_id == body.id, Meeting.starts_at == starts_at, ~Meeting.is_cancelled)
    if db.session.scalar(same.limit(1)):
        raise Refused(_("There is already a meeting that starts then."))
