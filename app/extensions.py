"""The extensions, unbound: imported by anyone, tied to an app in create_app()."""

import os
from contextlib import suppress
from contextvars import ContextVar
from enum import Enum as PythonEnum
from pathlib import Path
from typing import Any

from flask_babel import Babel
from flask_login import LoginManager
from flask_mail import Mail
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, Enum, MetaData, event
from sqlalchemy.orm import DeclarativeBase, registry


def _values(kind: type[PythonEnum]) -> list[str]:
    return [member.value for member in kind]


def stored_by_value(kind: type[PythonEnum], name: str | None = None) -> Enum:
    """The column type of an enum. ``name`` is that of its check in the database, when it is not the enum's own."""
    return Enum(kind, name=name, native_enum=False, create_constraint=True, length=40, values_callable=_values)


class Model(DeclarativeBase):
    """The parent of every table. An enum is stored by its value ("open"), never its Python name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    registry = registry(
        type_annotation_map={
            PythonEnum: stored_by_value(PythonEnum),
        }
    )


db = SQLAlchemy(metadata=Model.metadata)
migrate = Migrate()
login_manager = LoginManager()
csrf = CSRFProtect()
mail = Mail()
babel = Babel()

#: True while a transaction() is running: what it begins, it begins as the only writer.
writing: ContextVar[bool] = ContextVar("writing", default=False)

#: Execution options of a connection that asks one thing and begins nothing for it: see ``revisions.key``.
ALONE = {"alone": True}

#: Any number will do, as long as every process of the portal names the same one.
_WRITERS_LOCK = 5_115


def prepare_engine(engine: Engine) -> None:
    """Give both databases the same rule: readers never wait, and one writer at a time.

    So a guard that an operation has checked still holds when its change is stored, and of
    two people acting at once one wins and the other is told why, on SQLite as on PostgreSQL.
    """
    if engine.dialect.name == "sqlite":
        _keep_private(engine.url.database)
        event.listen(engine, "do_connect", _make_private)
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


def _keep_private(database: str | None) -> None:
    """What a database holds is for its owner alone, also one that was made before that was seen to."""
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError, PermissionError):
            Path(f"{database}{ending}").chmod(0o600)


def _make_private(_dialect: Any, _record: Any, arguments: list[str], _options: Any) -> None:
    """SQLite gives what it writes beside a database the permissions of the database itself."""
    if arguments[0] != ":memory:":
        with suppress(OSError):  # it is there already; or it cannot be made, which SQLite says better
            os.close(os.open(arguments[0], os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _open_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    # secure_delete: what is forgotten must not stay in the file where it stood.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=20000", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if writing.get():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif not _is_alone(connection):
        # every page begins so; nothing can go wrong, and the driver itself is much the faster to ask
        _driver_of(connection).execute("BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    _driver_of(connection).autocommit = _is_alone(connection)
    if writing.get():
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _is_alone(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("alone", False))


def _driver_of(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
