"""What the portal calls its values, in the reader's language. Each slice's ``words.py`` says it of its own enums.

    OUTCOME = Words(
        Outcome,
        {Outcome.FOLLOWED: _("Followed"), Outcome.CHANGED: _("Followed with a change"), …},
        badge={Outcome.FOLLOWED: "success", …},
    )

``word(Outcome.FOLLOWED)``, in templates ``{{ outcome|word }}``, is then "Followed". A value that pages say in
several ways has named forms: ``word(Office.CHAIR, "sentence")`` is "chair". The enum is part of the question, so
the same value in two enums may be called two things.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

from flask import Flask

E = TypeVar("E", bound=Enum)


class Words(Generic[E]):
    """What the members of one enum are called by themselves, and in other forms where a page says it differently.

    ``badge`` is the kind of badge that each is drawn as. A form leaves out the members that it says as they are.
    """

    def __init__(
        self, enum: type[E], words: Mapping[E, Any], *, badge: Mapping[E, str] | None = None, **forms: Mapping[E, Any]
    ) -> None:
        if silent := [member.name for member in enum if member not in words]:
            raise ValueError(f"{enum.__name__} has no word for {', '.join(silent)}")
        if enum in _known:
            raise ValueError(f"{enum.__name__} has its words from two places")
        self.words, self.badge = words, badge or {}
        self.forms: dict[str, Mapping[E, Any]] = {"": words, "sentence": words, **forms}
        _known[enum] = self

    def of(self, member: E, form: str = "") -> Any:
        """What the member is called in the form, or by itself where the form leaves it out.

        Every enum can be said in a sentence; another form that it does not have is a mistake (KeyError).
        """
        return self.forms[form].get(member, self.words[member])

    def choices(self, form: str = "", *, hint: str = "") -> list[tuple[Any, ...]]:
        """Every value with its word, for a field to choose from; ``hint`` names the form that explains each."""
        chosen = [(member.value, self.of(member, form)) for member in self.words]
        if not hint:
            return chosen
        return [(*choice, {"hint": self.of(member, hint)}) for choice, member in zip(chosen, self.words, strict=True)]


_known: dict[type[Enum], Words[Any]] = {}


def register(app: Flask) -> None:
    app.add_template_filter(word)
    app.add_template_filter(badge_kind)


def word(value: Enum | None, form: str = "") -> Any:
    """What a value is called; nothing is called nothing."""
    return "" if value is None else _known[type(value)].of(value, form)


def badge_kind(value: Enum) -> str:
    """The kind of badge that a value is drawn as; "" is the plain one."""
    return _known[type(value)].badge.get(value, "")


def has_words(enum: type[Enum]) -> bool:
    return enum in _known
