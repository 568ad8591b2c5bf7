"""Which appointments there are, whom they can name, and who holds the seats."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from app.alphabet import alphabetically
from app.applications.models import Application, ProfileMatch
from app.appointments.models import (
    Appointment,
    Elector,
    TurnAnswer,
)
from app.bodies import queries as bodies
from app.bodies.models import Membership, Office, Seat, SeatKind
from app.bodies.queries import RANK
from app.calls.models import Call
from app.committees.models import ChairRule, Profile, TaskCommittee, TermsVersion
from app.extensions import db
from app.meetings import queries as meetings
from app.meetings.models import Meeting


def current_appointment(committee: TaskCommittee) -> Appointment | None:
    """The appointment that is open or completed; abandoned ones are history."""
    return db.session.scalar(
        select(Appointment)
        .where(Appointment.committee_id == committee.id, ~Appointment.is_abandoned)
        .options(joinedload(Appointment.decision))
    )


def completed_appointment(committee: TaskCommittee) -> Appointment | None:
    """The appointment by which the committee got its members, with everything a page shows of it."""
    found = current_appointment(committee)
    return with_all_parts(found) if found and found.is_completed else None


def with_all_parts(appointment: Appointment) -> Appointment:
    """The same appointment, with all that belongs to it read in a fixed number of queries."""
    return db.session.execute(
        select(Appointment)
        .where(Appointment.id == appointment.id)
        .options(
            joinedload(Appointment.committee).joinedload(TaskCommittee.terms).selectinload(TermsVersion.profiles),
            joinedload(Appointment.meeting).joinedload(Meeting.body),
            joinedload(Appointment.call),
            joinedload(Appointment.decision),
            joinedload(Appointment.opened_by),
            selectinload(Appointment.groups),
            selectinload(Appointment.electors).joinedload(Elector.announced),
            selectinload(Appointment.draws),
            selectinload(Appointment.answers).options(
                joinedload(TurnAnswer.announced),
                joinedload(TurnAnswer.user),
                joinedload(TurnAnswer.application),
                joinedload(TurnAnswer.profile),
            ),
            selectinload(Appointment.offices),
        )
    ).scalar_one()


def earlier_appointments(committee: TaskCommittee) -> list[Appointment]:
    """Those that were abandoned, the latest first."""
    return list(
        db.session.scalars(
            select(Appointment)
            .where(Appointment.committee_id == committee.id, Appointment.is_abandoned)
            .order_by(Appointment.id.desc())
        )
    )


def call_of(committee: TaskCommittee) -> Call | None:
    """The call the committee's members are appointed from: the latest that has been published and stands."""
    return db.session.scalar(
        select(Call).where(Call.committee_id == committee.id, Call.is_published).order_by(Call.id.desc()).limit(1)
    )


def council_meetings(committee: TaskCommittee) -> list[Meeting]:
    """The council's meetings that have begun and at which a decision can be recorded, the latest first.

    Those held before the council established the committee are left out.
    """
    established = committee.establishing_decision
    return meetings.decision_meetings(bodies.council(), after=established.meeting if established else None)


def members_of_council(appointment: Appointment) -> list[Membership]:
    """Who sat in the council on the day of the meeting, with their groups, by name."""
    return meetings.members(appointment.meeting)


def councillors_without_place(appointment: Appointment) -> list[Membership]:
    """The members of the council who have no place in the committee yet."""
    taken = {answer.user_id for answer in appointment.named}
    return [membership for membership in members_of_council(appointment) if membership.user_id not in taken]


def candidates(appointment: Appointment) -> list[Application]:
    """Those who applied and can be appointed, by name, with the profiles they were matched to."""
    return list(
        db.session.scalars(
            _candidates_of(appointment.call_id)
            .order_by(alphabetically(Application.name), Application.id)
            .options(selectinload(Application.matches).joinedload(ProfileMatch.profile))
        )
    )


@dataclass(frozen=True)
class Candidate:
    """What a list of candidates says of each."""

    id: int
    name: str
    number: str
    #: The names of the profiles that the secretariat confirmed.
    profiles: tuple[str, ...]


def candidates_in_short(appointment: Appointment) -> list[Candidate]:
    """Those who applied and can be appointed, by name: quick also when they are ten thousand."""
    of_call = Application.call_id == appointment.call_id, Application.is_received
    confirmed: dict[int, list[str]] = defaultdict(list)
    for application_id, profile in db.session.execute(
        select(ProfileMatch.application_id, Profile.name)
        .join(ProfileMatch.application)
        .join(ProfileMatch.profile)
        .where(ProfileMatch.is_confirmed.is_(True), *of_call)
        .order_by(ProfileMatch.id)
    ):
        confirmed[application_id].append(profile)
    found = db.session.execute(
        select(Application.id, Application.name, Application.number)
        .where(*of_call)
        .order_by(alphabetically(Application.name), Application.id)
    )
    return [Candidate(*each, tuple(confirmed.get(each.id, ()))) for each in found]


