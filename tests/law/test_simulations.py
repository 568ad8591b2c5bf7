"""Elections as many as no council will ever hold, against counts that share no line with ours."""

import random
from fractions import Fraction

import pytest
from votelib.evaluate.core import Tie
from votelib.evaluate.proportional import HighestAverages

from app.law.apportionment import rank

pytestmark = pytest.mark.slow

COUNCILS = 20_000


def test_twenty_thousand_councils_are_counted_as_an_independent_program_counts_them():
    chance = random.Random(17)  # noqa: S311 -- the same councils each time
    independent = HighestAverages("d_hondt")
    different = []
    for _number in range(COUNCILS):
        groups = {f"G{n}": chance.randint(1, 20) for n in range(chance.randint(1, 9))}
        seats = chance.randint(1, 31)
        result = rank(groups.items(), seats)
        counted = {group: number for group, number in result.certain.items() if number}
        if result.drawn:
            counted[Tie(result.drawn.among)] = result.drawn.seats
        if counted != independent.evaluate(groups, seats):
            different.append((groups, seats))
    assert different == []


def test_twenty_thousand_councils_take_their_turns_by_the_largest_quotients():
    chance = random.Random(24)  # noqa: S311 -- the same councils each time
    different = []
    for _number in range(COUNCILS):
        groups = {f"G{n}": chance.randint(1, 20) for n in range(chance.randint(1, 9))}
        seats = chance.randint(1, 31)
        every = sorted(
            (Fraction(size, divisor) for size in groups.values() for divisor in range(1, seats + 1)), reverse=True
        )
        turns = [each.quotient for each in rank(groups.items(), seats).classes for _turn in range(each.turns)]
        if turns != every[:seats]:
            different.append((groups, seats))
    assert different == []
