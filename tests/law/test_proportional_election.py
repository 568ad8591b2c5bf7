import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.apportionment import rank
from app.law.errors import LawError
from app.law.proportional_election import (
    Answered,
    Done,
    Draw,
    Election,
    Kind,
    NeedsDraw,
    Pick,
    Turn,
    Waiver,
    may_be_agreed,
    next_step,
    progress,
    record,
)

COUNCILLOR, CITIZEN = Kind.COUNCILLOR, Kind.CITIZEN
COUNCIL = (("C", 10), ("V", 3), ("B", 2), ("F", 1), ("A", 1), ("Ø", 1), ("I", 1))
UNDER_ET = Election(COUNCIL, councillors=5, citizens=10)
DRAWS = (Draw(Fraction(2), ("B", "C")), Draw(Fraction(1), ("Ø", "A", "V", "I", "C", "F", "B")))
PROCEDURES = {
    procedure["id"]: procedure
    for procedure in json.loads((Path(__file__).parent / "data" / "dhondt_examples.json").read_text("utf-8"))[
        "procedures"
    ]
}


def carried_out(election, answer):
    """Let `answer` reply to each turn and lots fall in name order, until there is nothing left to do."""
    while not isinstance(step := next_step(election), Done):
        election = record(election, Draw(step.quotient, step.among) if isinstance(step, NeedsDraw) else answer(step))
    return election


def first_free_kind(turn):
    return Pick(turn.group, turn.kinds[0])


def seats_of(election):
    taken = [turn.group for turn in progress(election).answered if turn.kind]
    return {group: taken.count(group) for group, _ in election.groups}


def groups_in_order(election):
    return [turn.group for turn in progress(election).answered]


def refusal(election, entry):
    with pytest.raises(LawError) as refused:
        record(election, entry)
    return refused.value.reason


# --- lots ---


def test_equal_quotients_wait_for_lots_before_anybody_chooses():
    assert next_step(UNDER_ET) == NeedsDraw(6, 7, Fraction(2), ("B", "C"))


def test_the_ties_are_drawn_one_by_one():
    assert next_step(replace(UNDER_ET, draws=DRAWS[:1])) == NeedsDraw(
        13, 15, Fraction(1), ("A", "B", "C", "F", "I", "V", "Ø")
    )


def test_lots_may_be_drawn_for_a_later_tie_first():
    assert next_step(replace(UNDER_ET, draws=DRAWS[1:])) == NeedsDraw(6, 7, Fraction(2), ("B", "C"))


def test_a_choice_before_the_lots_is_refused():
    assert refusal(UNDER_ET, Pick("C", COUNCILLOR)) == "draw-first"


@pytest.mark.parametrize("order", [("B",), ("B", "B"), ("B", "C", "V"), ("B", "V"), ()])
def test_a_draw_names_each_of_the_tied_groups_once(order):
    assert refusal(UNDER_ET, Draw(Fraction(2), order)) == "not-the-tied-groups"


def test_lots_between_groups_that_are_not_tied_are_refused():
    assert refusal(replace(UNDER_ET, draws=DRAWS), Draw(Fraction(10), ("C",))) == "no-such-tie"


def test_a_tie_is_drawn_only_once():
    assert refusal(replace(UNDER_ET, draws=DRAWS), DRAWS[0]) == "drawn-twice"


def test_lots_order_the_turns_and_give_away_the_last_seats():
    election = carried_out(replace(UNDER_ET, draws=DRAWS), first_free_kind)
    assert groups_in_order(election) == [*"CCCVC", "B", "C", *"CVCCC", "Ø", "A", "V"]


def test_the_first_of_two_tied_groups_chooses_first():
    tied = Election((("A", 4), ("B", 4)), 1, 1)
    assert next_step(record(tied, Draw(Fraction(4), ("B", "A")))) == Turn(1, "B", Fraction(4), (COUNCILLOR, CITIZEN))


# --- the kind of place ---


def test_when_every_group_takes_a_councillor_place_while_one_is_free_the_cited_groups_get_them():
    procedure = PROCEDURES["s26-all-pick-politicians-first"]
    election = Election(
        tuple(procedure["groups"].items()), procedure["places"]["politician"], procedure["places"]["citizen"]
    )
    answered = progress(carried_out(election, first_free_kind)).answered
    assert [turn.group for turn in answered[:5]] == procedure["order_until_first_tie"]
    assert [turn.kind for turn in answered] == [COUNCILLOR] * 5 + [CITIZEN] * 10


