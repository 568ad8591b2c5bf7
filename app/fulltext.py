"""Searching by words, with the same answers on SQLite and PostgreSQL ([ADR 6](../docs/adr/0006-searching-by-words.md))::

    class Letter(Searchable, Model):
        __searched__ = ("recipient", "subject")

    select(Letter).where(matches(Letter, "østerg anne"))

What is found has, for each word that was typed, a word that begins with it. Capitals, accents and the two ways of
writing å make no difference; æ and ø are letters of their own. An e-mail address is found by its parts.

The same words are stored (in the column ``search_text``) and asked for. An index follows the column inside the
same transaction: an FTS5 table that triggers keep on SQLite, a GIN index on PostgreSQL. The migration that adds the
column makes both; see ``0002_search_by_words.py``.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, ClassVar

from flask import Flask
from sqlalchemy import (
    ColumnElement,
    cast,
    column,
    event,
    false,
    func,
    inspect,
    literal_column,
    select,
    table,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Mapped, Session, SessionTransaction, declared_attr, mapped_column, object_session

from app.extensions import db
from app.normalise import normalise

#: So many words of a search count; somebody who types more has found it by then.
MOST_WORDS = 10
#: So much of a long word counts.
LONGEST_WORD = 50

#: Between an attribute and its word: nobody can type it, and FTS5 takes it for a letter.
_OF = "·"

_WORD = re.compile(r"[^\W_]+")
_RING = "\u030a"


def words_of(text: str) -> list[str]:
    """The words as they are stored and asked for: "Anne-Mette Østergård" is "anne", "mette", "østergaard"."""
    apart = unicodedata.normalize("NFKD", normalise(text)).casefold().replace(f"a{_RING}", "aa")
    bare = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))
    # Once more: what one letter was made of may have capitals itself.
    small = unicodedata.normalize("NFKC", bare.casefold())
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(small)))


def search_text(texts: Mapping[str, str]) -> str:
    """What is stored of a row that has these texts, by attribute: "name·anne name·holm email·anne email·example"."""
    return " ".join(f"{name}{_OF}{word}" for name, text in texts.items() for word in words_of(text))


class Searchable:
    """A model whose rows are found by the words of the attributes that ``__searched__`` names."""

    __searched__: ClassVar[tuple[str, ...]]

    id: Mapped[int]

    @declared_attr
    def search_text(cls) -> Mapped[str]:  # noqa: N805 -- SQLAlchemy's own convention
        def of_the_row(context: Any) -> str:
            row = context.get_current_parameters()
            return search_text({name: row.get(name) or "" for name in cls.__searched__})

        return mapped_column(default=of_the_row, server_default=text("''"), deferred=True)


def matches(model: type[Searchable], typed: str, *, within: Sequence[str] = ()) -> ColumnElement[bool]:
    """Whether a row has every word that was typed, in some of its searched attributes or those of them ``within``.

    Where nothing was typed, every row has; where there is neither letter nor digit in what was typed, none.
    """
    words = words_of(typed)[:MOST_WORDS]
    if not words:
        return false() if typed.strip() else true()
    attributes = within or model.__searched__
    wanted = [[f"{name}{_OF}{word}" for name in attributes] for word in words]
    if db.engine.dialect.name == "sqlite":
        name = _index_of(model)
        index = table(name, column("rowid"), column(name))  # FTS5: the whole table is asked by its own name
        asked = " AND ".join("(" + " OR ".join(f'"{word}"*' for word in either) + ")" for either in wanted)
        return model.id.in_(select(index.c.rowid).where(index.c[name].op("MATCH")(asked)))
    # As the index is written. Nothing goes through PostgreSQL's parser: it knows hosts and addresses, and takes for a
    # letter what the machine's locale does.
    stored = func.array_to_tsvector(func.string_to_array(model.search_text, literal_column("' '")))
    asked = " & ".join("(" + " | ".join(f"'{word}':*" for word in either) + ")" for either in wanted)
    return stored.op("@@", is_comparison=True)(cast(asked, TSQUERY))


def is_described(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether the models describe what is called so in the database; an index of words is made by migrations alone.

    For Alembic, which would take away what it does not know: FTS5 keeps its index in tables of its own.
    """
    return "_fulltext" not in (name or "")


def register(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(":memory:")) as connection:
                require_fts5(connection)


def require_fts5(connection: sqlite3.Connection) -> None:
    """Say in words, before anything is served, that this SQLite cannot search."""
    try:
        connection.execute("CREATE VIRTUAL TABLE tried USING fts5(words)")
    except sqlite3.Error as error:
        raise RuntimeError(
            f"The SQLite {sqlite3.sqlite_version} of this Python is made without FTS5, which the portal searches with."
            " Use the Python of python.org or of your distribution, or set DATABASE_URL to a PostgreSQL."
        ) from error


def _index_of(model: type[Searchable]) -> str:
    return f"{inspect(model).local_table.name}_fulltext"


# What keeps ``search_text`` right. Its default sees to every insert, also in bulk; rows are changed and deleted through
# objects (tests/guards.py insists); the triggers see to the index.


@event.listens_for(Searchable, "before_update", propagate=True)
def _fold_again(_mapper: Any, _connection: Any, row: Searchable) -> None:
    attributes = inspect(row).attrs
    if any(attributes[name].history.has_changes() for name in row.__searched__):
        row.search_text = search_text({name: getattr(row, name) or "" for name in row.__searched__})
        _something_was_erased(row)


@event.listens_for(Searchable, "after_delete", propagate=True)
def _forget(_mapper: Any, _connection: Any, row: Searchable) -> None:
    _something_was_erased(row)


# FTS5 only marks a word as deleted, and keeps it until parts of the index are merged. What was erased may name a person
# who has a right to be forgotten, so the index is merged in the same transaction. (PRAGMA secure_delete does the rest.)

_ERASED = "fulltext indexes with erased words"


def _something_was_erased(row: Searchable) -> None:
    session = object_session(row)
    if session and db.engine.dialect.name == "sqlite":
        session.info.setdefault(_ERASED, set()).add(_index_of(type(row)))


@event.listens_for(Session, "before_commit")
def _leave_nothing_behind(session: Session) -> None:
    session.flush()
    for index in sorted(session.info.pop(_ERASED, ())):
        session.execute(text(f"INSERT INTO {index} ({index}) VALUES ('optimize')"))  # noqa: S608 -- our own table


@event.listens_for(Session, "after_soft_rollback")
def _nothing_was_erased(session: Session, transaction: SessionTransaction) -> None:
    if not transaction.nested:
        session.info.pop(_ERASED, None)
