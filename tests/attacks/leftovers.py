"""Everything that the portal keeps anywhere, to look for what should be gone."""

from pathlib import Path

from flask import Flask
from sqlalchemy import text

from app.extensions import db


def kept(app: Flask) -> bytes:
    """Every row of every table with what belongs to the indexes, the database's file, and the ledger beside it."""
    db.session.rollback()
    found = [_rows(), _file(app)]
    ledger = Path(app.config["ERASURE_LEDGER"])
    if ledger.exists():
        found.append(ledger.read_bytes())
    return b"\n".join(found).lower()


def _rows() -> bytes:
    is_sqlite = db.engine.dialect.name == "sqlite"
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if is_sqlite
        else "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    )
    with db.engine.connect() as connection:
        tables = [name for (name,) in connection.execute(text(names))]
        # An index of words has no text of its own: what it holds stands in the tables that belong to it.
        tables = [name for name in tables if not name.endswith("_fulltext")]
        assert {"users", "letters", "applications", "jobs", "events", "person_names"} <= set(tables)
        assert not is_sqlite or "applications_fulltext_data" in tables
        return b"\n".join(
            value if isinstance(value, bytes) else str(value).encode()
            for name in tables
            for row in connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608 -- the database's own names
            for value in row
        )


def _file(app: Flask) -> bytes:
    """The file as it lies on the disk, once what was written beside it has been written into it."""
    if db.engine.dialect.name != "sqlite":
        return b""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = Path(app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///"))
    beside = Path(f"{file}-wal")
    return file.read_bytes() + (beside.read_bytes() if beside.exists() else b"")
