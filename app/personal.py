"""The register of personal data: what is kept of people, why, who sees it, for how long, and what erasure does to it.

Each slice says so of its tables in ``personal_data.py``; all of it is gathered here. The page about personal data, a
person's export and their erasure are made from it. A text, or what leads to a person, that stands nowhere in it is a
fault (tests/conventions/test_personal_data.py).

    PERSONAL = [
        Personal(ACCOUNT, SignInLink, "user_id token_hash", whose=lambda person: SignInLink.user_id == person.user_id,
                 erase=forget_links),
    ]
    NOT_PERSONAL = {Attempt: {"key": "a keyed hash of what is counted"}}
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import ModuleType
from typing import Any

from flask import Flask, Response, current_app
from sqlalchemy import JSON, ColumnElement, LargeBinary, String, inspect, select
from sqlalchemy import Enum as EnumType

from app import clock
from app.extensions import Model, db

#: Every column of a table.
ALL = "*"


@dataclass(frozen=True)
class Person:
    """Somebody of whom something is kept: an account, an address that applications came from, or both."""

    email: str
    #: 0 without an account: no row leads there, while many lead to nobody.
    user_id: int = 0


@dataclass(frozen=True)
class Topic:
    """A row of the page about personal data. ``until`` may be a function, where a setting decides."""

    what: Any
    why: Any
    seen_by: Any
    until: Any

    @property
    def as_row(self) -> list[str]:
        until = self.until() if callable(self.until) else self.until
        return [str(self.what), str(self.why), str(self.seen_by), str(until)]


@dataclass(frozen=True)
class Personal:
    """What one table keeps of people.

    ``fields`` are its columns that say something of a person or lead to one; ``whose`` finds a person's rows.
    ``erase`` erases what is a person's in the table and says how many rows that were; without it the rows stay when a
    person is erased, and ``stays`` says why.
    """

    topic: Topic
    model: type[Model]
    fields: str
    whose: Callable[[Person], ColumnElement[bool]]
    erase: Callable[[Person], int] | None = None
    stays: Any = ""

    @property
    def columns(self) -> list[str]:
        return self.fields.split()

    @property
    def table(self) -> str:
        return self.model.__tablename__

    def rows(self, person: Person) -> list[dict[str, Any]]:
        """What the table keeps of the person, by column."""
        columns = [getattr(self.model, name) for name in self.columns]
        key = inspect(self.model).primary_key
        found = db.session.execute(select(*columns).where(self.whose(person)).order_by(*key)).mappings()
        return [{name: _plain(value) for name, value in row.items()} for row in found]


@dataclass(frozen=True)
class Register:
    personal: Sequence[Personal]
    #: Table → column → why it says nothing of a person.
    not_personal: Mapping[str, Mapping[str, str]]

    @property
    def topics(self) -> list[Topic]:
        return list(dict.fromkeys(each.topic for each in self.personal))

    def faults(self) -> Iterator[str]:
        """Every column that stands nowhere in the register, and what stands there and is no column."""
        known: dict[str, set[str]] = {table: set(columns) for table, columns in self.not_personal.items()}
        for each in self.personal:
            known.setdefault(each.table, set()).update(each.columns)
            if (each.erase is None) == (not each.stays):
                yield f"{each.table} must either be erased or say why it stays"
        for name, table in Model.metadata.tables.items():
            said = known.pop(name, set())
            if ALL in said:
                continue
            yield from (f"{name}.{column} is no column" for column in sorted(said - set(table.columns.keys())))
            yield from (
                f"{name}.{column.name} is in no register of personal data"
                for column in table.columns
                if column.name not in said and _may_be_personal(column)
            )
        yield from (f"{name} is no table" for name in known)


def gather(app: Flask, parts: Sequence[ModuleType]) -> None:
    app.extensions["personal"] = Register(
        [each for part in parts for each in getattr(part, "PERSONAL", ())],
        {
            model if isinstance(model, str) else model.__tablename__: columns
            for part in parts
            for model, columns in getattr(part, "NOT_PERSONAL", {}).items()
        },
    )


def the_register() -> Register:
    register: Register = current_app.extensions["personal"]
    return register


def kept_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Table → what it keeps of the person, the tables that keep nothing left out."""
    found = {each.table: each.rows(person) for each in the_register().personal}
    return {table: rows for table, rows in found.items() if rows}


def download(person: Person) -> Response:
    """The same as a file for the person, or for whoever hands it out to them."""
    content = {"fetched_at": f"{clock.now().isoformat()}Z", "kept": kept_of(person)}
    return Response(
        json.dumps(content, ensure_ascii=False, indent=2),
        mimetype="application/json",
        headers={"Content-Disposition": "attachment; filename=personal-data.json"},
    )


def _may_be_personal(column: Any) -> bool:
    if any(key.column.table.name in ("users", "applications") for key in column.foreign_keys):
        return True
    return isinstance(column.type, (String, JSON, LargeBinary)) and not isinstance(column.type, EnumType)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
