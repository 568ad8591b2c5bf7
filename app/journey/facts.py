"""Everything the public page of one committee is made of, gathered in a constant number of queries."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.alphabet import alphabetically
from app.appointments.models import Appointment
from app.bodies.models import Body, MemberKind, Membership, Office, Seat
from app.bodies.queries import RANK
from app.calls.models import Call
from app.committees.models import ChairRule, Drafter, TaskCommittee, TermsVersion
from app.extensions import db
from app.handovers.models import Answer, Handover, Outcome
from app.handovers.queries import handover_of
from app.meetings.models import Decision, Meeting

MEETINGS_SHOWN = 3


@dataclass(frozen=True)
class Facts:
    """What is known and public about a committee. What has not happened is None or empty."""

    committee: TaskCommittee
    #: The latest call, were it only a draft; ``call`` is what everybody may know of it.
    latest_call: Call | None
    #: The appointment, were it still going on; ``appointment`` is the completed one.
    latest_appointment: Appointment | None
    members: list[Membership]
    coming_meetings: list[Meeting]
    meetings_held: int
    handover: Handover | None

    @property
    def call(self) -> Call | None:
        return self.latest_call if self.latest_call and self.latest_call.is_published else None

    @property
    def appointment(self) -> Appointment | None:
        found = self.latest_appointment
        return found if found and found.is_public else None

    @property
    def councillors(self) -> list[Membership]:
        return [member for member in self.members if member.is_councillor]

    @property
    def citizens(self) -> list[str]:
        """Their names, in alphabetical order. Which group a citizen's seat belongs to is not public."""
        return [member.name for member in self.members if member.kind is MemberKind.CITIZEN]

    @property
    def facilitators(self) -> list[Membership]:
        return [member for member in self.members if member.kind is MemberKind.STAFF]

    @property
    def body_that_chooses_its_chair(self) -> Body | None:
        """The committee's own body while it has members and no chair, if the terms let it choose one itself."""
        terms = self.committee.terms
        chooses = terms is not None and terms.chair_rule is ChairRule.COMMITTEE
        has_chair = any(member.office is Office.CHAIR for member in self.members)
        return self.committee.body if chooses and self.councillors and not has_chair else None

    @property
    def answers(self) -> list[Answer]:
        """What the council answered, in the order of the recommendations; empty before it has."""
        if self.handover is None or not self.handover.is_answered:
            return []
        return [advice.answer for advice in self.handover.result.recommendations if advice.answer]

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """How many recommendations were followed, changed and not followed."""
        given = [answer.outcome for answer in self.answers]
        return {outcome: given.count(outcome) for outcome in Outcome}


def facts_of(committee: TaskCommittee) -> Facts:
    committee = _with_decisions(committee)
    held, coming = _meetings(committee)
    handover = handover_of(committee)
    return Facts(
        committee=committee,
        latest_call=_latest_call(committee),
        latest_appointment=_latest_appointment(committee),
        members=_members(committee),
        coming_meetings=coming,
        meetings_held=held,
        handover=handover if handover and handover.is_public else None,
    )


def _with_decisions(committee: TaskCommittee) -> TaskCommittee:
    found = (
        select(TaskCommittee)
        .where(TaskCommittee.id == committee.id)
        .options(
            joinedload(TaskCommittee.area),
            joinedload(TaskCommittee.standing_committee),
            joinedload(TaskCommittee.body),
            joinedload(TaskCommittee.joint_meeting),
            joinedload(TaskCommittee.naming_decision).joinedload(Decision.meeting),
            joinedload(TaskCommittee.establishing_decision).joinedload(Decision.meeting),
            joinedload(TaskCommittee.dropping_decision).joinedload(Decision.meeting),
            joinedload(TaskCommittee.terms).selectinload(TermsVersion.questions),
            selectinload(TaskCommittee.drafters).joinedload(Drafter.in_council),
        )
        .execution_options(populate_existing=True)
    )
    return db.session.execute(found).scalar_one()


def _latest_call(committee: TaskCommittee) -> Call | None:
    return db.session.scalar(
        select(Call).where(Call.committee_id == committee.id, ~Call.is_withdrawn).order_by(Call.id.desc()).limit(1)
    )


def _latest_appointment(committee: TaskCommittee) -> Appointment | None:
    return db.session.scalar(
        select(Appointment)
        .where(Appointment.committee_id == committee.id, ~Appointment.is_abandoned)
        .options(joinedload(Appointment.meeting), joinedload(Appointment.decision))
    )


def _members(committee: TaskCommittee) -> list[Membership]:
    """Chair, vice-chair, then by name; with the groups that named them."""
    return list(
        db.session.scalars(
            select(Membership)
            .where(Membership.body_id == committee.body_id, Membership.is_current())
            .order_by(RANK, alphabetically(Membership.name), Membership.id)
            .options(joinedload(Membership.seat).joinedload(Seat.group))
        )
    )


def _meetings(committee: TaskCommittee) -> tuple[int, list[Meeting]]:
    """How many have been held, and the next few."""
    of_the_body = (Meeting.body_id == committee.body_id, ~Meeting.is_cancelled)
    held = db.session.scalar(select(func.count(Meeting.id)).where(*of_the_body, Meeting.has_ended)) or 0
    coming = select(Meeting).where(*of_the_body, ~Meeting.has_ended).order_by(Meeting.starts_at)
    return held, list(db.session.scalars(coming.limit(MEETINGS_SHOWN)))