def test_the_rest_are_councillors_once_the_citizen_places_are_taken():
    election = replace(UNDER_ET, draws=DRAWS)
    for group in "CCCVCBCCVC":
        election = record(election, Pick(group, CITIZEN))
    assert next_step(election) == Turn(11, "C", Fraction(5, 4), (COUNCILLOR,))
    assert refusal(election, Pick("C", CITIZEN)) == "kind-is-full"


def test_a_committee_of_citizens_only_offers_no_councillor_place():
    assert next_step(Election((("A", 3), ("B", 2)), 0, 2)) == Turn(1, "A", Fraction(3), (CITIZEN,))


def test_only_the_group_whose_turn_it_is_may_choose():
    assert refusal(replace(UNDER_ET, draws=DRAWS), Pick("V", CITIZEN)) == "not-their-turn"
    assert refusal(replace(UNDER_ET, draws=DRAWS), Waiver("V")) == "not-their-turn"


def test_nothing_can_be_chosen_after_the_last_place():
    election = carried_out(UNDER_ET, first_free_kind)
    assert refusal(election, Pick("C", CITIZEN)) == "election-is-over"


# --- ex-officio members ---


def test_an_ex_officio_member_uses_the_first_turn_of_the_group_announced():
    election = replace(UNDER_ET, draws=DRAWS, ex_officio=("V",))
    answered = progress(carried_out(election, first_free_kind)).answered
    assert answered[3] == Answered(4, "V", Fraction(3), COUNCILLOR, is_ex_officio=True)
    assert [turn.group for turn in answered] == groups_in_order(
        carried_out(replace(UNDER_ET, draws=DRAWS), first_free_kind)
    )


def test_an_ex_officio_member_takes_one_of_the_councillor_places():
    election = replace(UNDER_ET, draws=DRAWS, ex_officio=("C", "C"))
    kinds = [turn.kind for turn in progress(carried_out(election, first_free_kind)).answered]
    assert kinds == [COUNCILLOR] * 5 + [CITIZEN] * 10
    assert next_step(election).number == 3


def test_a_group_without_a_turn_that_has_an_ex_officio_member_leaves_one_place_less_to_the_others():
    election = carried_out(Election((("A", 9), ("B", 1)), 2, 1, ex_officio=("B",)), first_free_kind)
    assert groups_in_order(election) == ["A", "A"]


def test_a_committee_of_ex_officio_members_needs_no_choice():
    assert next_step(Election((("A", 3), ("B", 2)), 2, 0, ex_officio=("A", "B"))) == Done()


def test_more_ex_officio_members_than_councillor_places_are_refused():
    with pytest.raises(LawError) as refused:
        progress(replace(UNDER_ET, ex_officio=("C",) * 6))
    assert str(refused.value) == "6 ex-officio members cannot have 5 places."


def test_an_ex_officio_member_of_an_unknown_group_is_refused():
    with pytest.raises(LawError) as refused:
        progress(replace(UNDER_ET, ex_officio=("K",)))
    assert refused.value.reason == "unknown-group"


# --- waivers ---


def test_a_place_given_up_goes_to_the_next_quotient_among_the_other_groups_as_cited():
    procedure = PROCEDURES["s24-3-waiver"]
    gives_up = iter([Waiver("B")])
    election = carried_out(
        Election(tuple(procedure["groups"].items()), 0, procedure["seats"]),
        lambda turn: next(gives_up, None) or first_free_kind(turn) if turn.group == "B" else first_free_kind(turn),
    )
    assert seats_of(election) == procedure["expected"]
    assert progress(election).answered[-1] == Answered(9, "D", Fraction(8), CITIZEN)


def test_a_group_that_gives_up_one_place_keeps_its_later_turns():
    election = record(Election((("A", 4), ("B", 1)), 0, 3), Waiver("A"))
    assert groups_in_order(carried_out(election, first_free_kind)) == ["A", "A", "A", "B"]


def test_the_last_place_given_up_among_tied_groups_goes_to_the_next_in_the_lots():
    election = replace(UNDER_ET, draws=DRAWS)
    for _twelve_certain_turns in range(12):
        election = record(election, first_free_kind(next_step(election)))
    election = record(election, Waiver("Ø"))
    assert groups_in_order(carried_out(election, first_free_kind))[-4:] == ["Ø", "A", "V", "I"]


