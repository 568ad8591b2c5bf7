"""What bodies are asked to decide, and what follows when they adopt it.

Each kind of case stands in the ``cases.py`` of the slice whose step it decides, under its name (``thing.verb``). A slice
further down the journey says in its own ``cases.py`` what the decision carries with it there, so that who records a
decision need not know what lies downstream.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from flask import Flask, current_app

from app.errors import Refused


@dataclass(frozen=True)
class CaseKind:
    """A kind of case. ``about`` below is what it decides on: a task committee, its terms, its result."""

    #: What is proposed about it, in the words of the minute book.
    proposal: Callable[[Any], str]
    #: Whether that body decides about it: ``(about, body)``.
    decided_by: Callable[[Any, Any], bool]
    #: What is said about it where another body's meeting was chosen.
    otherwise: Callable[[Any], str]
    #: The operation that records the decision and carries it out, in one transaction.
    adopt: Callable[..., Any]

    def check(self, about: Any, body: Any) -> None:
        """Refuse a body that does not decide about this."""
        if not self.decided_by(about, body):
            raise Refused(self.otherwise(about))


#: What a decision carries with it in another slice: ``(about, by=…)``, in the transaction of the decision.
Consequence = Callable[..., None]


@dataclass(frozen=True)
class Cases:
    kinds: dict[str, CaseKind]
    #: Name of the kind → what follows, in the order of the slices.
    consequences: dict[str, list[Consequence]]


def gather(app: Flask, parts: Iterable[ModuleType]) -> None:
    """Take ``CASES`` and ``CONSEQUENCES`` of each part. Refuses to start where a kind is there twice or not at all."""
    kinds: dict[str, CaseKind] = {}
    consequences: dict[str, list[Consequence]] = defaultdict(list)
    for part in parts:
        own: dict[str, CaseKind] = getattr(part, "CASES", {})
        if twice := kinds.keys() & own.keys():
            raise ValueError(f"kinds of case declared twice: {', '.join(sorted(twice))}")
        kinds |= own
        for name, consequence in getattr(part, "CONSEQUENCES", {}).items():
            consequences[name].append(consequence)
    if unknown := consequences.keys() - kinds.keys():
        raise ValueError(f"consequences of no kind of case: {', '.join(sorted(unknown))}")
    app.extensions["cases"] = Cases(kinds, consequences)


def case_kind(name: str) -> CaseKind:
    """The kind of that name. An unknown one is a mistake (KeyError)."""
    return _cases().kinds[name]


def carry_on(name: str, about: Any, *, by: Any) -> None:
    """Do what the decision carries with it in slices further down the journey."""
    for consequence in _cases().consequences.get(name, []):
        consequence(about, by=by)


def _cases() -> Cases:
    found: Cases = current_app.extensions["cases"]
    return found
