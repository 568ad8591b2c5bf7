"""Every kind of event has a sentence, and every sentence speaks only of what the event knows."""

import re
from dataclasses import fields

import pytest

from app.audit.names import THINGS
from app.audit.queries import ACTS_OF_APPLICANTS, event_types, kinds_of
from app.audit.sentences import SENTENCES, THEMES

pytestmark = pytest.mark.usefixtures("app")

PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def known_to(kind):
    """What a sentence about this kind of event can name."""
    names = {field.name for field in fields(kind)}
    return names | {name.removesuffix("_id") for name in names if name.removesuffix("_id") in THINGS}


def ours():
    return [kind for kind in event_types() if kind.__module__.startswith("app.")]


def test_every_event_has_a_sentence_and_every_sentence_an_event():
    assert {kind.__name__ for kind in ours()} == SENTENCES.keys()


def test_no_two_events_have_the_same_name():
    names = [kind.__name__ for kind in ours()]
    assert sorted(names) == sorted(set(names))


def test_a_sentence_names_only_what_its_event_knows():
    unknown = {
        kind.__name__: set(PLACEHOLDER.findall(str(SENTENCES[kind.__name__]))) - known_to(kind) for kind in ours()
    }
    assert {name: names for name, names in unknown.items() if names} == {}


def test_every_theme_has_events_and_every_event_a_theme():
    assert {kind.__module__.split(".")[1] for kind in ours()} == THEMES.keys()


def test_the_acts_of_applicants_are_events_about_applications():
    assert ACTS_OF_APPLICANTS - set(kinds_of("applications")) == set()
