import json
from pathlib import Path

import pytest

from app.law.electoral_groups import group_sizes
from app.law.vacancies import Departure, group_may_send_substitute, group_that_names_successor

DATA = json.loads((Path(__file__).parent / "data" / "dhondt_examples.json").read_text(encoding="utf-8"))
HANDLED = {
    "s26-all-pick-politicians-first",
    "s24-3-waiver",
    "s24-1-chair-third-ballot",
    "s28-1-vacancy",
    "s-unanimous-deviation",
}


def test_a_group_counts_its_members_who_take_part_in_the_meeting():
    announced = {"Anne": "C", "Bo": "C", "Carl": "V", "Dorte": "V"}
    assert group_sizes(["Anne", "Bo", "Dorte"], announced) == {"C": 2, "V": 1}


def test_a_member_who_has_announced_no_group_is_a_group_of_one():
    assert group_sizes(["Anne", "Bo"], {"Anne": "C"}) == {"C": 1, "Bo": 1}


def test_a_group_nobody_of_whom_is_present_is_no_group():
    assert group_sizes([], {"Anne": "C"}) == {}


def test_the_group_that_owns_the_seat_names_the_successor():
    assert group_that_names_successor("V", Departure.LEFT_THE_COMMITTEE) == "V"


def test_a_member_who_leaves_the_party_keeps_the_seat():
    assert group_that_names_successor("V", Departure.LEFT_THE_PARTY) is None


@pytest.mark.parametrize(
    ("months", "bylaws_allow_shorter", "allowed"),
    [(0, False, False), (1, False, True), (6, False, True), (0, True, True)],
)
def test_a_substitute_sits_in_from_a_month_on_or_when_the_bylaws_allow_less(months, bylaws_allow_shorter, allowed):
    assert group_may_send_substitute(months, bylaws_allow_shorter=bylaws_allow_shorter) is allowed


def test_every_cited_procedure_has_its_test():
    assert {procedure["id"] for procedure in DATA["procedures"]} == HANDLED
