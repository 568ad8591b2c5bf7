"""The Danish alphabet: ``.order_by(alphabetically(User.name), User.id)`` ends with Æ, Ø and Å.

Neither database can be relied on for it: SQLite knows only ASCII, and PostgreSQL does as its machine was set up.
Where there are many, an index holds them in this order (``Index(…, alphabetically(name))``), and a page of the list is
read from it.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import Column, ColumnElement, String, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

#: What stands for a letter → how it is written. ``{``, ``|`` and ``}`` follow ``z`` in ASCII.
#: Aa is filed as Å, and foreign letters where a Danish dictionary has them.
PLACES = {
    "e": ("É", "é", "È", "è"),
    "y": ("Ü", "ü"),
    "{": ("Æ", "æ", "Ä", "ä"),
    "|": ("Ø", "ø", "Ö", "ö"),
    "}": ("Å", "å", "aa"),
}


class in_byte_order(FunctionElement[str]):  # noqa: N801 -- reads as a function of the database
    """Text in the order of its bytes, whatever the database was told about languages."""

    inherit_cache = True
    type = String()


@compiles(in_byte_order)
def _in_byte_order(element: in_byte_order, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))  # SQLite's own order


@compiles(in_byte_order, "postgresql")
def _in_byte_order_on_postgresql(element: in_byte_order, compiler: Any, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)}) COLLATE "C"'


@lru_cache(maxsize=100)  # there are few columns, and making it costs more than the query
def alphabetically(text: Any) -> ColumnElement[str]:
    """What to order by, so that the column ``text`` stands as in a Danish telephone book, capitals and all."""
    filed: ColumnElement[str] = func.lower(text)
    for place, spellings in PLACES.items():
        for spelling in spellings:
            # Written out: an index is used where a statement says what it says, and a parameter says nothing yet.
            filed = func.replace(filed, literal_column(f"'{spelling}'"), literal_column(f"'{place}'"))
    return in_byte_order(filed)


def place_in_alphabet(text: str) -> str:
    """The same for what no database puts in order: ``sorted(names, key=place_in_alphabet)``."""
    filed = text.lower()
    for place, spellings in PLACES.items():
        for spelling in spellings:
            filed = filed.replace(spelling, place)
    return filed


def is_compared(thing: Any, _name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """For Alembic, which cannot tell whether two expressions say the same. A test looks whether their indexes are there."""
    return kind != "index" or all(isinstance(part, Column) for part in thing.expressions)
