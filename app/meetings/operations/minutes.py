"""What is written down of a meeting: who came, what was said, what was decided."""

from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select

from app import clock
from app.accounts.models import User
from app.cases import case_kind
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.law import meetings as law_of_meetings
from app.meetings import queries
from app.meetings.events import AttendanceRecorded, DecisionRecorded, MinutesApproved, MinutesWritten
from app.meetings.models import AgendaItem, Attendance, Decision, Meeting, MeetingStatus
from app.meetings.operations.guards import must_be_alive


def record_attendance(meeting: Meeting, *, present: Collection[int], by: User) -> None:
    """Write down which members came: ``present`` are ids of members; the others were absent."""
    must_be_alive(meeting)
    if not meeting.has_begun:
        raise Refused(_("The meeting has not begun. Who came can be recorded once it has."))
    members = {membership.user_id for membership in queries.members(meeting)}
    if strangers := set(present) - members:
        raise Refused(_("%(count)s of those named are not members of the body.", count=len(strangers)))
    db.session.execute(delete(Attendance).where(Attendance.meeting_id == meeting.id))
    db.session.add_all(
        Attendance(meeting_id=meeting.id, user_id=user_id, was_present=user_id in present)
        for user_id in sorted(members)
    )
    meeting.touch()
    record(AttendanceRecorded(meeting.id, len(set(present)), len(members)), by=by)


def write_minutes(item: AgendaItem, *, text: str, by: User) -> None:
    """What was said and agreed about this item."""
    must_be_alive(item.meeting)
    if not item.meeting.has_begun:
        raise Refused(_("The meeting has not begun. Minutes are written once it has."))
    item.minutes = text
    item.meeting.touch()  # whoever approves the minutes has read them
    record(MinutesWritten(item.meeting_id, item.number), by=by)


def approve_minutes(meeting: Meeting, *, by: User) -> None:
    """Lock the minutes: from now on nothing in them changes, and their open parts are public.

    The act says that the minutes are signed (ksl. § 13) and not by which act of a portal; here it is one
    person on behalf of the body, whose name stands in the audit trail.
    """
    if not meeting.has_begun:
        raise Refused(_("The meeting has not begun. It has no minutes to approve."))
    if queries.attendance(meeting) is None:
        raise Refused(_("Record who came before the minutes are approved."))
    meeting.become(
        MeetingStatus.MINUTED, _("The minutes of this meeting are approved already, or the meeting was cancelled.")
    )
    meeting.minutes_approved_at = clock.now()
    record(MinutesApproved(meeting.id, meeting.body_id), by=by)


def decide(name: str, about: Any, *, meeting: Meeting, number: str, text: str = "", by: User) -> Decision:
    """Record the decision of a case of the kind called ``name`` (app/cases.py), under its number in the minute book.

    Raises Refused when that body does not decide such cases, and as ``record_decision`` does.
    """
    kind = case_kind(name)
    kind.check(about, meeting.body)
    return record_decision(meeting, number=number, title=kind.proposal(about), text=text, by=by)


def record_decision(
    meeting: Meeting, *, number: str, title: str, text: str = "", is_closed: bool = False, by: User
) -> Decision:
    """Write down what the body decided, under its number in the minute book.

    Dated on the Danish date of the meeting. Raises Refused when the meeting has not begun, is cancelled, was
    not quorate or has approved minutes, when the body cannot decide (a joint meeting), and when the number
    is taken.
    """
    if not law_of_meetings.can_decide(meeting.body.kind):
        raise Refused(_("A joint meeting discusses. It cannot decide (Local Government Act, sections 9 a and 31 a)."))
    must_be_alive(meeting)
    if not meeting.has_begun:
        raise Refused(_("The meeting has not begun. A decision can be recorded once it has."))
    attendance = queries.attendance(meeting)
    if attendance and not attendance.is_quorate:
        raise Refused(_("Fewer than half of the members came, so nothing could be decided (sections 11 and 20)."))
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
