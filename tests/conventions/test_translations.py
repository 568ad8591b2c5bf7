"""The Danish is complete, and says what the English says."""

import re
from io import BytesIO
from pathlib import Path

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


def test_no_translation_is_empty_or_a_guess():
    unfinished = [
        f"{path.name}: {message.id}"
        for path in CATALOGUES
        for message in messages(path)
        if message.fuzzy or not all(both_forms(message.string))
    ]
    assert unfinished == []


def test_a_translation_fills_in_the_same_things():
    different = [
        f"{path.name}: {message.id}"
        for path in CATALOGUES
        for message in messages(path)
        if placeholders(message.id) != placeholders(message.string)
    ]
    assert different == []


def placeholders(words: object) -> set[str]:
    return {name for form in both_forms(words) for name in PLACEHOLDER.findall(form)}