def candidates_without_place(appointment: Appointment) -> list[Application]:
    """The candidates who have no place yet."""
    taken = {answer.application_id for answer in appointment.named}
    return [application for application in candidates(appointment) if application.id not in taken]


def has_applied(appointment: Appointment, email: str) -> bool:
    """Whether a candidate has this e-mail address."""
    found = select(_candidates_of(appointment.call_id).where(Application.email == email).exists())
    return bool(db.session.scalar(found))


def _candidates_of(call_id: int | None) -> Select[Application]:
    return select(Application).where(Application.call_id == call_id, Application.is_received)


def number_of_candidates(call: Call | None) -> int:
    """How many can be appointed from the call."""
    if call is None:
        return 0
    found = select(func.count(Application.id)).where(Application.call_id == call.id, Application.is_received)
    return db.session.scalar(found) or 0


def number_not_named(appointment: Appointment) -> int:
    """How many candidates will be told that they did not get a place."""
    return number_of_candidates(appointment.call) - sum(bool(answer.application_id) for answer in appointment.named)


@dataclass(frozen=True)
class Coverage:
    """A profile of the terms of reference: how many are wanted, and how many of those named so far fill it."""

    profile: Profile
    named: int

    @property
    def missing(self) -> int:
        return max(0, self.profile.wanted - self.named)

    @property
    def as_row(self) -> list[str | int]:
        return [self.profile.name, self.profile.wanted, self.named, self.missing or "–"]


def coverage(appointment: Appointment) -> list[Coverage]:
    """The profiles of the terms in force with those named for them, in the order of the terms."""
    named = Counter(answer.profile_id for answer in appointment.named)
    named.update({int(profile_id): count for profile_id, count in (appointment.filled or {}).items()})
    terms = appointment.committee.terms
    return [Coverage(profile, named[profile.id]) for profile in (terms.profiles if terms else [])]


def named_for_deleted_answers(call_id: int) -> list[TurnAnswer]:
    """Who stands in an appointment as filling a sensitive profile, and has no such answer in the application any more."""
    still_answered = exists().where(
        ProfileMatch.application_id == TurnAnswer.application_id, ProfileMatch.profile_id == TurnAnswer.profile_id
    )
    return list(
        db.session.scalars(
            select(TurnAnswer)
            .join(TurnAnswer.application)
            .join(TurnAnswer.profile)
            .where(Application.call_id == call_id, Profile.is_sensitive, ~still_answered)
            .order_by(TurnAnswer.id)
            .options(joinedload(TurnAnswer.appointment))
        )
    )


def places_short(appointment: Appointment) -> int:
    """How many citizens' places are lacking for all profiles still to be met; 0 when they can be, or it is over."""
    if not appointment.is_open:
        return 0
    taken = sum(answer.kind is SeatKind.CITIZEN for answer in appointment.named)
    missing = sum(each.missing for each in coverage(appointment))
    return max(0, missing - (appointment.citizens - taken))


def members_of(committee: TaskCommittee) -> list[Membership]:
    """Who belongs to the committee today, with the groups that named them: chair, vice-chair, then by name."""
    return list(
        db.session.scalars(
            select(Membership)
            .where(Membership.body_id == committee.body_id, Membership.is_current())
            .order_by(RANK, alphabetically(Membership.name), Membership.id)
            .options(joinedload(Membership.seat).joinedload(Seat.group))
        )
    )


def seated_members(committee: TaskCommittee) -> list[Membership]:
    """The members who hold a seat of the committee and whose last day is not known, in the order of the seats."""
    return [membership for membership in last_holders(committee) if membership.ends_on is None]


def possible_chairs(committee: TaskCommittee) -> list[Membership]:
    """The councillors on a committee that chooses its chair itself and has none yet, in the order of their seats."""
    seated = seated_members(committee)
    chooses = committee.terms is not None and committee.terms.chair_rule is ChairRule.COMMITTEE
    if not chooses or any(membership.office is Office.CHAIR for membership in seated):
        return []
    return [membership for membership in seated if membership.is_councillor]


def last_holders(committee: TaskCommittee) -> list[Membership]:
    """Who holds each seat of the committee, or held it last: first those whose last day is known, then by seat."""
    return list(
        db.session.scalars(
            select(Membership)
            .join(Membership.seat)
            .where(Seat.body_id == committee.body_id, is_last_in_its_seat())
            .order_by(Membership.ends_on.is_(None), Seat.number)
            .options(joinedload(Membership.user), contains_eager(Membership.seat))
        )
    )


def is_last_in_its_seat() -> ColumnElement[bool]:
    """Whether nobody has taken over the seat after a membership."""
    after = aliased(Membership)
    return ~exists().where(after.seat_id == Membership.seat_id, after.starts_on > Membership.starts_on)
