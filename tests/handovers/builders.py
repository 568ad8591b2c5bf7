"""Results on their way from the committee to the council. Each is stored and committed."""

from datetime import date, datetime, timedelta

from app import clock
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.handovers.models import Answer, GivenAnswer, Handover, Outcome, Recommendation, ResultVersion
from app.meetings.models import Meeting
from tests.builders import (
    a_body,
    a_decision,
    a_meeting,
    a_secretary,
    a_task_committee,
    saved,
    the_council,
    the_joint_meeting,
)

TITLES = ("Sænk farten ved skolerne", "Byg en cykelsti langs Strandvejen", "Luk Skolegade for biler")


def a_result(titles: tuple[str, ...] = TITLES, *, committee: TaskCommittee | None = None, **texts: str) -> Handover:
    """A draft that one could present, of a committee that works."""
    committee = committee or a_task_committee(Stage.WORKING)
    texts = {"title": "Sikker i byen", "summary": "Tre ting gør skolevejen tryg.", "text": "Vi har spurgt 400."} | texts
    handover = saved(Handover(committee_id=committee.id, result_number=1))
    saved(
        ResultVersion(
            handover_id=handover.id,
            number=1,
            saved_by_id=a_secretary().id,
            saved_at=clock.now() - timedelta(days=20),
            recommendations=[
                Recommendation(number=number, title=title, text="") for number, title in enumerate(titles, 1)
            ],
            **texts,
        )
    )
    return handover


def a_presented_result(
    titles: tuple[str, ...] = TITLES, *, at: datetime | None = None, committee: TaskCommittee | None = None
) -> Handover:
    """Put before a joint meeting held ten days ago; ``at`` (UTC) says otherwise."""
    handover = a_result(titles, committee=committee)
    handover.joint_meeting = a_meeting(the_joint_meeting(), at or clock.now() - timedelta(days=10))
    handover.presented_at = clock.now() - timedelta(days=15)
    handover.committee.stage = Stage.DELIVERED
    return saved(handover)


def a_recommended_result(titles: tuple[str, ...] = TITLES) -> Handover:
    """And recommended by the standing committee five days ago."""
    handover = a_presented_result(titles)
    meeting = a_meeting(handover.committee.standing_committee, clock.now() - timedelta(days=5))
    handover.recommending_decision = a_decision(meeting, "The result of the task committee")
    return saved(handover)


def an_answered_result(
    outcome: Outcome = Outcome.FOLLOWED,
    titles: tuple[str, ...] = TITLES,
    *,
    due_on: date = date(2026, 9, 1),
    **facts: object,
) -> Handover:
    """And answered by the council yesterday, each recommendation in the same way, by a standing committee of its own."""
    handover = a_recommended_result(titles)
    handover.answering_decision = a_decision(a_meeting(the_council()), "Answer to the task committee")
    facts.setdefault("owner_id", a_body(name="Teknisk udvalg").id)
    for recommendation in handover.result.recommendations:
        recommendation.answer = Answer(
            outcome=outcome,
            reason="" if outcome is Outcome.FOLLOWED else "Pengene rækker ikke i år.",
            due_on=due_on,
            **facts,
        )
    handover.committee.stage = Stage.ANSWERED
    return saved(handover)


def a_meeting_of_the_standing_committee(handover: Handover, *, days_ago: int = 5) -> Meeting:
    return a_meeting(handover.committee.standing_committee, clock.now() - timedelta(days=days_ago))


def followed(**facts: object) -> GivenAnswer:
    """A whole answer, as the council gives it."""
    facts.setdefault("owner_unit", "Center for Vej og Park")
    facts.setdefault("due_on", date(2026, 9, 1))
    return GivenAnswer(Outcome.FOLLOWED, **facts)


def not_followed(reason: str = "Pengene rækker ikke i år.") -> GivenAnswer:
    return GivenAnswer(Outcome.NOT_FOLLOWED, reason=reason)


def read_again(handover: Handover) -> Handover:
    db.session.expire_all()
    return db.session.get_one(Handover, handover.id)
