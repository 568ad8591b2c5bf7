"""Which results, and which answers are owed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, Select, bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import Body
from app.bodies.queries import council, current_memberships, joint_meeting
from app.committees.models import TaskCommittee
from app.extensions import db
from app.handovers.models import Answer, Handover, Outcome, Recommendation, ResultVersion
from app.meetings.models import Decision, Meeting
from app.meetings.queries import coming_meetings, decision_meetings


def handover_of(committee: TaskCommittee) -> Handover | None:
    """The committee's handover with its result, recommendations, answers and decisions; None before the first save."""
    return db.session.scalar(_with_its_parts().where(Handover.committee_id == committee.id))


def public_handover_of(committee: TaskCommittee) -> Handover | None:
    """The same where everybody may read it: once the joint meeting has begun."""
    found = handover_of(committee)
    return found if found and found.is_public else None


def result_of(committee: TaskCommittee) -> ResultVersion | None:
    """The result as it was last saved."""
    handover = handover_of(committee)
    return handover.result if handover else None


def result_number(committee: TaskCommittee) -> int:
    """The number of the version of the result that was last saved, 0 before the first."""
    found = select(Handover.result_number).where(Handover.committee_id == committee.id)
    return db.session.scalar(found) or 0


def way_of(committee: TaskCommittee) -> Handover | None:
    """The committee's handover without its texts: enough to know how far it has come."""
    return db.session.scalar(
        select(Handover).where(Handover.committee_id == committee.id).options(joinedload(Handover.joint_meeting))
    )


def recommendations_of(committee: TaskCommittee) -> list[Recommendation]:
    """The committee's recommendations as they stand now, with their answers, by number."""
    handover = handover_of(committee)
    return list(handover.result.recommendations) if handover else []


def versions_of(committee: TaskCommittee) -> list[ResultVersion]:
    """Every saved version of the result, the latest first."""
    return list(
        db.session.scalars(
            select(ResultVersion)
            .join(ResultVersion.handover)
            .where(Handover.committee_id == committee.id)
            .order_by(ResultVersion.number.desc())
            .options(joinedload(ResultVersion.saved_by), selectinload(ResultVersion.recommendations))
        )
    )


def results_put_before(meetings: Sequence[Meeting]) -> dict[int, list[TaskCommittee]]:
    """The committees whose result is presented at each joint meeting, by title, by the meeting's id."""
    found: dict[int, list[TaskCommittee]] = defaultdict(list)
    for meeting_id, committee in db.session.execute(
        select(Meeting.id, TaskCommittee)
        .select_from(Handover)
        .join(Handover.committee)
        .join(Handover.joint_meeting)
        .where(Meeting.id.in_([meeting.id for meeting in meetings]))
        .order_by(alphabetically(TaskCommittee.title), TaskCommittee.id)
    ):
        found[meeting_id].append(committee)
    return found


def latest_answers(limit: int = 3) -> Sequence[Row[Any]]:
    """The results the council answered last, the latest first: whose, in short, and how many answers of each kind."""
    return db.session.execute(_LATEST_ANSWERS, {"limit": limit}).all()


def _how_many(outcome: Outcome) -> ColumnElement[int]:
    return func.count(Answer.id).filter(Answer.outcome == outcome).label(outcome.value)


_LATEST_ANSWERS: Executable = (
    select(
        Handover.committee_id,
        TaskCommittee.title,
        ResultVersion.summary,
        Decision.decided_on,
        *map(_how_many, Outcome),
    )
    .join(Handover.committee)
    .join(Handover.answering_decision)
    .join(Handover.result)
    .outerjoin(ResultVersion.recommendations)
    .outerjoin(Recommendation.answer)
    .group_by(Handover.id, TaskCommittee.id, ResultVersion.id, Decision.id)
    .order_by(Decision.decided_on.desc(), Handover.id.desc())
    .limit(bindparam("limit"))
)


def joint_meetings_for(committee: TaskCommittee) -> list[Meeting]:
    """The joint meetings at which the result can be presented: those to come first, then those held, latest first.

    Those held before the committee was established are left out.
    """
    body = joint_meeting()
    established = committee.establishing_decision
    after = established.meeting if established else None
    return coming_meetings(body) + decision_meetings(body, after=after)


def meetings_to_recommend_at(committee: TaskCommittee) -> list[Meeting]:
    """The standing committee's meetings from the joint meeting on at which a decision can be recorded."""
    handover = way_of(committee)
    return decision_meetings(committee.standing_committee, after=handover.joint_meeting if handover else None)


def meetings_to_answer_at(committee: TaskCommittee) -> list[Meeting]:
    """The council's meetings from the standing committee's recommendation on at which a decision can be recorded."""
    handover = way_of(committee)
    return decision_meetings(
        council(), after=handover.recommending_decision.meeting if handover and handover.recommending_decision else None
    )


def possible_owners() -> list[Body]:
    """The bodies that can be asked to see to a recommendation: finance and standing committees, by name."""
    return list(db.session.scalars(select(Body).where(Body.is_standing).order_by(alphabetically(Body.name), Body.id)))


def authors_of(handover: Handover) -> list[User]:
    """The committee's members and its facilitator: as they were when the council answered, until then as they are."""
    if handover.committee.body is None:
        return []
    day = handover.answering_decision.decided_on if handover.answering_decision else None
    return [membership.user for membership in current_memberships(handover.committee.body, on=day)]


def unanswered() -> list[Handover]:
    """The results that were discussed at a joint meeting and that the council owes an answer, longest waiting first."""
    return list(
        db.session.scalars(
            select(Handover)
            .join(Handover.joint_meeting)
            .where(Handover.awaits_answer)
            .order_by(Meeting.starts_at)
            .options(joinedload(Handover.committee), joinedload(Handover.joint_meeting))
        )
    )


def _with_its_parts() -> Select[Handover]:
    recommendations = selectinload(Handover.result).selectinload(ResultVersion.recommendations)
    return select(Handover).options(
        joinedload(Handover.committee).joinedload(TaskCommittee.standing_committee),
        joinedload(Handover.joint_meeting),
        joinedload(Handover.recommending_decision).joinedload(Decision.meeting),
        joinedload(Handover.answering_decision).joinedload(Decision.meeting),
        recommendations.joinedload(Recommendation.answer).joinedload(Answer.owner),
    )
