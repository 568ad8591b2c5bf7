"""What a slice shows on a page of another one further up the journey, without that one knowing of it.

The slice that draws the page has a slot in its ``boxes.py``: ``PUT_BEFORE: Slot[Meeting] = Slot()``. A slice further
down puts a box on it in its own: ``BOXES = [Box(PUT_BEFORE, "committees/_put_before.html", _drafts)]``. The page
asks for what is on the slot, for one thing or for all the rows of a list at once.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import Flask, current_app, render_template
from markupsafe import Markup

T = TypeVar("T")


class Slot(Generic[T]):
    """Where on a page, and about which kind of thing, others may show something."""


@dataclass(frozen=True)
class Box(Generic[T]):
    """A template, and what it draws: ``contents`` asks once for many things and answers by their ids.

    The template draws ``box``, one of the answers. Where there is nothing to say of a thing, it has none.
    """

    slot: Slot[T]
    template: str
    contents: Callable[[Sequence[T]], Mapping[int, object]]


def register(app: Flask, boxes: Sequence[Box[Any]]) -> None:
    """``boxes`` in the order of the slices, which is the order on every page."""
    on: dict[Slot[Any], list[Box[Any]]] = defaultdict(list)
    for box in boxes:
        on[box.slot].append(box)
    app.extensions["boxes"] = on


def boxes_on(slot: Slot[T], things: Sequence[T]) -> dict[int, Markup]:
    """What there is to see on the slot, by each thing's id; as many queries for thirty things as for one."""
    drawn: dict[int, Markup] = defaultdict(Markup)
    for box in current_app.extensions["boxes"].get(slot, ()) if things else ():
        for identity, contents in box.contents(things).items():
            drawn[identity] += Markup(render_template(box.template, box=contents))  # noqa: S704 -- a template escapes
    return drawn


def box_on(slot: Slot[T], thing: T) -> Markup:
    """The same for one thing."""
    return boxes_on(slot, [thing])[thing.id]  # type: ignore[attr-defined]
