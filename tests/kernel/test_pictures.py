"""The geometry of the pictures: who sits where."""

from dataclasses import dataclass

import pytest

from app.pictures import COUNCILLOR, chamber, round_table


@dataclass(frozen=True)
class Group:
    count: int
    colour: str


def test_the_groups_of_the_council_sit_side_by_side_from_left_to_right():
    seats = chamber([Group(10, "#1"), Group(3, "#2"), Group(1, "#3")])
    assert [seat.colour for seat in seats] == ["#1"] * 10 + ["#2"] * 3 + ["#3"]
    assert (seats[0].x < 0 < seats[-1].x, all(seat.y < 0 for seat in seats)) == (True, True)


def test_a_council_that_nobody_sits_in_has_no_seats():
    assert chamber([]) == []


@pytest.mark.parametrize(("citizens", "councillors"), [(10, 5), (1, 1), (2, 3), (10, 0), (7, 3)])
def test_everybody_sits_round_the_table_and_councillors_are_told_by_their_colour(citizens, councillors):
    seats = round_table(citizens, councillors)
    assert len({(seat.x, seat.y) for seat in seats}) == citizens + councillors
    assert sum(seat.colour == COUNCILLOR for seat in seats) == councillors


def test_no_two_councillors_are_neighbours_where_ten_citizens_sit_with_five():
    places = [seat.colour == COUNCILLOR for seat in round_table(10, 5)]
    assert places == [True, False, False] * 5
