"""Roles follow from facts, as one table."""

from datetime import timedelta

import pytest

from app import clock
from app.access import may
from app.accounts.sessions import Anonymous
from app.bodies import policy
from app.bodies.models import BodyKind, MemberKind, Office
from tests.builders import a_body, a_councillor, a_member, a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

PUBLIC = {"body.list", "body.view"}
#: Whether these hold depends on whose place it is: tests/workspaces/test_contact.py.
OF_SOMEBODY = {"membership.see_contact", "membership.choose_contact"}
ASKED = set(policy.POLICY) - OF_SOMEBODY


@pytest.mark.parametrize(
    ("someone", "allowed"),
    [
        (Anonymous, PUBLIC),
        (a_user, PUBLIC),
        (a_councillor, PUBLIC),
        (a_secretary, ASKED - {"council.import"}),
        (an_administrator, ASKED),
    ],
)
def test_who_may_do_what_with_bodies(someone, allowed):
    user = someone()
    assert {permission for permission in ASKED if may(user, permission)} == allowed


def a_leader():
    return a_councillor(leads=True)


def a_leader_who_has_left():
    """Nobody wrote down that the leadership ended, too."""
    return a_councillor(leads=True, ends_on=clock.today() - timedelta(days=1))


@pytest.mark.parametrize(
    ("someone", "holds"),
    [
        (Anonymous, set()),
        (a_user, set()),
        (a_councillor, {"councillor"}),
        (a_leader, {"councillor", "group_leader"}),
        (a_leader_who_has_left, set()),
        (a_secretary, {"secretariat", "staff", "sets_up"}),
        (an_administrator, {"sets_up"}),
    ],
)
def test_who_is_what(someone, holds):
    user = someone()
    rules = ("secretariat", "councillor", "group_leader", "staff", "sets_up")
    assert {name for name in rules if getattr(policy, name)(user, None)} == holds


@pytest.mark.parametrize(
    ("office", "kind", "holds"),
    [
        (Office.MEMBER, MemberKind.COUNCILLOR, {"member_of", "belongs_to"}),
        (Office.MEMBER, MemberKind.CITIZEN, {"member_of", "belongs_to"}),
        (Office.CHAIR, MemberKind.COUNCILLOR, {"member_of", "belongs_to", "runs"}),
        (Office.VICE_CHAIR, MemberKind.COUNCILLOR, {"member_of", "belongs_to"}),
        (Office.FACILITATOR, MemberKind.STAFF, {"facilitator_of", "belongs_to", "runs"}),
    ],
)
def test_an_office_counts_in_its_own_body_only(office, kind, holds):
    body, another = a_body(BodyKind.TASK_COMMITTEE, "Trafik"), a_body(BodyKind.TASK_COMMITTEE, "Kultur")
    user = a_member(body, kind=kind, office=office)
    for subject, expected in ((body, holds), (another, set()), (None, set())):
        rules = {
            name
            for name in ("member_of", "facilitator_of", "belongs_to", "runs")
            if getattr(policy, name)(lambda thing: thing.id if thing else None)(user, subject)
        }
        assert rules == expected
