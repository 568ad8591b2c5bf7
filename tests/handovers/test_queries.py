"""Which results are shown, and who is reminded of what."""

from datetime import date, datetime, timedelta

import pytest

from app import clock
from app.bodies.models import Office
from app.committees.models import Stage
from app.handovers import queries
from app.handovers.models import Outcome
from app.handovers.todos import todos as waiting
from app.i18n import speaking
from tests.builders import (
    a_citizen_member,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_meeting,
    a_secretary,
    a_task_committee,
    saved,
    the_joint_meeting,
)
from tests.conftest import NOW
from tests.handovers.builders import a_presented_result, a_recommended_result, a_result, an_answered_result

pytestmark = pytest.mark.usefixtures("app")


def todos(user):
    with speaking("en"):
        return [(todo.text, todo.endpoint, todo.values["committee_id"], todo.due) for todo in waiting(user)]


def test_the_latest_answers_come_first():
    first, second, third = (an_answered_result() for _number in range(3))
    for handover, day in ((first, 5), (second, 20), (third, 10)):
        handover.answering_decision.decided_on = date(2026, 2, day)
        saved(handover)
    a_recommended_result()
    assert [answer.committee_id for answer in queries.latest_answers(2)] == [second.committee_id, third.committee_id]


def test_an_answer_is_told_in_short():
    handover = an_answered_result()
    outcomes = [each.answer.outcome for each in handover.result.recommendations]
    [answer] = queries.latest_answers()
    assert answer._asdict() == {
        "committee_id": handover.committee_id,
        "title": handover.committee.title,
        "summary": handover.result.summary,
        "decided_on": handover.answering_decision.decided_on,
        **{outcome.value: outcomes.count(outcome) for outcome in Outcome},
    }


def test_the_latest_answers_take_one_query(count_queries):
    for _number in range(3):
        an_answered_result()
    with count_queries() as sent:
        queries.latest_answers()
    assert len(sent) == 1


def test_the_council_owes_an_answer_from_the_joint_meeting_on():
    a_result()
    a_presented_result(at=NOW + timedelta(days=1))
    an_answered_result()
    waiting, longer = a_presented_result(), a_presented_result(at=NOW - timedelta(days=15))
    assert queries.unanswered() == [longer, waiting]


def test_the_answer_is_due_thirteen_weeks_after_the_joint_meeting():
    handover = a_presented_result(at=datetime(2026, 3, 1, 23, 30))  # half an hour into 2 March in Denmark
    with clock.at(datetime(2026, 3, 2, 9)):
        assert (handover.answer_due_on, handover.is_overdue) == (date(2026, 6, 1), False)
    with clock.at(datetime(2026, 6, 1, 21, 59)):
        assert handover.is_overdue is False
    with clock.at(datetime(2026, 6, 1, 22, 0)):
        assert handover.is_overdue is True


@pytest.mark.parametrize("make", [a_result, an_answered_result])
def test_nothing_is_owed_before_the_joint_meeting_or_after_the_answer(make):
    assert make().answer_due_on is None


def test_chair_and_facilitator_are_reminded_to_write_the_result():
    committee = a_task_committee(Stage.WORKING)
    committee.terms.ends_on = date(2026, 12, 1)
    saved(committee.terms)
    due = datetime(2026, 12, 1, 22, 59)
    wanted = [("Write the result of the committee with its recommendations", "handovers.prepare", committee.id, due)]
    assert todos(a_facilitator(committee)) == wanted
    assert todos(a_councillor_member(committee, office=Office.CHAIR)) == wanted
    assert todos(a_citizen_member(committee)) == []


def test_the_secretariat_is_told_the_next_step():
    presented, recommended = a_presented_result(at=NOW - timedelta(days=20)), a_recommended_result()
    an_answered_result()
    assert todos(a_secretary()) == [
        (
            "Record what the standing committee recommends",
            "handovers.recommend",
            presented.committee_id,
            datetime(2026, 5, 12, 21, 59),
        ),
        (
            "Record the council's answer to each recommendation",
            "handovers.answer",
            recommended.committee_id,
            datetime(2026, 5, 22, 21, 59),
        ),
    ]


def test_councillors_are_reminded_of_an_answer_that_is_late_and_of_no_other():
    late = a_presented_result(at=NOW - timedelta(weeks=14))
    a_presented_result()
    assert todos(a_councillor()) == [
        (
            "The council has owed the committee an answer for 14 weeks",
            "handovers.show",
            late.committee_id,
            datetime(2026, 2, 23, 22, 59),
        )
    ]


def test_joint_meetings_to_choose_from_are_those_to_come_and_those_since_the_committee_was_established():
    committee = a_task_committee(Stage.WORKING)
    body = the_joint_meeting()
    held = a_meeting(body, NOW - timedelta(hours=1))
    coming = a_meeting(body, NOW + timedelta(days=30))
    assert queries.joint_meetings_for(committee) == [coming, held]


def test_an_answer_that_is_not_followed_leaves_nothing_to_be_done():
    [first, *_rest] = an_answered_result(Outcome.NOT_FOLLOWED).result.recommendations
    assert first.answer.is_to_be_done is False
