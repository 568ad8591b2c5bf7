"""The way around: what the menu offers, where a page belongs, and at which address a thing is read.

Each slice says in its ``navigation.py`` which pages it draws. So a slice leads to a page further down the
journey by saying what the page is about (``address_of(committee)``), never by whose page it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_login import current_user

from app.access import declared_permission, may
from app.links import absolute_url

#: Where a page lies: texts with their addresses, the page itself last and without one.
Crumb = tuple[str, str | None]


@dataclass(frozen=True)
class Entry:
    """A page that every page leads to, and its place among the others: from the left in the menu, from the top below."""

    place: str
    text: Any
    endpoint: str
    in_menu: int | None = None
    in_footer: int | None = None


@dataclass(frozen=True)
class Navigation:
    """What a slice draws. A place is a page by the name that others call it."""

    #: The entry of the menu that the slice's pages belong under; "" for none.
    under: str
    entries: Sequence[Entry] = ()
    #: The page of a thing of this class. Its address takes what the thing has by that name, else its id.
    pages: Mapping[type, str] = field(default_factory=dict)
    #: Pages that others lead to and that are no thing's own; the address may take one number.
    places: Mapping[str, str] = field(default_factory=dict)
    #: Pages that belong under another entry than the slice's others.
    elsewhere: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    text: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Directory:
    """All that the slices said, as it is looked up."""

    menu: list[Entry]
    footer: list[Entry]
    pages: dict[type, str]
    places: dict[str, str]
    #: Endpoint → the place in the menu, "" for none.
    belongs: dict[str, str]
    #: Endpoint → the one argument of its address, "" for none.
    argument: dict[str, str]


def register(app: Flask, said: Mapping[str, Navigation]) -> None:
    """Gather what each slice says. Refuses to start where a page belongs nowhere or a name leads nowhere."""
    entries = [entry for each in said.values() for entry in each.entries]
    own = {entry.endpoint: entry.place for entry in entries if entry.in_menu is not None}
    argument = {rule.endpoint: next(iter(rule.arguments), "") for rule in app.url_map.iter_rules()}
    belongs: dict[str, str] = {}
    for endpoint in argument:
        name = endpoint.partition(".")[0]
        if name in app.blueprints and name not in said:
            raise RuntimeError(f"{endpoint} has no place in the navigation; add app/{name}/navigation.py")
        if name in said:
            belongs[endpoint] = own.get(endpoint) or said[name].elsewhere.get(endpoint, said[name].under)
    directory = Directory(
        menu=sorted((each for each in entries if each.in_menu is not None), key=lambda each: each.in_menu or 0),
        footer=sorted((each for each in entries if each.in_footer is not None), key=lambda each: each.in_footer or 0),
        pages=_together([each.pages for each in said.values()]),
        places=_together(
            [*(each.places for each in said.values()), *({each.place: each.endpoint} for each in entries)]
        ),
        belongs=belongs,
        argument=argument,
    )
    moved = {endpoint for each in said.values() for endpoint in each.elsewhere}
    lost = {*directory.places.values(), *directory.pages.values(), *moved} - argument.keys()
    lost |= set(belongs.values()) - set(own.values()) - {""}
    if lost:
        raise RuntimeError(f"The navigation leads to what does not exist: {', '.join(sorted(lost))}")
    app.extensions["navigation"] = directory
    for show in (address_of, menu, footer):
        app.add_template_global(show)


def _together(parts: Sequence[Mapping[Any, str]]) -> dict[Any, str]:
    """All of them in one; two slices cannot claim the same page."""
    together: dict[Any, str] = {}
    for part in parts:
        if twice := together.keys() & part.keys():
            raise RuntimeError(f"Two slices draw the page of {', '.join(str(each) for each in twice)}")
        together.update(part)
    return together


def address_of(what: object, number: int | None = None, **more: Any) -> str:
    """Where a thing is read: ``address_of(call)``, or without the thing ``address_of(Call, 7)``.

    A place is asked for by its name: ``address_of("my_page")``, ``address_of("candidates", call.id)``.
    """
    endpoint, values = _page_of(what, number)
    return url_for(endpoint, **values, **more)


def absolute_address_of(what: object, number: int | None = None) -> str:
    """The same for a letter."""
    endpoint, values = _page_of(what, number)
    return absolute_url(endpoint, **values)


def _page_of(what: object, number: int | None) -> tuple[str, dict[str, Any]]:
    known = _directory()
    if isinstance(what, str):
        endpoint = known.places[what]
        return endpoint, {} if number is None else {known.argument[endpoint]: number}
    if isinstance(what, type):
        return known.pages[what], {known.argument[known.pages[what]]: number}
    endpoint = known.pages[type(what)]
    argument = known.argument[endpoint]
    return endpoint, {argument: getattr(what, argument, None) or what.id}  # type: ignore[attr-defined]


def menu() -> list[Link]:
    """The entries this person may use; the one that the page belongs under is current."""
    here = _directory().belongs.get(request.endpoint or "")
    return [
        Link(str(entry.text), url_for(entry.endpoint), entry.place == here)
        for entry in _directory().menu
        if may(current_user, declared_permission(current_app, entry.endpoint) or "")
    ]


def footer() -> list[Link]:
    """What everybody finds below every page."""
    return [Link(str(entry.text), url_for(entry.endpoint), is_current=False) for entry in _directory().footer]


def _directory() -> Directory:
    found: Directory = current_app.extensions["navigation"]
    return found
