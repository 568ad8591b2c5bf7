"""Boxes: what a slice shows on a page of another, found by name and drawn in the order of the slices."""

from dataclasses import dataclass

import pytest
from flask import Flask

from app.boxes import Box, Slot, box_on, boxes_on, register


@dataclass(frozen=True)
class Thing:
    id: int


@dataclass(frozen=True)
class Words:
    text: str


SLOT: Slot[Thing] = Slot()


@pytest.fixture
def small(tmp_path):
    """An app with two templates, so that the order of boxes can be told."""
    (tmp_path / "first.html").write_text("<p>{{ box.text }}</p>")
    (tmp_path / "second.html").write_text("<b>{{ box.text }}</b>")
    app = Flask("small", template_folder=str(tmp_path))
    with app.test_request_context("/"):
        yield app


def says(text, *, about):
    return lambda things: {thing.id: Words(text) for thing in things if thing.id in about}


def test_boxes_stand_in_the_order_of_the_slices_and_only_where_something_is_said(small):
    register(small, [Box(SLOT, "first.html", says("a", about={1, 2})), Box(SLOT, "second.html", says("b", about={2}))])
    drawn = boxes_on(SLOT, [Thing(1), Thing(2), Thing(3)])
    assert [drawn[number] for number in (1, 2, 3)] == ["<p>a</p>", "<p>a</p><b>b</b>", ""]
    assert box_on(SLOT, Thing(2)) == "<p>a</p><b>b</b>"


def test_what_a_box_says_is_text_and_not_html(small):
    register(small, [Box(SLOT, "first.html", says("<i>", about={1}))])
    assert box_on(SLOT, Thing(1)) == "<p>&lt;i&gt;</p>"


def test_each_box_is_asked_once_for_all_rows_and_never_for_none(small):
    asked = []
    register(small, [Box(SLOT, "first.html", lambda things: asked.append(len(things)) or {})])
    boxes_on(SLOT, [Thing(number) for number in range(30)])
    boxes_on(SLOT, [])
    assert asked == [30]


def test_a_slot_nobody_uses_is_empty(small):
    register(small, [])
    assert box_on(SLOT, Thing(1)) == ""