def test_a_tie_about_a_place_given_up_needs_lots_of_its_own():
    election = Election((("A", 6), ("B", 2), ("C", 2)), 0, 1)
    election = record(election, Waiver("A"))
    assert next_step(election) == NeedsDraw(2, 2, Fraction(2), ("B", "C"))
    election = record(election, Draw(Fraction(2), ("C", "B")))
    assert next_step(election) == Turn(2, "C", Fraction(2), (CITIZEN,))
    assert next_step(record(election, Waiver("C"))) == Turn(3, "B", Fraction(2), (CITIZEN,))


def test_a_group_that_has_given_up_a_place_is_not_offered_what_others_give_up():
    election = record(Election((("A", 6), ("B", 2), ("C", 1)), 0, 2), Waiver("A"))
    election = record(record(election, Pick("A", CITIZEN)), Waiver("B"))
    assert next_step(election) == Turn(4, "C", Fraction(1), (CITIZEN,))


def test_a_place_that_nobody_else_can_take_cannot_be_given_up():
    election = record(Election((("A", 6), ("B", 2), ("empty", 0)), 0, 1), Waiver("A"))
    assert refusal(election, Waiver("B")) == "nobody-else"


# --- any election at all ---


@st.composite
def elections_and_replies(draw):
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=6))
    councillors, citizens = draw(st.integers(0, 6)), draw(st.integers(1, 10))
    names = [f"G{number}" for number in range(len(sizes))]
    ex_officio = draw(st.lists(st.sampled_from(names), max_size=councillors))
    election = Election(tuple(zip(names, sizes, strict=True)), councillors, citizens, tuple(ex_officio))
    return election, draw(st.randoms(use_true_random=False))


def can_be_given_up(election, group):
    """Whether another group is left that has given up nothing: else the place has nowhere to go."""
    gave_up = {answer.group for answer in election.answers if isinstance(answer, Waiver)}
    return bool({name for name, _ in election.groups} - gave_up - {group})


def carried_out_at_random(election, random):
    """Lots, kinds and some waivers at random."""
    while not isinstance(step := next_step(election), Done):
        if isinstance(step, NeedsDraw):
            entry = Draw(step.quotient, tuple(random.sample(step.among, len(step.among))))
        elif random.random() < 0.2 and can_be_given_up(election, step.group):
            entry = Waiver(step.group)
        else:
            entry = Pick(step.group, random.choice(step.kinds))
        election = record(election, entry)
    return election


@given(elections_and_replies())
def test_every_election_ends_with_exactly_the_places_of_each_kind(given_election):
    election, random = given_election
    done = progress(carried_out_at_random(election, random))
    unplaced = sum(
        max(
            0,
            election.ex_officio.count(group) - sum(turn.is_ex_officio for turn in done.answered if turn.group == group),
        )
        for group, _ in election.groups
    )
    kinds = [turn.kind for turn in done.answered]
    assert kinds.count(COUNCILLOR) + unplaced == election.councillors
    assert kinds.count(CITIZEN) == election.citizens


@given(elections_and_replies())
def test_turns_are_numbered_without_a_gap(given_election):
    answered = progress(carried_out_at_random(*given_election)).answered
    assert [turn.number for turn in answered] == list(range(1, len(answered) + 1))


@given(elections_and_replies())
def test_without_waivers_the_groups_get_what_the_ranking_says(given_election):
    election, _ = given_election
    election = replace(election, ex_officio=())
    ranking = rank(election.groups, election.councillors + election.citizens)
    seats = seats_of(carried_out(election, first_free_kind))
    among_drawn = {group: seats[group] - ranking.certain[group] for group in seats}
    assert set(among_drawn.values()) <= {0, 1}
    assert sum(among_drawn.values()) == (ranking.drawn.seats if ranking.drawn else 0)


@given(elections_and_replies())
def test_the_same_record_always_gives_the_same_answer(given_election):
    election = carried_out_at_random(*given_election)
    copy = Election(
        election.groups,
        election.councillors,
        election.citizens,
        election.ex_officio,
        tuple(reversed(election.draws)),
        election.answers,
    )
    assert progress(copy) == progress(election)


def test_one_objection_is_enough_for_a_proportional_election():
    assert [may_be_agreed(objections) for objections in (0, 1, 19)] == [True, False, False]


def test_negative_places_are_refused():
    with pytest.raises(LawError) as refused:
        progress(replace(UNDER_ET, citizens=-1))
    assert refused.value.reason == "negative-places"
