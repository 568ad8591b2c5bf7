"""A meeting from the day it is planned until its minutes are approved. Its agenda is in agenda.py."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import select

from app import clock
from app.accounts.models import User
from app.bodies.models import Body, BodyKind
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.law import meetings as law_of_meetings
from app.meetings.events import (
    DecisionRecorded,
    MeetingPlanned,
    MeetingSummoned,
)
from app.meetings.models import Decision, Meeting, MeetingStatus


def plan(
    body: Body, *, starts_at: datetime, ends_at: datetime, place: str, is_open: bool = False, by: User
) -> Meeting:
    """A new meeting of the body, from ``starts_at`` to ``ends_at`` (naive UTC).

    A moment that has passed is accepted: meetings held before the portal came are recorded too.
    Raises Refused for a body that holds no meetings and for an end that is not after the start.
    """
    if body.kind == BodyKind.SECRETARIAT:
        raise Refused(_("The secretariat is staff. It holds no political meetings."))
    _must_end_after_it_starts(starts_at, ends_at)
    meeting = Meeting(body=body, starts_at=starts_at, ends_at=ends_at, place=place, is_open=is_open)
    db.session.add(meeting)
    db.session.flush()
    record(MeetingPlanned(meeting.id, body.id, starts_at), by=by)
    return meeting


def summon(meeting: Meeting, *, by: User, late_because: str = "") -> None:
    """Send the agenda to the members and publish its open items.

    The council must have it four weekdays before (ksl. § 8 stk. 4). Later than that, ``late_because`` says
    why the matter cannot wait (§ 8 stk. 5). Other bodies set their own time: the act gives them none.
    """
    if meeting.has_begun:
        raise Refused(_("The meeting has begun. It is too late to summon to it."))
    is_late = meeting.body.kind == BodyKind.COUNCIL and not law_of_meetings.is_in_time(
        clock.today(), clock.to_danish(meeting.starts_at).date()
    )
    if is_late and not late_because:
        raise Refused(
            _("The council's papers must be out four weekdays before. Later than that, say why it cannot wait.")
        )
    meeting.become(MeetingStatus.SUMMONED, _("This meeting has been summoned already, or it is cancelled."))
    meeting.summoned_at = clock.now()
    meeting.late_because = late_because if is_late else ""
    record(MeetingSummoned(meeting.id, meeting.body_id, is_late), by=by)


def record_decision(
    meeting: Meeting, *, number: str, title: str, text: str = "", is_closed: bool = False, by: User
) -> Decision:
    """Write down what the body decided, under its number in the minute book.

    Dated on the Danish date of the meeting. Raises Refused when the meeting has not begun, is cancelled or
    has approved minutes, when the body cannot decide (a joint meeting), and when the number is taken.
    """
    if not law_of_meetings.can_decide(meeting.body.kind):
        raise Refused(_("A joint meeting discusses. It cannot decide (Local Government Act, sections 9 a and 31 a)."))
    if meeting.is_cancelled:
        raise Refused(_("The meeting was cancelled. Nothing was decided there."))
    if meeting.is_minuted:
        raise Refused(_("The minutes of that meeting are approved. Nothing can be added to them."))
    if not meeting.has_begun:
        raise Refused(_("The meeting has not begun. A decision can be recorded once it has."))
    if db.session.scalar(select(Decision.id).where(Decision.meeting_id == meeting.id, Decision.number == number)):
        raise Refused(_("There is already a decision number %(number)s from that meeting.", number=number))
    decision = Decision(
        meeting=meeting,
        number=number,
        title=title,
        text=text,
        is_closed=is_closed,
        decided_on=clock.to_danish(meeting.starts_at).date(),
        recorded_by_id=by.id,
        recorded_at=clock.now(),
    )
    db.session.add(decision)
    db.session.flush()
    record(DecisionRecorded(decision.id, meeting.id, meeting.body_id, number), by=by)
    return decision


def _must_end_after_it_starts(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused(_("The meeting must end after it starts."))
