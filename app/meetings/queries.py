"""Which meetings, who belongs to them, and what of them may be read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, extract, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app import clock
from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies import queries as bodies
from app.bodies.models import Body, Membership
from app.extensions import db
from app.law import meetings as law_of_meetings
from app.meetings.models import AgendaItem, Attendance, Decision, Meeting
from app.paging import FIRST, Asked, Page, page_of

#: How far back a list to choose a meeting from goes.
MOST_TO_CHOOSE_FROM = 50


def decision_meetings(body: Body, *, after: Meeting | None = None) -> list[Meeting]:
    """The body's meetings at which something can have been decided: begun, latest first, at most 50.

    Those whose minutes are approved are left out, since nothing can be added to them, and those that began before
    the meeting ``after``, at which the matter was dealt with last.
    """
    return _some(
        body,
        Meeting.takes_records,
        Meeting.starts_at >= after.starts_at if after else true(),
        order=Meeting.starts_at.desc(),
    )


def coming_meetings(body: Body) -> list[Meeting]:
    """The body's meetings that have not begun and are not cancelled, the next one first, at most 50."""
    return _some(body, Meeting.is_coming, order=Meeting.starts_at)


def next_meeting(body: Body) -> Meeting | None:
    """The first of the meetings to come; None when none is planned."""
    return next(iter(coming_meetings(body)), None)


def _some(body: Body, *conditions: ColumnExpressionArgument[bool], order: Any) -> list[Meeting]:
    found = select(Meeting).where(Meeting.body_id == body.id, *conditions)
    return list(db.session.scalars(found.order_by(order, Meeting.id).limit(MOST_TO_CHOOSE_FROM)))


def meetings_of(body_ids: Collection[int]) -> list[Meeting]:
    """The coming meetings of these bodies, the next one first, at most 50."""
    found = select(Meeting).join(Meeting.body).where(Meeting.body_id.in_(body_ids))
    found = found.where(~Meeting.has_ended, ~Meeting.is_cancelled).options(contains_eager(Meeting.body))
    return list(db.session.scalars(found.order_by(Meeting.starts_at, Meeting.id).limit(MOST_TO_CHOOSE_FROM)))


def list_meetings(*, body: Body | None = None, year: int | None = None, asked: Asked = FIRST) -> Page[Meeting]:
    """Coming meetings, the next one first; or those of a year that have begun, the latest first."""
    conditions: list[ColumnExpressionArgument[bool]] = [Meeting.body_id == body.id] if body else []
    if year is None:
        conditions.append(~Meeting.has_ended)
        order = Meeting.starts_at.asc()
    else:
        conditions += [Meeting.has_ended, _in_year(year)]
        order = Meeting.starts_at.desc()
    found = select(Meeting).where(*conditions).options(joinedload(Meeting.body))
    return page_of(found.order_by(order, Meeting.id), asked)


def years(body: Body | None = None) -> list[int]:
    """The years in which meetings have been held, the latest first."""
    year = extract("year", Meeting.starts_at)
    found = select(year).where(Meeting.has_ended).distinct()
    if body:
        found = found.where(Meeting.body_id == body.id)
    return sorted((int(each) for each in db.session.scalars(found)), reverse=True)


def _in_year(year: int) -> ColumnElement[bool]:
    # In UTC, like years(): no meeting is held in the first hour of a new year.
    return (Meeting.starts_at >= datetime(year, 1, 1)) & (Meeting.starts_at < datetime(year + 1, 1, 1))


def bodies_with_meetings() -> list[Body]:
    """The bodies that have held or planned a meeting, by name."""
    return list(
        db.session.scalars(select(Body).where(Body.id.in_(select(Meeting.body_id))).order_by(alphabetically(Body.name)))
    )


def meetings_for_calendar(body: Body) -> list[Meeting]:
    """What a calendar that follows the body needs: a year back, all ahead, and the cancelled ones too."""
    found = select(Meeting).where(Meeting.body_id == body.id, Meeting.starts_at > clock.now() - timedelta(days=365))
    return list(db.session.scalars(found.options(joinedload(Meeting.body)).order_by(Meeting.starts_at, Meeting.id)))


def members(meeting: Meeting) -> list[Membership]:
    """Who belonged to the body on the day of the meeting, chair first, without those who only serve it.

    To a joint meeting the whole council is invited, and its members are those who count.
    """
    return [membership for membership in _invited(meeting) if membership.is_member]


