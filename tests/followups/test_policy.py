"""Who may tell what became of a recommendation, as a table."""

import pytest
from flask_login import AnonymousUserMixin

from app.access import may
from tests.builders import (
    a_body,
    a_citizen_member,
    a_councillor,
    a_facilitator,
    a_member,
    a_secretary,
    a_user,
    an_administrator,
)
from tests.handovers.builders import a_recommended_result, an_answered_result

pytestmark = pytest.mark.usefixtures("app")

PEOPLE = {
    "anonymous": lambda answer: AnonymousUserMixin(),
    "somebody": lambda answer: a_user(),
    "administrator": lambda answer: an_administrator(),
    "councillor": lambda answer: a_councillor(),
    "member": lambda answer: a_citizen_member(answer.recommendation.result.handover.committee),
    "facilitator": lambda answer: a_facilitator(answer.recommendation.result.handover.committee),
    "member of the owner": lambda answer: a_member(answer.owner),
    "member of another standing committee": lambda answer: a_member(a_body(name="Kulturudvalget")),
    "secretary": lambda answer: a_secretary(),
}


def test_whoever_sees_to_it_reports():
    recommendation = an_answered_result().result.recommendations[0]
    allowed = {
        name for name, make in PEOPLE.items() if may(make(recommendation.answer), "followup.report", recommendation)
    }
    assert allowed == {"facilitator", "member of the owner", "secretary"}


def test_a_unit_in_the_administration_reports_through_the_secretariat_and_the_facilitator():
    recommendation = an_answered_result(owner_id=None, owner_unit="Vejafdelingen").result.recommendations[0]
    names = ["somebody", "member", "councillor", "facilitator", "secretary"]
    allowed = {name for name in names if may(PEOPLE[name](recommendation.answer), "followup.report", recommendation)}
    assert allowed == {"facilitator", "secretary"}


def test_a_recommendation_without_an_answer_has_no_owner():
    recommendation = a_recommended_result().result.recommendations[0]
    assert may(a_councillor(), "followup.report", recommendation) is False


@pytest.mark.parametrize("name", ["anonymous", "somebody", "secretary"])
def test_everybody_sees_the_list(name):
    assert may(PEOPLE[name](None), "followup.list")
