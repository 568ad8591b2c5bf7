"""Rows as a municipality had them at one version of the tables, put into a database of that version.

``data/<version>.jsonl`` holds a line ``{"table": …, "columns": […]}`` and then a line per row of that table, as SQLite
stores it; bytes are Base64. It was taken from the demo municipality when that version was the newest, and stays so.
"""

import base64
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, MetaData, Table, func, types

from app.revisions import UNCOUNTED

DATA = Path(__file__).parent / "data"

Rows = dict[str, list[dict[str, Any]]]


def stored(version: str) -> Rows:
    """Table → its rows, as they were stored."""
    found: Rows = {}
    columns: list[str] = []
    for line in (DATA / f"{version}.jsonl").read_text(encoding="utf-8").splitlines():
        read = json.loads(line)
        if isinstance(read, dict):
            rows, columns = found.setdefault(read["table"], []), read["columns"]
        else:
            rows.append(dict(zip(columns, read, strict=True)))
    return found


def load(engine: Engine, rows: Rows) -> None:
    """Put the rows in, and let numbers go on after the last of each table."""
    tables = _tables(engine)
    with engine.connect().execution_options(**UNCOUNTED) as connection:
        _without_foreign_keys(connection)
        for name, stored_rows in rows.items():
            table = tables[name]
            connection.execute(table.insert(), [_as_values(table, row) for row in stored_rows])
            if connection.dialect.name == "postgresql" and "id" in table.c:
                sequence = func.pg_get_serial_sequence(name, "id")
                connection.execute(sqlalchemy.select(func.setval(sequence, func.max(table.c.id))))
        connection.commit()


def read(engine: Engine, rows: Rows) -> Rows:
    """What the database holds now of the tables and columns that ``rows`` names, in the order of ``rows``."""
    tables = _tables(engine)
    found: Rows = {}
    with engine.connect() as connection:
        for name, expected in rows.items():
            table = tables[name]
            columns = [table.c[column] for column in expected[0]]
            key = [column.name for column in table.primary_key]
            there = {
                tuple(row[name] for name in key): dict(row)
                for row in connection.execute(sqlalchemy.select(*columns)).mappings()
            }
            found[name] = [there.pop(tuple(_as_values(table, row)[name] for name in key), {}) for row in expected]
            found[name] += there.values()
    return found


def values(engine: Engine, rows: Rows) -> Rows:
    """``rows`` as a driver hands them over, to compare with what was read."""
    tables = _tables(engine)
    return {name: [_as_values(tables[name], row) for row in each] for name, each in rows.items()}


def broken_references(engine: Engine) -> list[Any]:
    """Rows that point at nothing. PostgreSQL never lets one come to be; SQLite does while a table is rebuilt."""
    if engine.dialect.name != "sqlite":
        return []
    with engine.connect() as connection:
        return list(connection.exec_driver_sql("PRAGMA foreign_key_check"))


def _tables(engine: Engine) -> dict[str, Table]:
    metadata = MetaData()
    metadata.reflect(engine)
    return dict(metadata.tables)


def _without_foreign_keys(connection: Connection) -> None:
    """Tables refer to each other in circles, so no order of them would do."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(
        "PRAGMA defer_foreign_keys=ON" if is_sqlite else "SET LOCAL session_replication_role = replica"
    )


_READ_AS: dict[type[types.TypeEngine[Any]], Callable[[Any], Any]] = {
    types.DateTime: datetime.fromisoformat,
    types.Date: date.fromisoformat,
    types.JSON: json.loads,
    types.Boolean: bool,
    types.LargeBinary: base64.b64decode,
}


def _as_values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value is None else _reader(table.c[name].type)(value) for name, value in row.items()}


def _reader(kind: types.TypeEngine[Any]) -> Callable[[Any], Any]:
    return next((reader for of, reader in _READ_AS.items() if isinstance(kind, of)), lambda value: value)