def invited(meeting: Meeting) -> list[User]:
    """Whom a summons goes to: the members, and who serves the body."""
    return [membership.user for membership in _invited(meeting)]


def _invited(meeting: Meeting) -> list[Membership]:
    return bodies.current_memberships(meeting.body, clock.to_danish(meeting.starts_at).date())


@dataclass(frozen=True)
class AttendanceRecord:
    """Who came and who did not, by name, and whether the body could decide."""

    present: list[Attendance]
    absent: list[Attendance]

    @property
    def needed(self) -> int:
        return law_of_meetings.needed_for_quorum(len(self.present) + len(self.absent))

    @property
    def is_quorate(self) -> bool:
        return law_of_meetings.is_quorate(len(self.present), len(self.present) + len(self.absent))


def attendance(meeting: Meeting) -> AttendanceRecord | None:
    """What is recorded about who came; None when nothing is."""
    found = select(Attendance).where(Attendance.meeting_id == meeting.id)
    rows = db.session.scalars(found.order_by(alphabetically(Attendance.name), Attendance.id)).all()
    if not rows:
        return None
    return AttendanceRecord([row for row in rows if row.was_present], [row for row in rows if not row.was_present])


def public_attendance(meeting: Meeting, *, in_full: bool) -> AttendanceRecord | None:
    """Who came, for somebody of the body at once, for the public with the approved minutes."""
    return attendance(meeting) if in_full or meeting.is_minuted else None


def present_ids(meeting: Meeting) -> list[int]:
    """The ids of those recorded as present."""
    found = select(Attendance.user_id).where(Attendance.meeting_id == meeting.id, Attendance.was_present)
    return list(db.session.scalars(found))


def needed_for_quorum(memberships: list[Membership]) -> int:
    return law_of_meetings.needed_for_quorum(len(memberships))


def can_decide(meeting: Meeting) -> bool:
    """Does the law let this body make decisions at all?"""
    return law_of_meetings.can_decide(meeting.body.kind)


def proposed_decision(meeting: Meeting, number: int | None) -> dict[str, Any]:
    """What a decision about item ``number`` is expected to say; nothing when there is no such item."""
    item = next((item for item in meeting.items if item.number == number), None)
    if item is None:
        return {}
    return {"number": str(number), "title": item.title, "text": item.proposed_decision, "is_closed": item.is_closed}


def is_late(body: Body, starts_at: datetime) -> bool:
    """Would a summons sent today be later than the council's four weekdays (ksl. § 8 stk. 4)?"""
    return body.is_council and not law_of_meetings.is_in_time(clock.today(), clock.to_danish(starts_at).date())


def latest_summons(meeting: Meeting) -> date | None:
    """The last day the papers may be sent; None for a body to which the act gives no time."""
    if not meeting.body.is_council:
        return None
    return law_of_meetings.latest_dispatch(clock.to_danish(meeting.starts_at).date())


@dataclass(frozen=True)
class ShownItem:
    """An item of the agenda as one reader may see it. A closed one is a number and nothing else."""

    number: int
    item: AgendaItem | None
    minutes: str
    is_late: bool

    @property
    def is_withheld(self) -> bool:
        return self.item is None


def agenda(meeting: Meeting, *, in_full: bool) -> list[ShownItem] | None:
    """The agenda for somebody of the body (``in_full``) or for the public.

    The public reads it once it is out (None before that): open items, and of closed ones the number.
    Minutes are public when they are approved.
    """
    if not (in_full or meeting.has_public_agenda):
        return None
    return [
        ShownItem(
            item.number,
            item if in_full or item.is_public else None,
            item.minutes if in_full or item.has_public_minutes else "",
            meeting.summoned_at is not None and item.changed_at > meeting.summoned_at,
        )
        for item in meeting.items
    ]


@dataclass(frozen=True)
class ShownDecision:
    """A decision as one reader may see it. A closed one is a number and nothing else."""

    number: str
    decision: Decision | None


def decisions(meeting: Meeting, *, in_full: bool) -> list[ShownDecision]:
    """What was decided. Open decisions are public at once, closed ones by their number alone."""
    return [
        ShownDecision(decision.number, decision if in_full or decision.is_public else None)
        for decision in meeting.decisions
    ]
