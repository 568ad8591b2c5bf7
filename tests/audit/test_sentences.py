"""Every slice tells its own events, and an app in which one does not is never started."""

import re
from dataclasses import dataclass
from enum import StrEnum
from types import ModuleType

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.events import Event
from app.trail import Naming, Told, gather, the_trail

pytestmark = pytest.mark.usefixtures("app")


class Silent(StrEnum):
    """An enum that has no words."""

    YES = "yes"


@dataclass(frozen=True)
class AboutBench(Event):
    bench_id: int
    user_id: int


@dataclass(frozen=True)
class BenchPainted(AboutBench):
    colour: str


@dataclass(frozen=True)
class BenchAsked(AboutBench):
    answer: Silent


def a_slice(told, *events):
    """The modules of a slice called benches."""
    sentences, happenings = ModuleType("app.benches.sentences"), ModuleType("app.benches.events")
    sentences.TOLD = told
    for event in (*events, AboutBench) if events else ():
        event.__module__ = happenings.__name__
        setattr(happenings, event.__name__, event)
    return [sentences], [happenings]


def told(sentences, **more):
    return Told(theme="Benches", sentences=sentences, names={"user": Naming(select(User.id, User.name))}, **more)


def test_a_slice_tells_its_events_by_their_fields_and_by_the_names_behind_them(app_of_its_own):
    gather(
        app_of_its_own, *a_slice(told({BenchPainted: "%(user)s painted bench %(bench_id)s %(colour)s."}), BenchPainted)
    )
    with app_of_its_own.app_context():
        assert the_trail().kinds_of("benches") == ["BenchPainted"]
        assert the_trail().themes == {"benches": "Benches"}


@pytest.mark.parametrize(
    ("sentences", "more", "events", "fault"),
    [
        ({}, {}, [BenchPainted], "no sentence tells BenchPainted"),
        ({BenchPainted: "%(bench)s, %(size)s"}, {}, [BenchPainted], "the sentence about BenchPainted speaks of bench, size"),
        ({BenchPainted: "Painted."}, {}, [], "benches tells BenchPainted, which is no event"),
        ({}, {"unnamed": {BenchPainted: "Somebody"}}, [], "benches tells BenchPainted, which is no event"),
        ({BenchAsked: "%(answer)s"}, {}, [BenchAsked], "BenchAsked.answer is a Silent, which has no words"),
    ],
)  # fmt: skip
def test_what_is_told_wrongly_stops_the_app_from_starting(app_of_its_own, sentences, more, events, fault):
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}$"):
        gather(app_of_its_own, *a_slice(told(sentences, **more), *events))


def test_two_events_cannot_be_recorded_under_one_name(app_of_its_own):
    sentences, events = a_slice(told({BenchPainted: "Painted."}), BenchPainted)
    with pytest.raises(ValueError, match=r"^two events are called BenchPainted$"):
        gather(app_of_its_own, sentences, [*events, *events])


def test_every_event_there_is_has_been_gathered():
    """Those of tests left out: they live in no slice."""

    def kinds(parent):
        for kind in parent.__subclasses__():
            yield from kinds(kind) if kind.__subclasses__() else [kind]

    there = {
        kind.__name__
        for kind in kinds(Event)
        if kind.__module__.startswith("app.") and "benches" not in kind.__module__
    }
    assert there == the_trail().kinds.keys()
