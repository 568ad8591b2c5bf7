"""What the pictures are made of, and their geometry, so that a template only draws. Offered to every template.

Units are those of the picture's viewBox; x grows to the right, y downwards, and (0, 0) is the middle of the circle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from math import ceil, cos, pi, sin
from typing import Protocol

from flask import Flask
from flask_babel import lazy_gettext as _

from app.words import Words


@dataclass(frozen=True)
class Spot:
    """Where somebody sits: the middle and the radius of a dot, and its colour (hex)."""

    x: float
    y: float
    r: float
    colour: str = ""


class Wedge(Protocol):
    """A group in the half-circle: so many seats side by side, in its colour (hex)."""

    count: int
    colour: str


COUNCILLOR, CITIZENS = "#e0a458", ("#ffffff", "#bfdad9")


class Reached(StrEnum):
    """How far a step of a journey has come."""

    DONE = "done"
    CURRENT = "current"
    COMING = "coming"


HOW_FAR = Words(
    Reached, {Reached.DONE: _("done"), Reached.CURRENT: _("happening now"), Reached.COMING: _("still to come")}
)


@dataclass(frozen=True)
class JourneyStep:
    """A step on the line of a journey; ``what`` is one sentence for people, ``url`` where to read more."""

    name: str
    reached: Reached
    when: date | datetime | None = None
    what: str = ""
    url: str = ""

    @property
    def is_done(self) -> bool:
        return self.reached is Reached.DONE

    @property
    def is_current(self) -> bool:
        return self.reached is Reached.CURRENT


def register(app: Flask) -> None:
    app.add_template_global(chamber)
    app.add_template_global(round_table)


def chamber(groups: Sequence[Wedge]) -> list[Spot]:
    """A seat for each member of the council, the groups from left to right in the order given."""
    colours = [group.colour for group in groups for _seat in range(group.count)]
    return [replace(seat, colour=colour) for seat, colour in zip(halfcircle_seats(len(colours)), colours, strict=True)]


def round_table(citizens: int, councillors: int) -> list[Spot]:
    """Citizens and councillors round one table, the councillors spread evenly among them."""
    total = citizens + councillors
    apart = total // councillors if councillors else total + 1
    return [
        replace(seat, colour=COUNCILLOR if _is_councillors(place, apart, councillors) else CITIZENS[place % 2])
        for place, seat in enumerate(circle_seats(total))
    ]


def _is_councillors(place: int, apart: int, councillors: int) -> bool:
    return place % apart == 0 and place // apart < councillors


def halfcircle_seats(total: int) -> list[Spot]:
    """``total`` seats in a half-circle of radius 100, from the left wing to the right.

    Sorted by angle, so that groups given one after another become wedges, as in a real chamber.
    """
    if total == 0:
        return []
    rows = ceil((total / 4) ** 0.5)
    radii = [92 - row * 52 / max(rows - 1, 1) for row in range(rows)]
    seats = []
    placed, length_placed = 0, 0.0
    for radius in radii:
        # What is rounded away in one row is given to the next, so that the sum is right.
        length_placed += radius
        until = round(total * length_placed / sum(radii))
        count = until - placed
        seats += [(pi * (place + 0.5) / count, radius) for place in range(count)]
        placed = until
    size = min(10.0, 0.42 * pi * sum(radii) / total)
    return [
        Spot(round(-radius * cos(angle), 2), round(-radius * sin(angle), 2), round(size, 2))
        for angle, radius in sorted(seats)
    ]


def circle_seats(total: int, radius: float = 88) -> list[Spot]:
    """``total`` seats evenly round a table, the first at the top, clockwise."""
    turns = [2 * pi * place / total for place in range(total)]
    return [Spot(round(radius * sin(turn), 2), round(-radius * cos(turn), 2), 10) for turn in turns]
