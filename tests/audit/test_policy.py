"""Who reads the audit trail, as a table."""

import pytest
from flask_login import AnonymousUserMixin

from app.access import may
from app.committees.models import Stage
from tests.builders import (
    a_citizen_member,
    a_councillor,
    a_facilitator,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
)

pytestmark = pytest.mark.usefixtures("app")

PEOPLE = {
    "anonymous": lambda committee: AnonymousUserMixin(),
    "somebody": lambda committee: a_user(),
    "citizen member": a_citizen_member,
    "facilitator": a_facilitator,
    "councillor": lambda committee: a_councillor(),
    "secretary": lambda committee: a_secretary(),
    "administrator": lambda committee: an_administrator(),
}


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("audit.view", {"councillor", "secretary", "administrator"}),
        ("audit.list", {"secretary", "administrator"}),
    ],
)
def test_who_reads_the_trail(permission, allowed):
    committee = a_task_committee(Stage.WORKING)
    assert {name for name, make in PEOPLE.items() if may(make(committee), permission, committee)} == allowed
