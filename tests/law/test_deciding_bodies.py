"""Which bodies can decide (ksl. §§ 9 a stk. 3, 31 a stk. 2)."""

import pytest

from app.law.meetings import can_decide


@pytest.mark.parametrize(
    ("kind", "decides"),
    [
        ("council", True),
        ("finance_committee", True),
        ("standing_committee", True),
        ("task_committee", True),
        ("joint_meeting", False),
        ("secretariat", False),
        ("a kind nobody knows", False),
    ],
)
def test_which_bodies_can_decide(kind, decides):
    assert can_decide(kind) is decides
