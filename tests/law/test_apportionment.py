import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from votelib.evaluate.core import Tie
from votelib.evaluate.proportional import HighestAverages

from app.law.apportionment import DrawnSeats, EqualQuotients, rank
from app.law.errors import LawError

CASES = json.loads((Path(__file__).parent / "data" / "dhondt_examples.json").read_text(encoding="utf-8"))["cases"]
SINGLE = [case for case in CASES if "alliances" not in case]
WITH_ALLIANCES = [case for case in CASES if "alliances" in case]

sizes = st.dictionaries(st.text("ABCDEØÅ", min_size=1, max_size=3), st.integers(0, 60), min_size=1, max_size=9).filter(
    lambda groups: any(groups.values())
)
seats = st.integers(1, 80)


def ranked(groups, seats):
    return rank(groups.items(), seats)


def as_cited(classes):
    """The classes in the shape of the examples: `only` says how many turns a class has that does not fit."""
    return [
        {"quotient": str(each.quotient), "groups": list(each.groups), "positions": [each.first, each.last]}
        | ({"only": each.turns} if each.turns < len(each.groups) else {})
        for each in classes
    ]


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case["id"])
def test_a_cited_example_comes_out_as_published(case):
    result = ranked(case["groups"], case["seats"])
    tie = case.get("tie")
    assert as_cited(result.classes) == case["sequence"]
    assert as_cited(result.ties) == case.get("order_ties", [])
    assert result.certain == (case["expected_sure"] if tie else case["expected"])
    assert result.drawn == (
        DrawnSeats(tie["seats_left"], tuple(tie["contenders"]), Fraction(tie["quotient"])) if tie else None
    )


def test_the_published_order_of_one_example_is_the_order_of_the_turns():
    case = next(case for case in CASES if "published_sequence" in case)
    assert [each.groups for each in ranked(case["groups"], case["seats"]).classes] == [
        (group,) for group in case["published_sequence"]
    ]


@pytest.mark.parametrize("case", WITH_ALLIANCES, ids=lambda case: case["id"])
def test_parties_that_pool_share_what_their_pool_won_by_the_same_method(case):
    pools = {"+".join(pool): pool for pool in case["alliances"]}
    pooled = {party for pool in case["alliances"] for party in pool}
    pools |= {party: [party] for party in case["groups"] if party not in pooled}
    outer = ranked({name: sum(case["groups"][party] for party in pool) for name, pool in pools.items()}, case["seats"])
    assert outer.certain == case["top_level"]

    won = {}
    for name, pool in pools.items():
        inner = ranked({party: case["groups"][party] for party in pool}, outer.certain[name])
        assert inner.certain == case["inner"].get(name, {"split": {name: outer.certain[name]}})["split"]
        won |= inner.certain
    assert won == case["expected"]


def test_a_tie_that_decides_nothing_but_the_order_is_still_for_lots():
    result = ranked({"A": 2, "B": 1, "C": 1}, 4)
    assert result.ties == (EqualQuotients(2, 4, Fraction(1), ("A", "B", "C")),)
    assert result.drawn is None


def test_a_group_without_members_gets_nothing_and_is_in_no_tie():
    result = ranked({"A": 1, "empty": 0, "B": 1}, 3)
    assert result.certain == {"A": 1, "empty": 0, "B": 1}
    assert {group for each in result.classes for group in each.groups} == {"A", "B"}


def test_a_single_group_may_get_more_seats_than_it_has_members():
    assert ranked({"A": 2}, 5).certain == {"A": 5}


@given(sizes, seats)
def test_the_turns_follow_one_another_from_the_first_seat_to_the_last(groups, seats):
    covered = [turn for each in ranked(groups, seats).classes for turn in range(each.first, each.last + 1)]
    assert covered == list(range(1, seats + 1))


@given(sizes, seats)
def test_quotients_fall_strictly_from_class_to_class(groups, seats):
    quotients = [each.quotient for each in ranked(groups, seats).classes]
    assert quotients == sorted(set(quotients), reverse=True)


