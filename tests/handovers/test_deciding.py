"""The standing committee recommends and the council answers: in which order, and what is refused."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.committees.models import Stage
from app.events import EventRecord
from app.extensions import db
from app.handovers import operations
from app.handovers.models import GivenAnswer, Outcome
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_meeting,
    a_secretary,
    the_council,
)
from tests.conftest import NOW
from tests.handovers.builders import (
    a_meeting_of_the_standing_committee,
    a_presented_result,
    a_recommended_result,
    a_result,
    an_answered_result,
    followed,
    not_followed,
    read_again,
)
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app", "in_english")


def recommend(handover, meeting=None, number="4"):
    by = a_secretary()
    meeting = meeting or a_meeting_of_the_standing_committee(handover)
    with transaction():
        operations.recommend(handover.committee, meeting=meeting, number=number, text="Følg dem.", by=by)


def answer(handover, answers, meeting=None, number="12"):
    by = a_secretary()
    meeting = meeting or a_meeting(the_council())
    with transaction():
        operations.answer(handover.committee, meeting=meeting, number=number, answers=answers, by=by)


def kinds():
    return list(db.session.scalars(select(EventRecord.kind).order_by(EventRecord.id)))


def test_the_standing_committee_recommends():
    handover = a_presented_result()
    meeting = a_meeting_of_the_standing_committee(handover)

    recommend(handover, meeting, number="4")

    decision = read_again(handover).recommending_decision
    assert (decision.meeting, decision.number, decision.text) == (meeting, "4", "Følg dem.")
    assert kinds() == ["DecisionRecorded", "ResultRecommended"]


def test_it_recommends_only_once_the_joint_meeting_has_begun():
    handover = a_presented_result(at=NOW + timedelta(hours=1))
    with refused("The joint meeting has not begun yet. It discusses the result first."):
        recommend(handover)


def test_it_recommends_nothing_that_was_not_presented():
    with refused("The result has not been put before a joint meeting yet. That comes first."):
        recommend(a_result())


def test_it_recommends_once():
    handover = a_recommended_result()
    with refused(
        f"The standing committee has recommended already, in decision {handover.recommending_decision.number}."
    ):
        recommend(handover)


def test_another_committee_does_not_recommend():
    handover = a_presented_result()
    with refused("Only Skoleudvalget recommends here. Choose one of its meetings."):
        recommend(handover, a_meeting(a_body(name="Kulturudvalget")))


def test_it_did_not_recommend_before_the_joint_meeting():
    handover = a_presented_result()
    with refused("That meeting was held before the joint meeting discussed the result. Choose a later one."):
        recommend(handover, a_meeting_of_the_standing_committee(handover, days_ago=11))


def test_a_refused_recommendation_leaves_no_decision_behind():
    handover = a_presented_result()
    meeting = a_meeting_of_the_standing_committee(handover, days_ago=-1)
    with refused("The meeting has not begun. A decision can be recorded once it has."):
        recommend(handover, meeting)
    assert (read_again(handover).recommending_decision, meeting.decisions, kinds()) == (None, [], [])


def test_the_council_answers_every_recommendation():
    handover = a_recommended_result(("Sænk farten", "Byg en sti", "Luk gaden"))
    owner = a_body(name="Teknisk udvalg")
    changed = GivenAnswer(Outcome.CHANGED, "Kun om dagen.", owner, "Vejchefen", date(2027, 1, 1))

    answer(handover, {1: followed(), 2: changed, 3: not_followed("For dyrt.")}, number="12 a")

    handover = read_again(handover)
    assert [
        (each.answer.outcome, each.answer.reason, each.answer.owner, each.answer.owner_unit, each.answer.due_on)
        for each in handover.result.recommendations
    ] == [
        (Outcome.FOLLOWED, "", None, "Center for Vej og Park", date(2026, 9, 1)),
        (Outcome.CHANGED, "Kun om dagen.", owner, "Vejchefen", date(2027, 1, 1)),
        (Outcome.NOT_FOLLOWED, "For dyrt.", None, "", None),
    ]
    assert (handover.answering_decision.number, handover.committee.stage) == ("12 a", Stage.ANSWERED)
    assert kinds() == ["DecisionRecorded", "ResultAnswered", "CommitteeConcluded"]
    event = db.session.scalars(select(EventRecord).where(EventRecord.kind == "ResultAnswered")).one()
    assert (event.details["followed"], event.details["changed"], event.details["not_followed"]) == (1, 1, 1)


def test_no_recommendation_is_left_without_an_answer():
    handover = a_recommended_result()
    with refused("The council owes every recommendation an answer. Missing: 2, 3."):
        answer(handover, {1: followed()})
    assert read_again(handover).answering_decision is None


def test_an_answer_to_nothing_is_refused():
    handover = a_recommended_result(("Sænk farten",))
    with refused("There is no recommendation number 7."):
        answer(handover, {1: followed(), 7: followed()})


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (not_followed(reason=""), "Recommendation 1: Write why, so that those who gave the advice can understand it."),
        (followed(owner_unit=""), "Recommendation 1: Choose who sees to it, or write the unit or the person."),
        (followed(due_on=None), "Recommendation 1: Write by when."),
        (
            GivenAnswer(Outcome.CHANGED, "", None, "Vej", date(2026, 9, 1)),
            "Recommendation 1: Write why, so that those who gave the advice can understand it.",
        ),
        (followed(due_on=date(2026, 2, 28)), "Recommendation 1: the date lies before the council's meeting."),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(given, sentence):
    handover = a_recommended_result(("Sænk farten",))
    with refused(sentence):
        answer(handover, {1: given})
    assert read_again(handover).answering_decision is None


def test_the_council_answers_after_the_standing_committee_recommended():
    with refused("The standing committee has not recommended yet. The council decides after that."):
        answer(a_presented_result(), {})


def test_the_council_answers_nothing_that_was_not_discussed():
    with refused("The result has not been put before a joint meeting yet. That comes first."):
        answer(a_result(), {})


def test_the_council_answers_once():
    handover = an_answered_result()
    with refused(f"The council has answered already, in decision {handover.answering_decision.number}."):
        answer(handover, {})


def test_only_the_council_answers():
    handover = a_recommended_result(("Sænk farten",))
    with refused("Only the council answers the recommendations. Choose one of its meetings."):
        answer(handover, {1: followed()}, a_meeting_of_the_standing_committee(handover, days_ago=1))


def test_the_council_did_not_answer_before_the_standing_committee_recommended():
    handover = a_recommended_result(("Sænk farten",))
    with refused("That meeting was held before the standing committee recommended. Choose a later one."):
        answer(handover, {1: followed()}, a_meeting(the_council(), NOW - timedelta(days=6)))
