"""Fill the demo municipality up to the size of a large one, by copying what is in it: seconds, not hours.

What belongs together is copied together: a copied committee has its own area, terms, call and result. People, the
council and the standing committees are as many as before. Run as ``python -m tools.filling <database> [sizes]``.
"""

# ruff: noqa: S608 -- what is put together here are names of our own tables and columns

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, UniqueConstraint, create_engine, text

from app import clock, create_app
from app.extensions import db


@dataclass(frozen=True)
class Sizes:
    """How many there are of each, at least."""

    applications: int = 10_000
    committees: int = 1_000
    meetings: int = 5_000
    events: int = 50_000
    letters: int = 20_000


#: A group's tables with the rows that are copied; of the first table there shall be so and so many.
COMMITTEES = {
    "task_committees": "drafters_named_id IS NOT NULL",
    "areas": "id IN (SELECT area_id FROM task_committees WHERE drafters_named_id IS NOT NULL)",
    "bodies": "kind = 'task_committee'",
    "seats": "true",
    "memberships": "body_id IN (SELECT id FROM bodies WHERE kind = 'task_committee')",
    "drafters": "true",
    "terms_versions": "true",
    "questions": "true",
    "deliverables": "true",
    "profiles": "true",
    "adoptions": "true",
    "calls": "closes_at <= {now}",
    "call_dates": "call_id IN (SELECT id FROM calls WHERE closes_at <= {now})",
    "handovers": "true",
    "result_versions": "true",
    "recommendations": "true",
    "recommendation_answers": "true",
}
MEETINGS = {"meetings": "true"}
#: All of them for the first of the open calls.
_OPEN = "SELECT min(id) FROM calls WHERE status = 'published' AND closes_at > {now}"
APPLICATIONS = {
    "applications": f"call_id = ({_OPEN})",
    "application_dates": f"application_id IN (SELECT id FROM applications WHERE call_id = ({_OPEN}))",
    "profile_matches": f"application_id IN (SELECT id FROM applications WHERE call_id = ({_OPEN}))",
}
EVENTS = {"events": "true"}
LETTERS = {"letters": "status = 'waiting'", "jobs": "kind = 'letter.deliver' AND done_at IS NULL"}


def fill(connection: Connection, sizes: Sizes) -> None:
    now = f"'{clock.now():%Y-%m-%d %H:%M:%S}'"
    for group, wanted in (
        (COMMITTEES, sizes.committees),
        (MEETINGS, sizes.meetings),
        (APPLICATIONS, sizes.applications),
        (EVENTS, sizes.events),
        (LETTERS, sizes.letters),
    ):
        _copy(connection, {table: rows.format(now=now) for table, rows in group.items()}, wanted)
    # The pages that are remembered are keyed by how often a table has changed, and text is not counted.
    connection.execute(text("UPDATE revisions SET number = number + 1"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE"))


def _copy(connection: Connection, group: Mapping[str, str], wanted: int) -> None:
    """Copy the group's rows, all that belong together at once, until there are enough of the first table's."""
    first = next(iter(group))
    there = connection.execute(text(f"SELECT count(*) FROM {first}")).scalar_one()
    if there >= wanted:
        return
    copied = connection.execute(text(f"SELECT count(*) FROM {first} WHERE {group[first]}")).scalar_one()
    if not copied:
        raise RuntimeError(f"There is nothing in {first} to copy.")
    times = -(-(wanted - there) // copied)
    tables = [table for table in db.metadata.sorted_tables if table.name in group]
    last = {table.name: _last(connection, table) for table in tables if "id" in table.c}
    originals = {table.name: f"{_before_copying(table, last)} AND {group[table.name]}" for table in tables}
    for number in range(1, times + 1):
        for table in tables:
            columns = dict(_columns(table, number, last, originals))
            names, values = ", ".join(columns), ", ".join(columns.values())
            rows = f"SELECT {values} FROM {table.name} WHERE {originals[table.name]}"
            connection.execute(text(f"INSERT INTO {table.name} ({names}) {rows}"))
    if connection.dialect.name == "postgresql":
        for name in last:
            newest = f"SELECT max(id) FROM {name}"
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), ({newest}))"))


def _last(connection: Connection, table: Table) -> int:
    return int(connection.execute(text(f"SELECT coalesce(max(id), 0) FROM {table.name}")).scalar_one())


def _before_copying(table: Table, last: Mapping[str, int]) -> str:
    """Which rows were there before: by their own id, or by that of what they belong to."""
    if "id" in table.c:
        return f"id <= {last[table.name]}"
    key = next(key for key in table.foreign_keys if key.column.table.name in last)
    return f"{key.parent.name} <= {last[key.column.table.name]}"


def _columns(
    table: Table, number: int, last: Mapping[str, int], originals: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Each column with what a copy has in it: ids and what points to a copied row move on, and what must differ does."""
    together = [each.columns for each in table.constraints if isinstance(each, UniqueConstraint)]
    together += [each.columns for each in table.indexes if each.unique]
    unique = {column.name for columns in together for column in columns if str(column.type) == "VARCHAR"}
    for column in table.columns:
        name = column.name
        parents = [key.column.table.name for key in column.foreign_keys if key.column.table.name in last]
        if name == "id":
            yield name, f"id + {number * last[table.name]}"
        elif parents:
            [parent] = parents
            moved = f"{name} + {number * last[parent]}"
            copied = f"SELECT id FROM {parent} WHERE {originals[parent]}"
            yield name, f"CASE WHEN {name} IN ({copied}) THEN {moved} ELSE {name} END"
        elif name in unique:
            yield name, f"{name} || '.{number}'"
        else:
            yield name, f'"{name}"'


def main(url: str, sizes: Sizes) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        fill(connection, sizes)
    engine.dispose()


if __name__ == "__main__":
    create_app()  # so that every table is known
    main(sys.argv[1], Sizes(**json.loads(sys.argv[2])) if len(sys.argv) > 2 else Sizes())