@given(sizes, seats)
def test_the_classes_are_the_largest_of_all_quotients(groups, seats):
    every = sorted(
        (Fraction(size, divisor) for size in groups.values() if size for divisor in range(1, seats + 2)), reverse=True
    )
    assert [each.quotient for each in ranked(groups, seats).classes for _ in range(each.turns)] == every[:seats]


@given(sizes, seats)
def test_a_class_holds_every_group_with_its_quotient_once_in_name_order(groups, seats):
    for each in ranked(groups, seats).classes:
        divisible = sorted(group for group, size in groups.items() if size and (size / each.quotient).denominator == 1)
        assert each.groups == tuple(divisible)


@given(sizes, seats)
def test_certain_and_drawn_seats_are_all_the_seats(groups, seats):
    result = ranked(groups, seats)
    assert sum(result.certain.values()) + (result.drawn.seats if result.drawn else 0) == seats
    assert list(result.certain) == list(groups)


@given(sizes, seats)
def test_only_the_last_class_can_be_short_of_seats(groups, seats):
    result = ranked(groups, seats)
    assert all(each.turns == len(each.groups) for each in result.classes[:-1])
    assert (result.drawn is not None) == (result.classes[-1].turns < len(result.classes[-1].groups))


@given(sizes, seats)
def test_one_more_seat_takes_no_certain_seat_from_anybody(groups, seats):
    fewer, more = ranked(groups, seats).certain, ranked(groups, seats + 1).certain
    assert all(more[group] >= fewer[group] for group in groups)


@given(sizes, seats)
@example({"C": 10, "V": 3, "B": 2, "F": 1, "A": 1, "Ø": 1, "I": 1}, 15)
def test_an_independent_count_agrees_on_seats_and_ties(groups, seats):
    independent = HighestAverages("d_hondt").evaluate({group: n for group, n in groups.items() if n}, seats)
    result = ranked(groups, seats)
    expected = {group: number for group, number in result.certain.items() if number}
    if result.drawn:
        expected[Tie(result.drawn.among)] = result.drawn.seats
    assert independent == expected


@given(st.integers(1, 10**40), st.integers(1, 10**40), st.integers(1, 50))
@example(10**40, 10**40 - 1, 2)
@example(3 * 10**40, 10**40, 4)
def test_numbers_of_any_size_are_compared_exactly(one, other, seats):
    result = ranked({"A": one, "B": other}, seats)
    quotients = [(Fraction(size, n), name) for name, size in (("A", one), ("B", other)) for n in range(1, seats + 1)]
    order = sorted(quotients, key=lambda turn: (-turn[0], turn[1]))
    assert [(each.quotient, group) for each in result.classes for group in each.groups[: each.turns]] == order[:seats]


@pytest.mark.parametrize(
    ("groups", "seats", "reason", "sentence"),
    [
        ([], 3, "no-groups", "There are no groups."),
        ([("A", 0), ("B", 0)], 3, "no-members", "No group has any members."),
        ([("A", 4), ("B", -1)], 3, "negative-group", "Group B cannot have -1 members."),
        ([("A", 4), ("A", 2)], 3, "group-twice", "Group A is named twice."),
        ([("A", 4)], 0, "no-seats", "There must be at least 1 seat, not 0."),
        ([("A", 4)], -2, "no-seats", "There must be at least 1 seat, not -2."),
    ],
)
def test_what_can_be_no_election_is_refused_with_its_reason(groups, seats, reason, sentence):
    with pytest.raises(LawError) as refusal:
        rank(groups, seats)
    assert (refusal.value.reason, str(refusal.value)) == (reason, sentence)


def test_a_thousand_equal_groups_are_one_class_in_name_order():
    groups = {f"G{number:04}": 7 for number in reversed(range(1000))}
    result = ranked(groups, 400)
    assert result.classes == (EqualQuotients(1, 400, Fraction(7), tuple(sorted(groups))),)
    assert result.drawn == DrawnSeats(400, tuple(sorted(groups)), Fraction(7))


def test_a_thousand_groups_and_thousands_of_seats_are_counted_to_the_last():
    groups = {f"G{number}": number * 7919 % 997 + 1 for number in range(1000)}
    result = ranked(groups, 10_000)
    assert result.classes[-1].last == 10_000
    assert sum(result.certain.values()) == 10_000 - (result.drawn.seats if result.drawn else 0)
