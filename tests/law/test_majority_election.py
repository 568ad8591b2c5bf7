import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.errors import LawError
from app.law.majority_election import Elected, MajorityElection, NeedsLots, NextBallot, outcome

DATA = json.loads((Path(__file__).parent / "data" / "dhondt_examples.json").read_text(encoding="utf-8"))
CHAIR = next(procedure for procedure in DATA["procedures"] if procedure["id"] == "s24-1-chair-third-ballot")


def of(*ballots, present=21, finalists=(), drawn=None):
    return outcome(MajorityElection(present, ballots, finalists, drawn))


def test_the_cited_third_ballot_is_decided_by_the_votes_cast():
    ballots = [{name: n for name, n in ballot.items() if name != "blank"} for ballot in CHAIR["ballots"]]
    steps = [of(*ballots[:number], present=CHAIR["present"]) for number in range(4)]
    assert steps == [NextBallot(1), NextBallot(2), NextBallot(3, ("A", "B")), Elected("A", 3)]


@pytest.mark.parametrize(
    ("present", "votes", "result"),
    [
        (21, {"A": 11, "B": 10}, Elected("A", 1)),
        (21, {"A": 10, "B": 8}, NextBallot(2)),
        (20, {"A": 10, "B": 10}, NextBallot(2)),
        (20, {"A": 11}, Elected("A", 1)),
        (20, {"A": 10}, NextBallot(2)),
        (1, {"A": 1}, Elected("A", 1)),
        (21, {}, NextBallot(2)),
    ],
)
def test_the_first_ballot_needs_a_majority_of_those_present(present, votes, result):
    assert of(votes, present=present) == result


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ({"A": 11, "B": 3}, Elected("A", 2)),
        ({"A": 2}, Elected("A", 2)),
        ({"A": 2, "B": 0}, Elected("A", 2)),
        ({"A": 10, "B": 8, "C": 3}, NextBallot(3, ("A", "B"))),
        ({"A": 10, "B": 10, "C": 1}, NextBallot(3, ("A", "B"))),
        ({"C": 1, "B": 1}, NextBallot(3, ("B", "C"))),
        ({"A": 9, "B": 6, "C": 6}, NeedsLots(1, ("B", "C"), certain=("A",))),
        ({"A": 7, "B": 7, "C": 7}, NeedsLots(2, ("A", "B", "C"))),
        ({}, NextBallot(2)),
    ],
)
def test_the_second_ballot_elects_a_majority_or_the_only_one_voted_for(votes, result):
    assert of({"A": 10, "B": 8, "C": 3}, votes) == result


def test_a_second_ballot_in_which_nobody_got_a_vote_is_held_again():
    assert of({"A": 1, "B": 1}, {}, {"A": 9, "B": 8}) == NextBallot(3, ("A", "B"))


def test_lots_choose_who_joins_the_leader_in_the_third_ballot():
    tied = ({"A": 9, "B": 6, "C": 6},) * 2
    assert of(*tied, finalists=("C",)) == NextBallot(3, ("A", "C"))
    assert of(*tied, {"A": 4, "C": 5}, finalists=("C",)) == Elected("C", 3)


def test_lots_choose_two_of_three_equals_for_the_third_ballot():
    assert of({}, {"A": 7, "B": 7, "C": 7}, finalists=("C", "B")) == NextBallot(3, ("B", "C"))


@pytest.mark.parametrize("votes", [{"A": 9, "B": 9}, {"A": 0, "B": 0}, {}])
def test_lots_decide_a_tied_third_ballot(votes):
    ballots = ({"A": 10, "B": 8},) * 2
    assert of(*ballots, votes) == NeedsLots(1, ("A", "B"), elects=True)
    assert of(*ballots, votes, drawn="B") == Elected("B", 3, by_lots=True)


@pytest.mark.parametrize(
    ("ballots", "more", "reason"),
    [
        ([{"A": 22}], {}, "too-many-votes"),
        ([{"A": 12, "B": 10}], {}, "too-many-votes"),
        ([{"A": -1}], {}, "negative-votes"),
        ([{"A": 11}, {"A": 11}], {}, "already-decided"),
        ([{"A": 10, "B": 8}, {"A": 10, "B": 8}, {"A": 1, "C": 2}], {}, "not-in-the-run-off"),
        ([{}, {"A": 7, "B": 7, "C": 7}, {"A": 8, "B": 7}], {}, "draw-first"),
        ([{}, {"A": 9, "B": 6, "C": 6}], {"finalists": ("A",)}, "not-a-finalist"),
        ([{}, {"A": 9, "B": 6, "C": 6}], {"finalists": ("B", "C")}, "not-a-finalist"),
        ([{}, {"A": 7, "B": 7, "C": 7}], {"finalists": ("B", "B")}, "not-a-finalist"),
        ([{}, {"A": 9, "B": 6}], {"finalists": ("B",)}, "lots-not-needed"),
        ([{}, {"A": 9, "B": 6}, {"A": 9, "B": 6}], {"drawn": "B"}, "lots-not-needed"),
        ([{}, {"A": 9, "B": 6}, {"A": 6, "B": 6}], {"drawn": "C"}, "not-tied"),
        ([], {"present": 0}, "no-voters"),
    ],
)
def test_a_record_that_cannot_be_is_refused_with_its_reason(ballots, more, reason):
    with pytest.raises(LawError) as refused:
        of(*ballots, **more)
    assert refused.value.reason == reason


votes = st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 5), max_size=4)


@given(votes, votes)
def test_two_ballots_end_in_a_winner_lots_or_another_ballot_between_those_voted_for(first, second):
    result = of(first, second) if not isinstance(of(first), Elected) else of(first)
    voted_for = {name for ballot in (first, second) for name, number in ballot.items() if number}
    match result:
        case Elected(candidate):
            assert candidate in voted_for
        case NeedsLots(places, among, certain):
            assert places + len(certain) == 2 < len(among) + len(certain)
        case NextBallot(number, candidates):
            assert (number, len(set(candidates))) in {(3, 2), (2, 0)}
