"""Everything the portal holds in one file: ``flask backup FILE``. The way back is app/restore.py.

A backup is a ZIP: ``manifest.json`` (versions, and rows and SHA-256 of each member), a JSONL for each table, and the
ledger of erasures. It is read in one transaction, while people write.
"""

import base64
import hashlib
import json
import os
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from alembic.migration import MigrationContext
from flask import Flask
from flask.cli import with_appcontext
from sqlalchemy import Connection, MetaData, Table, select, text
from sqlalchemy.exc import SAWarning

from app import clock, erasures, fulltext
from app.extensions import db
from app.transactions import transaction

FORMAT = 1
MANIFEST, LEDGER = "manifest.json", "ledger.jsonl"
AT_ONCE = 500


def register(app: Flask) -> None:
    app.cli.add_command(backup)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def backup(file: Path) -> None:
    """Write everything the portal holds to FILE, while it is in use."""
    try:
        rows = take(file)
    except OSError as error:
        raise click.ClickException(f"Sikkerhedskopien kan ikke skrives: {error.strerror}.") from error
    click.echo(f"{rows} rækker er gemt i {file}.")


def take(file: Path) -> int:
    """Write the backup; it appears whole or not at all. Returns how many rows it holds."""
    with transaction():
        portal = erasures.identity()
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as opened:
            with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive, _snapshot() as connection:
                members = {name: _write(archive, name, lines) for name, lines in _members(connection)}
                manifest = {"format": FORMAT, "portal": portal, "revision": _revision(connection),
                            "taken_at": clock.now().isoformat(), "members": members}  # fmt: skip
                archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return sum(member["rows"] for member in members.values())


@contextmanager
def _snapshot() -> Iterator[Connection]:
    """One moment of the database, whatever is written meanwhile."""
    db.session.rollback()
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        yield connection
        connection.rollback()


def _members(connection: Connection) -> Iterator[tuple[str, Iterator[str]]]:
    for table in tables(connection):
        yield f"tables/{table.name}.jsonl", _rows(connection, table)
    lines = (json.dumps(asdict(entry)) for entry in erasures.read(erasures.ledger()))
    yield LEDGER, lines


def _rows(connection: Connection, table: Table) -> Iterator[str]:
    found = connection.execution_options(yield_per=AT_ONCE).execute(select(table).order_by(*table.primary_key))
    for row in found.mappings():
        yield json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def _write(archive: zipfile.ZipFile, name: str, lines: Iterator[str]) -> dict[str, Any]:
    rows, digest = 0, hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:
        for line in lines:
            encoded = f"{line}\n".encode()
            digest.update(encoded)
            member.write(encoded)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def tables(connection: Connection) -> list[Table]:
    """The tables as they are in this database. Indexes of words follow their tables by themselves."""
    metadata = MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # an index by an expression is not looked at, and need not be
        metadata.reflect(
            connection, only=lambda name, _: fulltext.is_described(name, "", None) and name != "alembic_version"
        )
    return sorted(metadata.tables.values(), key=lambda table: table.name)
