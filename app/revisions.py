"""How often the rows of a table have changed: the key of what a page shows of many rows.

    BOARD = revision_of(TaskCommittee, Body)     # a column: another number once any of their rows is another
    key(select(BOARD))

The number is written in the transaction of the change, so every process sees both or neither, and asking for it costs
the same however many rows there are. Only tables that somebody asks after are counted, and whatever SQLAlchemy writes
to them is. SQL written as text is not, nor what a migration does, since the portal is started after it.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, event, func, literal_column, select, text
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import ALONE, Model, db


class Revision(Model):
    """How often one table has been written to."""

    __tablename__ = "revisions"

    name: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


#: Execution options of a connection whose writing is not counted, for migrations: the table may not be there yet.
UNCOUNTED = {"counts_revisions": False}

_counted: set[str] = set()


def revision_of(*models: type[Model]) -> ColumnElement[int]:
    """A column for a query: a number that grows with each change to any of these tables. From now on they are counted."""
    tables = sorted(model.__tablename__ for model in models)
    _counted.update(tables)
    names: list[ColumnElement[str]] = [literal_column(f"'{table}'") for table in tables]
    return select(func.coalesce(func.sum(Revision.number), 0)).where(Revision.name.in_(names)).scalar_subquery()


def key(question: Select[*tuple[Any, ...]]) -> tuple[Any, ...]:
    """The one row that answers, as the key of a part that is remembered.

    It is asked by itself, in no transaction: on PostgreSQL that is one way to the server and back instead of three.
    What is drawn after it may be newer than its key already; then whoever looks next has another key.
    """
    with db.engine.connect().execution_options(**ALONE) as connection:
        return tuple(connection.execute(question).one())


def count_changes(engine: Engine) -> None:
    """Let whatever is written through this engine be counted."""
    event.listen(engine, "before_cursor_execute", _count)


_ONE_MORE = text(
    "INSERT INTO revisions (name, number) VALUES (:name, 1)"
    " ON CONFLICT (name) DO UPDATE SET number = revisions.number + 1"
)


def _count(connection: Connection, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    if (context.isinsert or context.isupdate or context.isdelete) and context.execution_options.get(
        "counts_revisions", True
    ):
        name = context.compiled.statement.table.name
        if name in _counted:
            connection.execute(_ONE_MORE, {"name": name})
