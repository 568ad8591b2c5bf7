"""The databases that tests run on. Their tables come from the migrations, never from the models.

The migrations run once per process and database; each test gets a copy of what they made.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import flask_migrate
import sqlalchemy
from flask import Flask
from psycopg.errors import InsufficientPrivilege, UndefinedTable
from sqlalchemy import URL, Engine, event, make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from app import create_app
from app.extensions import db
from config import Testing
from tests.guards import watch_for_lost_writes


class Store(Protocol):
    """A place for one database and for the template it is copied from."""

    url: str

    def keep_as_template(self) -> None:
        """What is in the database now is what each later copy holds."""

    def renew(self, disconnect: Callable[[], None]) -> None:
        """Make the database what the template is; ``disconnect`` lets go of it, where nobody may be connected."""

    def close(self) -> None:
        """Let go of what the store itself holds open."""


class TestDatabase:
    """The app bound to a database that is new for each test."""

    __test__ = False

    def __init__(self, store: Store) -> None:
        self.store = store
        self.app = app_on(store.url)
        with self.app.app_context():
            flask_migrate.upgrade()
            db.engine.dispose()
        store.keep_as_template()

    def renew(self) -> None:
        self.store.renew(self.disconnect)

    def disconnect(self) -> None:
        with self.app.app_context():
            db.engine.dispose()

    def close(self) -> None:
        self.disconnect()
        self.store.close()


def app_on(url: str, **settings: Any) -> Flask:
    """The app as it is in production, but for its settings and the guards."""
    app = create_app(type("OnThisDatabase", (Testing,), {"SQLALCHEMY_DATABASE_URI": url} | settings))
    watch_for_lost_writes(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _hurried_and_contrary)
    return app


def _hurried_and_contrary(connection: Any, _record: Any) -> None:
    """No test outlives a power cut, so none waits for the disk; and rows that no query orders come backwards.

    A list whose order was left to chance is then seen by a test here, not by a person on a busy day.
    """
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA reverse_unordered_selects=ON")


class SqliteStore:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "test.db"
        self.template = folder / "template.db"
        self.url = f"sqlite:///{self.file}"

    def keep_as_template(self) -> None:
        self.file.rename(self.template)

    def renew(self, disconnect: Callable[[], None]) -> None:
        disconnect()
        for left_over in ("-wal", "-shm"):
            Path(f"{self.file}{left_over}").unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)

    def close(self) -> None:
        """Nothing: it is files."""


class PostgresqlStore:
    """``server`` is the URL of a database whose user may create others."""

    def __init__(self, server: str, name: str) -> None:
        self.name, self.template = f"samskab_test_{name}", f"samskab_test_{name}_template"
        self._server: Engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self.url = in_full(make_url(server).set(database=self.name))
        self._own: Engine = sqlalchemy.create_engine(self.url, pool_size=1, pool_pre_ping=True)
        self._say(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._say(f"CREATE DATABASE {self.name}")

    def keep_as_template(self) -> None:
        self._say(f"DROP DATABASE IF EXISTS {self.template} WITH (FORCE)")
        self._say(f"ALTER DATABASE {self.name} RENAME TO {self.template}")

    def renew(self, disconnect: Callable[[], None]) -> None:
        """Emptying the tables takes a fraction of the time of a new copy, which only a test of migrations needs."""
        if not self._empty():
            disconnect()
            self._say(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            self._say(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")

    def _empty(self) -> bool:
        """Empty the tables in use; False where there is no database yet, or one without the tables of the template."""
        tables = list(db.metadata.tables)
        in_use = ", ".join(f"EXISTS (SELECT 1 FROM {name})" for name in tables)  # noqa: S608 -- our own tables
        try:
            with self._own.begin() as connection:
                # Without foreign keys and the audit trail's trigger, which take their time to say yes. For superusers.
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
                filled = connection.exec_driver_sql(f"SELECT {in_use}").one()
                for name, is_filled in zip(tables, filled, strict=True):
                    if is_filled:
                        connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608
                connection.exec_driver_sql(_COUNT_FROM_ONE)
        except OperationalError:
            return False  # no such database
        except ProgrammingError as error:
            if isinstance(error.orig, (UndefinedTable, InsufficientPrivilege)):
                return False
            raise
        return True

    def close(self) -> None:
        self._own.dispose()

    def _say(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.exec_driver_sql(statement)


_COUNT_FROM_ONE = (
    "SELECT setval((schemaname || '.' || sequencename)::regclass, 1, false)"
    " FROM pg_sequences WHERE last_value IS NOT NULL"
)


def in_full(url: URL) -> str:
    return url.render_as_string(hide_password=False)


class PostgresqlServer:
    """``TEST_DATABASE_URL``, or a server of our own that starts when the first test needs it."""

    def __init__(self) -> None:
        self._stop: Callable[[], None] = lambda: None
        self._url = os.environ.get("TEST_DATABASE_URL", "")

    @property
    def url(self) -> str:
        if not self._url:
            from tools.postgres import EmbeddedPostgres

            server = EmbeddedPostgres()
            self._url, self._stop = server.url, server.stop
        return self._url

    def stop(self) -> None:
        self._stop()
