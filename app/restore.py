"""Everything back from a backup (app/backup.py): ``flask restore FILE [--replace]``, into either database.

It is put into a new database beside the old one, which takes the place of that when all is there, all is of this
version and what was erased since is gone again.
"""

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import flask_migrate
import sqlalchemy
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import Connection, Table, func, make_url, select, text, types
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from app import erasures
from app.backup import AT_ONCE, FORMAT, LEDGER, MANIFEST, tables
from app.extensions import db
from app.revisions import UNCOUNTED
from app.transactions import transaction

#: A schema on PostgreSQL, and the ending of a file on SQLite, where a restored database is built.
BESIDE = "restoring"
#: Whoever has signed out since the backup is not signed in again by it: everybody signs in anew.
NOT_RESTORED = {"sessions"}


class Damaged(click.ClickException):
    """The backup is not what it was when it was taken, or no backup at all."""

    exit_code = 1


class Filled(click.ClickException):
    exit_code = 2


def register(app: Flask) -> None:
    app.cli.add_command(restore)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put the backup in the place of what the database holds now.")
@with_appcontext
def restore(file: Path, replace: bool) -> None:
    """Put back what FILE holds, and erase again what has been erased since. The portal must not be running."""
    try:
        rows, again = put_back(file, replace=replace)
    except SQLAlchemyError as error:
        raise Damaged(f"Sikkerhedskopien kan ikke hentes: {getattr(error, 'orig', error)}") from error
    click.echo(f"{rows} rækker er hentet fra {file}. {again} sletninger fra efter sikkerhedskopien er gentaget.")


def put_back(file: Path, *, replace: bool) -> tuple[int, int]:
    """Restore all of it or nothing. Returns how many rows, and how many erasures were carried out again."""
    manifest = verified(file)
    target = current_app.config["SQLALCHEMY_DATABASE_URI"]
    if not _is_empty():
        if not replace:
            raise Filled("Databasen er ikke tom. Med --replace træder sikkerhedskopien i stedet for det, den rummer.")
        _keep_what_it_knows_of_erasures()
    db.session.remove()
    db.engine.dispose()
    ledger = erasures.ledger()
    with zipfile.ZipFile(file) as archive, _built_beside(target) as built, built.app_context():
        try:
            flask_migrate.upgrade(revision=manifest["revision"])
            _load(archive)
            flask_migrate.upgrade()
            with archive.open(LEDGER) as lines:
                erasures.merge(ledger, [erasures.Entry(**json.loads(line)) for line in lines])
            with transaction():
                again = erasures.replay()
            db.session.remove()
            _settle()
        finally:
            db.session.remove()
            db.engine.dispose()
    return sum(member["rows"] for member in manifest["members"].values()), again


