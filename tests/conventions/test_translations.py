"""The Danish is complete, and says what the English says."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from app import translations

CATALOGUES = sorted(translations.SOURCES.glob("*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages(path: Path) -> list[Message]:
    return [message for message in read_po(BytesIO(path.read_bytes()), locale="da") if message.id]


def both_forms(words: object) -> list[str]:
    return [str(form) for form in words] if isinstance(words, (tuple, list)) else [str(words)]


def test_every_message_has_its_danish():
    assert translations.missing() == []


def test_no_danish_is_left_of_messages_that_nobody_says():
    assert translations.unused() == []


def test_no_message_is_said_in_two_ways():
    _catalogue, clashes = translations.catalogue()
    assert clashes == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_no_translation_is_empty_or_a_guess(path):
    unfinished = [message.id for message in messages(path) if message.fuzzy or not all(both_forms(message.string))]
    assert unfinished == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_a_translation_fills_in_the_same_things(path):
    different = [
        message.id
        for message in messages(path)
        if {name for form in both_forms(message.id) for name in PLACEHOLDER.findall(form)}
        != {name for form in both_forms(message.string) for name in PLACEHOLDER.findall(form)}
    ]
    assert different == []
