"""A long list, a page at a time: one way to ask for a page, one to find it, and one macro that leads to the others.

    found = queries.papers(committee, paging.asked())                   # in the view
    return page_of(select(Paper)…, asked)                               # in the query
    {{ pagination(found, "workspaces.papers", committee_id=…) }}        # in the template (components/page.html)

A list that only ever grows (the trail, letters, posts) is walked from row to row (``page_along``): what is far back
costs no more than what is near, and what is added meanwhile moves nothing. Its addresses still have a page's number,
and one without a row leads to that page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from flask import request
from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from app.extensions import db

PER_PAGE = 30

Item = TypeVar("Item")
Other = TypeVar("Other")


@dataclass(frozen=True)
class Asked:
    """Which page somebody asks for: its number, and on a walk the row it comes ``after`` or ``before``."""

    number: int = 1
    after: int | None = None
    before: int | None = None


FIRST = Asked()
#: Beyond any page there is; the nearest that can be is the last.
LAST = Asked(1_000_000)


def asked(otherwise: Asked = FIRST) -> Asked:
    """The page that the address names; ``otherwise`` where it names none."""
    number, after, before = (request.args.get(name, type=int) for name in ("page", "after", "before"))
    return otherwise if number is None else Asked(number, after, before)


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list. ``number`` counts from 1, and there is always one page; ``total`` is of the whole list."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int
    #: On a walk, the ids of the first and last row.
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, items: Sequence[Item], number: int, total: int, per_page: int) -> "Page[Item]":
        return cls(items, number, pages_of(total, per_page), total)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.pages

    @property
    def previous(self) -> dict[str, int]:
        """What the address of the page before this one says. The first page is always what is first by then."""
        walked = {} if self.first is None or self.number == 2 else {"before": self.first}
        return {"page": self.number - 1, **walked}

    @property
    def next(self) -> dict[str, int]:
        return {"page": self.number + 1, **({} if self.last is None else {"after": self.last})}

    def showing(self, items: Sequence[Other]) -> "Page[Other]":
        """The same page, of what is shown for each of its rows."""
        return replace(self, items=items)  # type: ignore[return-value, arg-type]


def pages_of(total: int, per_page: int) -> int:
    return max(1, -(-total // per_page))


def page_of(
    found: Select[*tuple[Any, ...]],
    asked: Asked,
    *,
    per_page: int = PER_PAGE,
    read: Callable[..., Any] = db.session.scalars,
    total: int | None = None,
) -> Page[Any]:
    """The page of what is found; one that cannot be is the nearest that can. ``read`` says whether rows or objects."""
    if total is None:
        total = _count(found)
    number = min(max(asked.number, 1), pages_of(total, per_page))
    items = read(found.limit(per_page).offset((number - 1) * per_page)).all()
    return Page.of(items, number, total, per_page)


def page_along(
    found: Select[Any],
    asked: Asked,
    *,
    by: Sequence[InstrumentedAttribute[Any]],
    latest_first: bool = True,
    per_page: int = PER_PAGE,
) -> Page[Any]:
    """A page of objects in the order of ``by``, whose last column is their id. ``found`` has no order of its own."""
    ahead = [column.desc() if latest_first else column for column in by]
    back = [column if latest_first else column.desc() for column in by]
    total = _count(found)
    pages = pages_of(total, per_page)
    number = min(max(asked.number, 1), pages)
    cursor = asked.after if asked.before is None else asked.before
    place = db.session.execute(select(*by).where(by[-1] == cursor)).one_or_none() if cursor is not None else None
    if place is None:
        items = db.session.scalars(found.order_by(*ahead).limit(per_page).offset((number - 1) * per_page)).all()
    elif asked.before is None:
        beyond = _beyond(by, place, below=latest_first)
        items = db.session.scalars(found.where(beyond).order_by(*ahead).limit(per_page)).all()
    else:
        beyond = _beyond(by, place, below=not latest_first)
        items = db.session.scalars(found.where(beyond).order_by(*back).limit(per_page)).all()[::-1]
    first, last = (items[0].id, items[-1].id) if items else (None, None)
    return Page(items, number, pages, total, first, last)


def _beyond(by: Sequence[Any], place: Any, *, below: bool) -> ColumnElement[bool]:
    there = tuple_(*by)
    return there < tuple(place) if below else there > tuple(place)


def _count(found: Select[*tuple[Any, ...]]) -> int:
    return db.session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0
