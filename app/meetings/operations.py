"""A meeting from the day it is planned until its minutes are approved."""

from collections.abc import Collection
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import delete, select

from app import clock
from app.accounts.models import User
from app.bodies.models import Body, BodyKind
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law import meetings as law_of_meetings
from app.meetings import queries
from app.meetings.events import (
    AgendaItemAdded,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    AttendanceRecorded,
    DecisionRecorded,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
    MeetingSummoned,
    MinutesApproved,
    MinutesWritten,
)
from app.meetings.models import AgendaItem, Attendance, Decision, Meeting, MeetingStatus


def plan(body: Body, *, starts_at: datetime, ends_at: datetime, place: str, is_open: bool = False, by: User) -> Meeting:
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


def reschedule(
    meeting: Meeting,
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    is_open: bool,
    version: int | None = None,
    late_because: str = "",
    by: User,
) -> None:
    """Give the meeting another time, another place or another openness.

    ``version`` is the one the person was looking at. A summons that has gone out is a new one for the new
    day, so the council's notice counts again (``late_because`` as in ``summon``).
    """
    _must_be_as_seen(meeting, version)
    _must_be_alive(meeting)
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


def add_item(
    meeting: Meeting,
    *,
    title: str,
    presentation: str = "",
    proposed_decision: str = "",
    is_closed: bool = False,
    by: User,
) -> AgendaItem:
    """Put a case last on the agenda. After the summons too: the page then says that it came later."""
    _must_be_alive(meeting)
    item = AgendaItem(
        number=len(meeting.items) + 1,
        title=title,
        presentation=presentation,
        proposed_decision=proposed_decision,
        is_closed=is_closed,
        changed_at=clock.now(),
    )
    meeting.items.append(item)
    record(AgendaItemAdded(meeting.id, item.number), by=by)
    db.session.flush()
    return item


def change_item(
    item: AgendaItem,
    *,
    title: str,
    presentation: str,
    proposed_decision: str,
    is_closed: bool,
    version: int | None = None,
    by: User,
) -> None:
    """Write the case anew. ``version`` is the one the person was looking at."""
    _must_be_as_seen(item, version)
    _must_be_alive(item.meeting)
    item.title, item.presentation = title, presentation
    item.proposed_decision, item.is_closed = proposed_decision, is_closed
    item.changed_at = clock.now()
    record(AgendaItemChanged(item.meeting_id, item.number), by=by)


def move_item(item: AgendaItem, *, up: bool, by: User) -> None:
    """Let the item change places with the one before it (``up``) or after it."""
    _must_be_unnumbered(item.meeting)
    items = item.meeting.items
    place = items.index(item) + (-1 if up else 1)
    if not 0 <= place < len(items):
        raise Refused(_("The item is already at the end of the agenda in that direction."))
    other = items[place]
    old, new = item.number, other.number
    _renumber({item: new, other: old})
    record(AgendaItemMoved(item.meeting_id, old, new), by=by)


def remove_item(item: AgendaItem, *, by: User) -> None:
    """Take the item off the agenda, and close the gap in the numbers."""
    meeting, number = item.meeting, item.number
    _must_be_unnumbered(meeting)
    meeting.items.remove(item)
    db.session.flush()
    _renumber({later: later.number - 1 for later in meeting.items if later.number > number})
    record(AgendaItemRemoved(meeting.id, number), by=by)


def record_attendance(meeting: Meeting, *, present: Collection[int], by: User) -> None:
    """Write down which members came: ``present`` are ids of members; the others were absent."""
    _must_be_alive(meeting)
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
    record(AttendanceRecorded(meeting.id, len(set(present)), len(members)), by=by)


def write_minutes(item: AgendaItem, *, text: str, version: int | None = None, by: User) -> None:
    """What was said and agreed about this item. ``version`` is the one the person was looking at."""
    _must_be_as_seen(item, version)
    _must_be_alive(item.meeting)
    if not item.meeting.has_begun:
        raise Refused(_("The meeting has not begun. Minutes are written once it has."))
    item.minutes = text
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
    _must_be_alive(meeting)
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


def _must_be_alive(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise Refused(_("The meeting was cancelled. Nothing more can be added to it."))
    if meeting.is_minuted:
        raise Refused(_("The minutes of that meeting are approved. Nothing in them can change."))


def _must_be_unnumbered(meeting: Meeting) -> None:
    """Numbers that members and public have read must go on meaning the same."""
    _must_be_alive(meeting)
    if meeting.has_public_agenda or meeting.has_begun:
        raise Refused(_("The agenda is out, so its numbers stand. An item can still be changed or added last."))


def _must_be_as_seen(thing: Meeting | AgendaItem, version: int | None) -> None:
    if version is not None and thing.version != version:
        raise Stale(_("Somebody saved this while you were writing. Yours is still here: compare, and save again."))


def _renumber(numbers: dict[AgendaItem, int]) -> None:
    """In two steps, since no two items of a meeting may have one number even for a moment."""
    for item, number in numbers.items():
        item.number = -number
    db.session.flush()
    for item, number in numbers.items():
        item.number = number
    db.session.flush()
    for meeting in {item.meeting for item in numbers}:
        db.session.expire(meeting, ["items"])
