"""What the audit trail says of an event. Each slice's ``sentences.py`` tells its own events; all of it is gathered here.

    TOLD = Told(
        theme=_("Calls"),
        sentences={CallPublished: _("The call was published. It closes %(closes_at)s."), …},
    )

``%(closes_at)s`` is a field of the event as people read it; ``%(user)s`` is the name behind ``user_id``, and so on for
whatever some slice can name.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import Enum
from types import ModuleType, NoneType
from typing import Any, get_args, get_type_hints

from flask import Flask, current_app
from sqlalchemy import ColumnElement, Select

from app.events import Event
from app.words import has_words

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Naming:
    """How names are found: a query for the id and what the name is made of, which ``name`` puts together.

    ``since`` is the column that says from when on the name held, where a thing has had several.
    """

    query: Select[*tuple[Any, ...]]
    name: Callable[..., str] = str
    since: Any = None


@dataclass(frozen=True)
class Told:
    """What one slice brings to the trail."""

    theme: Any  #: what the slice is called there
    sentences: Mapping[type[Event], Any]
    names: Mapping[str, Naming] = field(default_factory=dict)  #: what its ids stand for: "user" → of ``user_id``
    #: Who did these is called so, and is never found by name.
    unnamed: Mapping[type[Event], Any] = field(default_factory=dict)
    kept_back: ColumnElement[bool] | None = None  #: the records that, for now, only the secretariat reads


@dataclass(frozen=True)
class Trail:
    """What all slices bring, by the names that records are stored with."""

    themes: dict[str, Any]  #: slice → what it is called; the first of those that are called the same
    theme_of: dict[str, str]  #: slice → key of ``themes``
    kinds: dict[str, type[Event]]
    types: dict[str, dict[str, type]]  #: of the fields of each kind; Optional counts as what else it can be
    sentences: dict[str, Any]
    names: dict[str, Naming]
    unnamed: dict[str, Any]
    kept_back: list[ColumnElement[bool]]

    def kinds_of(self, theme: str) -> list[str]:
        """The kinds of events of a theme, which is a key of ``themes``."""
        return sorted(name for name, kind in self.kinds.items() if self.theme_of[_slice_of(kind.__module__)] == theme)

    def kinds_with(self, fact: str) -> list[str]:
        """The kinds of events that carry this field."""
        return sorted(name for name, kind in self.kinds.items() if fact in _facts(kind))


def the_trail() -> Trail:
    trail: Trail = current_app.extensions["trail"]
    return trail


def gather(app: Flask, told: Sequence[ModuleType], events: Sequence[ModuleType]) -> None:
    """From now on the trail speaks these sentences. An event that nobody tells, or that is told wrongly, is a fault."""
    by_slice: dict[str, Told] = {_slice_of(module.__name__): module.TOLD for module in told}
    kinds = [kind for module in events for kind in kinds_in(module)]
    with app.app_context():
        faults = list(_faults(by_slice, kinds))
        theme_of = _theme_of(by_slice)
    if faults:
        raise ValueError("; ".join(faults))
    app.extensions["trail"] = Trail(
        themes={name: each.theme for name, each in by_slice.items() if theme_of[name] == name},
        theme_of=theme_of,
        kinds={kind.__name__: kind for kind in kinds},
        types={kind.__name__: _types(kind) for kind in kinds},
        sentences={kind.__name__: said for each in by_slice.values() for kind, said in each.sentences.items()},
        names=_names(by_slice),
        unnamed={kind.__name__: who for each in by_slice.values() for kind, who in each.unnamed.items()},
        kept_back=[each.kept_back for each in by_slice.values() if each.kept_back is not None],
    )


def kinds_in(module: ModuleType) -> list[type[Event]]:
    """The events that a module declares, without those that only others are made from."""
    own = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__]
    return [kind for kind in own if issubclass(kind, Event) and not any(kind in each.__bases__ for each in own)]


def _theme_of(told: Mapping[str, Told]) -> dict[str, str]:
    """Slices that are called the same are one theme to whoever looks for something."""
    first: dict[str, str] = {}
    return {name: first.setdefault(str(each.theme), name) for name, each in told.items()}


def _faults(told: Mapping[str, Told], kinds: Sequence[type[Event]]) -> Iterator[str]:
    names = _names(told)
    called = [kind.__name__ for kind in kinds]
    yield from (f"two events are called {name}" for name in sorted(set(called)) if called.count(name) > 1)
    for kind in kinds:
        own = told.get(_slice_of(kind.__module__))
        if own is None or kind not in own.sentences:
            yield f"no sentence tells {kind.__name__}"
            continue
        known = _facts(kind) | {fact.removesuffix("_id") for fact in _facts(kind) if fact.removesuffix("_id") in names}
        for fact, type_ in _types(kind).items():
            if issubclass(type_, Enum) and not has_words(type_):
                yield f"{kind.__name__}.{fact} is a {type_.__name__}, which has no words"
        if unknown := set(_PLACEHOLDER.findall(str(own.sentences[kind]))) - known:
            yield f"the sentence about {kind.__name__} speaks of {', '.join(sorted(unknown))}"
    for name, each in told.items():
        others = (each.sentences.keys() | each.unnamed.keys()) - set(kinds)
        yield from (f"{name} tells {kind.__name__}, which is no event" for kind in others)


def _names(told: Mapping[str, Told]) -> dict[str, Naming]:
    return {what: naming for each in told.values() for what, naming in each.names.items()}


def _facts(kind: type[Event]) -> set[str]:
    return {each.name for each in fields(kind)}


def _types(kind: type[Event]) -> dict[str, type]:
    return {name: _first_type(hint) for name, hint in get_type_hints(kind).items()}


def _first_type(hint: Any) -> type:
    """The type itself, or of ``X | None`` the X."""
    found = next((each for each in get_args(hint) if each is not NoneType), hint)
    return found if isinstance(found, type) else object


def _slice_of(module: str) -> str:
    return module.split(".")[1]
