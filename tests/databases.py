"""The databases that tests run on. Their tables come from the migrations, never from the models.

The migrations run once per process and database; each test gets a copy of what they made.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import flask_migrate
import sqlalchemy
from flask import Flask
from sqlalchemy import URL, Engine, event, make_url
from sqlalchemy.exc import OperationalError
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

    def renew(self) -> None:
        """Make the database a fresh copy of the template. Nobody may be connected."""


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
        with self.app.app_context():
            db.engine.dispose()
        self.store.renew()

    def close(self) -> None:
        with self.app.app_context():
            db.engine.dispose()


def app_on(url: str) -> Flask:
    """The app as it is in production, but for its settings and the guards."""
    app = create_app(type("OnThisDatabase", (Testing,), {"SQLALCHEMY_DATABASE_URI": url}))
    watch_for_lost_writes(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":  # no test outlives a power cut: let none wait for the disk
            event.listen(db.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return app


class SqliteStore:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "test.db"
        self.template = folder / "template.db"
        self.url = f"sqlite:///{self.file}"

    def keep_as_template(self) -> None:
        self.file.rename(self.template)

    def renew(self) -> None:
        for left_over in ("-wal", "-shm"):
            Path(f"{self.file}{left_over}").unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)


class PostgresqlStore:
    """``server`` is the URL of a database whose user may create others."""

    def __init__(self, server: str, name: str) -> None:
        self.name, self.template = f"samskab_test_{name}", f"samskab_test_{name}_template"
        self._server: Engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self.url = in_full(make_url(server).set(database=self.name))
        self._own: Engine = sqlalchemy.create_engine(self.url, poolclass=NullPool)
        self._say(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self._say(f"CREATE DATABASE {self.name}")

    def keep_as_template(self) -> None:
        self._say(f"DROP DATABASE IF EXISTS {self.template} WITH (FORCE)")
        self._say(f"ALTER DATABASE {self.name} RENAME TO {self.template}")

    def renew(self) -> None:
        """Emptying the tables takes a twentieth of the time of a new copy, which only a test of migrations needs."""
        if not self._empty():
            self._say(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            self._say(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")

    def _empty(self) -> bool:
        """Empty every table; False where there is no database yet, or one without the tables of the template."""
        try:
            with self._own.begin() as connection:
                tables = set(connection.exec_driver_sql(_TABLES).scalars())
                if not set(db.metadata.tables) <= tables:
                    return False
                filled = ", ".join(sorted(tables - {"alembic_version"}))
                connection.exec_driver_sql(f"TRUNCATE {filled} RESTART IDENTITY")
        except OperationalError:
            return False
        return True

    def _say(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.exec_driver_sql(statement)


_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


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
