"""Parts of pages that are drawn once."""

import pytest
from markupsafe import Markup

from app import fragments
from app.i18n import speaking

pytestmark = pytest.mark.usefixtures("app")


class Drawing:
    """Draws a part and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Markup:
        self.times += 1
        return Markup(f"<p>{self.times}</p>")  # noqa: S704 -- a number


def test_a_part_is_drawn_once_for_each_key():
    draw = Drawing()
    assert [fragments.remembered("a", 1, caller=draw) for _time in range(3)] == ["<p>1</p>"] * 3
    assert fragments.remembered("a", 2, caller=draw) == "<p>2</p>"


def test_each_language_has_its_own():
    draw = Drawing()
    fragments.remembered("a", caller=draw)
    with speaking("en"):
        assert fragments.remembered("a", caller=draw) == "<p>2</p>"


def test_there_is_an_end_to_what_is_remembered(monkeypatch, app):
    monkeypatch.setattr(fragments, "ROOM", 3)
    draw = Drawing()
    for number in range(10):
        fragments.remembered(number, caller=draw)
    assert len(app.extensions["fragments"]) == 3
    fragments.remembered(9, caller=draw)
    assert draw.times == 10
    fragments.remembered(0, caller=draw)
    assert draw.times == 11


def test_what_is_asked_for_again_and_again_outlives_what_was_seen_once(monkeypatch):
    monkeypatch.setattr(fragments, "ROOM", 3)
    front, others = Drawing(), Drawing()
    for number in range(20):
        fragments.remembered("front", caller=front)
        fragments.remembered("other", number, caller=others)
    assert (front.times, others.times) == (1, 20)


def test_what_could_not_be_drawn_is_not_remembered():
    def breaks() -> Markup:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fragments.remembered("a", caller=breaks)
    assert fragments.remembered("a", caller=Drawing()) == "<p>1</p>"


def test_what_one_reader_sees_alone_is_not_remembered():
    draw = Drawing()
    assert fragments.remembered("a", caller=draw) == "<p>1</p>"
    assert fragments.remembered("a", caller=draw, when=False) == "<p>2</p>"
    assert fragments.remembered("a", caller=draw) == "<p>1</p>"