def verified(file: Path) -> dict[str, Any]:
    """The manifest of a backup in which everything is as it was when it was taken."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if manifest["format"] != FORMAT:
                raise Damaged(f"Sikkerhedskopien har formatet {manifest['format']}; denne udgave læser {FORMAT}.")
            for name, expected in manifest["members"].items():
                digest = hashlib.sha256()
                with archive.open(name) as member:
                    while part := member.read(1 << 20):
                        digest.update(part)
                if digest.hexdigest() != expected["sha256"]:
                    raise Damaged(f"Sikkerhedskopien er beskadiget: {name} er ikke, som den var.")
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError) as error:
        raise Damaged(f"Sikkerhedskopien er beskadiget: {error}") from error
    known = {script.revision for script in ScriptDirectory(_migrations()).walk_revisions()}
    if manifest["revision"] not in known:
        raise Damaged(f"Sikkerhedskopien er fra en nyere udgave af Samskab ({manifest['revision']}).")
    return manifest


def _migrations() -> str:
    return str(current_app.extensions["migrate"].directory)


def _is_empty() -> bool:
    """Whether nobody has written anything here yet. That the portal has a name of its own is nothing written."""
    with db.engine.connect() as connection:
        return not any(
            connection.scalar(select(sqlalchemy.exists().select_from(table)))
            for table in tables(connection)
            if table.name != erasures.Portal.__tablename__
        )


def _keep_what_it_knows_of_erasures() -> None:
    """The ledger may have been lost; the database that is about to go knows as well."""
    if sqlalchemy.inspect(db.engine).has_table(erasures.Erasure.__tablename__):
        with transaction():
            known = erasures.entries()
        erasures.merge(erasures.ledger(), known)


def _load(archive: zipfile.ZipFile) -> None:
    """Put the rows in, and let numbers go on after the last of each table."""
    with (
        db.engine.connect().execution_options(**UNCOUNTED) as connection,
        connection.begin(),
        _without_foreign_keys(connection),
    ):
        for table in tables(connection):
            name = f"tables/{table.name}.jsonl"
            if name not in archive.namelist() or table.name in NOT_RESTORED:
                continue
            _without_json_null(table)
            with archive.open(name) as lines:
                rows: list[dict[str, Any]] = []
                for line in lines:
                    rows.append(_as_values(table, json.loads(line)))
                    if len(rows) == AT_ONCE:
                        connection.execute(table.insert(), rows)
                        rows = []
                if rows:
                    connection.execute(table.insert(), rows)
            if connection.dialect.name == "postgresql" and "id" in table.c:
                sequence = func.pg_get_serial_sequence(table.name, "id")
                connection.execute(select(func.setval(sequence, func.max(table.c.id))).where(sequence.is_not(None)))


def _without_json_null(table: Table) -> None:
    """Nothing is nothing, and not the JSON that says so."""
    for column in table.c:
        if isinstance(column.type, types.JSON) and column.nullable:
            column.type.none_as_null = True


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Tables refer to each other in circles, so no order of them would do. They hold again when this commits."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        yield
        return
    keys = connection.execute(text(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    )).all()  # fmt: skip
    for table, name, _definition in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    yield
    for table, name, definition in keys:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _as_values(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: types.TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, types.DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, types.Date):
        return date.fromisoformat(value)
    return base64.b64decode(value) if isinstance(kind, types.LargeBinary) else value


@contextmanager
def _built_beside(target: str) -> Iterator[Flask]:
    """The portal on a database that takes the place of its own at the end, unless something goes wrong on the way."""
    url = make_url(target)
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "")
        new = file.with_name(f"{file.name}.{BESIDE}")
        _remove(new)
        try:
            yield _portal_on(url.set(database=str(new)).render_as_string(hide_password=False))
            _take_the_place(new, file)
        finally:
            _remove(new)
    else:
        engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
        with engine.begin() as connection:
            schema = connection.scalar(text("SELECT quote_ident(current_schema())"))
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {BESIDE} CASCADE")
            connection.exec_driver_sql(f"CREATE SCHEMA {BESIDE}")
        try:
            beside = url.update_query_dict({"options": f"-csearch_path={BESIDE}"})
            yield _portal_on(beside.render_as_string(hide_password=False))
            with engine.begin() as connection:
                connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
                connection.exec_driver_sql(f"ALTER SCHEMA {BESIDE} RENAME TO {schema}")
        finally:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {BESIDE} CASCADE")


def _portal_on(address: str) -> Flask:
    from app import create_app

    settings = {name: value for name, value in current_app.config.items() if name.isupper()}
    return create_app(type("Beside", (), settings | {"SQLALCHEMY_DATABASE_URI": address}))


def _settle() -> None:
    """On SQLite all of it in one file, so that the file can be moved."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect().execution_options(alone=True) as connection:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise Damaged(
                    f"Sikkerhedskopien hænger ikke sammen: {len(broken)} henvisninger fører ingen steder hen."
                )
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")


def _take_the_place(new: Path, file: Path) -> None:
    """The old database is closed first, with all it holds in its one file: what is left beside it would be the new one's."""
    if file.exists():
        engine = sqlalchemy.create_engine(
            f"sqlite:///{file}", poolclass=sqlalchemy.NullPool, isolation_level="AUTOCOMMIT"
        )
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=1000")
                connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        except OperationalError as error:
            raise Filled("Portalen kører endnu. Stop den først.") from error
    with open(new, "rb") as opened:
        os.fsync(opened.fileno())
    new.chmod(0o600)
    new.replace(file)


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            Path(f"{database}{ending}").unlink()
