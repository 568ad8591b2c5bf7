"""Who may do what with a result, as a table."""

from datetime import timedelta

import pytest
from flask_login import AnonymousUserMixin

from app.access import may
from app.bodies.models import Office
from app.committees.models import Stage
from tests.builders import (
    a_citizen_member,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
)
from tests.conftest import NOW
from tests.handovers.builders import a_presented_result, a_result

pytestmark = pytest.mark.usefixtures("app")

PEOPLE = {
    "anonymous": lambda committee: AnonymousUserMixin(),
    "somebody": lambda committee: a_user(),
    "administrator": lambda committee: an_administrator(),
    "councillor": lambda committee: a_councillor(),
    "citizen member": a_citizen_member,
    "chair": lambda committee: a_councillor_member(committee, office=Office.CHAIR),
    "facilitator": a_facilitator,
    "secretary": lambda committee: a_secretary(),
    "member elsewhere": lambda committee: a_citizen_member(a_task_committee(Stage.WORKING, "Et andet udvalg")),
}
INSIDE = {"citizen member", "chair", "facilitator", "secretary"}


def who_may(permission, committee):
    return {name for name, make in PEOPLE.items() if may(make(committee), permission, committee)}


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("handover.prepare", INSIDE),
        ("handover.present", {"chair", "facilitator", "secretary"}),
        ("handover.recommend", {"secretary"}),
        ("handover.answer", {"secretary"}),
    ],
)
def test_who_takes_each_step(permission, allowed):
    assert who_may(permission, a_result().committee) == allowed


def test_a_draft_is_for_the_committee_and_the_secretariat():
    assert who_may("handover.view", a_result().committee) == INSIDE


def test_the_councillors_read_it_before_the_joint_meeting():
    handover = a_presented_result(at=NOW + timedelta(days=7))
    assert who_may("handover.view", handover.committee) == INSIDE | {"councillor"}


def test_everybody_reads_it_once_the_joint_meeting_has_begun():
    assert who_may("handover.view", a_presented_result(at=NOW).committee) == set(PEOPLE)


def test_before_the_committee_has_members_only_the_secretariat_has_a_page_for_it():
    committee = a_task_committee(Stage.PRESENTED)
    allowed = {
        name
        for name in ("anonymous", "somebody", "administrator", "councillor", "secretary")
        if may(PEOPLE[name](committee), "handover.view", committee)
    }
    assert allowed == {"secretary"}
