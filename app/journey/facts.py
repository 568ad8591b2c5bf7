"""Everything the public page of one committee is made of, gathered in a constant number of queries."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.appointments.models import Appointment
from app.appointments.queries import current_appointment, members_of
from app.bodies.models import MemberKind, Membership
from app.calls.models import Call
from app.calls.queries import latest_call
from app.committees.models import Drafter, TaskCommittee, TermsVersion
from app.extensions import db
from app.handovers.models import Answer, Handover, Outcome
from app.handovers.queries import public_handover_of
from app.journeys import Journey
from app.meetings.models import Decision, Meeting

MEETINGS_SHOWN = 3


@dataclass(frozen=True)
class Facts:
    """What is known and public about a committee. What has not happened is None or empty."""

    committee: TaskCommittee
    call: Call | None
    #: The completed one.
    appointment: Appointment | None
    members: list[Membership]
    coming_meetings: list[Meeting]
    meetings_held: int
    handover: Handover | None

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


def journey_of(committee: TaskCommittee) -> Journey[TaskCommittee]:
    """The journey of the committee, with the decisions and the terms that its parts speak of."""
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
    return Journey(db.session.execute(found).scalar_one())


def facts_of(journey: Journey[TaskCommittee]) -> Facts:
    held, coming = _meetings(journey.committee)
    call, appointment = journey.ask(latest_call), journey.ask(current_appointment)
    return Facts(
        committee=journey.committee,
        call=call if call and call.is_published else None,
        appointment=appointment if appointment and appointment.is_public else None,
        members=journey.ask(members_of),
        coming_meetings=coming,
        meetings_held=held,
        handover=journey.ask(public_handover_of),
    )


def _meetings(committee: TaskCommittee) -> tuple[int, list[Meeting]]:
    """How many have been held, and the next few."""
    of_the_body = (Meeting.body_id == committee.body_id, ~Meeting.is_cancelled)
    held = db.session.scalar(select(func.count(Meeting.id)).where(*of_the_body, Meeting.has_ended)) or 0
    coming = select(Meeting).where(*of_the_body, ~Meeting.has_ended).order_by(Meeting.starts_at)
    return held, list(db.session.scalars(coming.limit(MEETINGS_SHOWN)))
