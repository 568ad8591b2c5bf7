"""What every test may ask for: a stopped clock, the app on a fresh database, a browser, a sign-in."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from sqlalchemy import event

from app import clock, i18n
from app.accounts.models import User
from app.extensions import db
from tests.browserless import Browserless
from tests.databases import PostgresqlServer, PostgresqlStore, SqliteStore, TestDatabase, app_on

#: A busy machine breaks no law: what a property takes of time is not tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

NOW = datetime(2026, 3, 2, 9, 0)  # UTC: a Monday, ten o'clock in Denmark


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql", "both"),
        default="sqlite",
        help="where tests that use the app run; `python3 run.py test` says both",
    )
    parser.addoption(
        "--slow", action="store_true", help="run what takes long (crawls, attacks, simulations), and only that"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    is_wanted = [(item.get_closest_marker("slow") is not None) == config.getoption("--slow") for item in items]
    config.hook.pytest_deselected(items=[item for item, wanted in zip(items, is_wanted, strict=True) if not wanted])
    items[:] = [item for item, wanted in zip(items, is_wanted, strict=True) if wanted]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        # A browser sees no difference between the databases: there, one is enough.
        both = ("sqlite",) if "browser" in metafunc.definition.path.parts else ("sqlite", "postgresql")
        kinds = both if chosen == "both" else (chosen,)
        metafunc.parametrize("database", kinds, indirect=True, scope="session")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are no name for a test: a ZIP made at import holds the time, and processes would disagree."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def stopped_clock() -> Iterator[datetime]:
    """It is always the same moment, until a test says ``with clock.at(...)``."""
    with clock.at(NOW):
        yield NOW


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Callable[[str], TestDatabase]]:
    """The database of each kind, made by the migrations when it is first asked for."""
    server = PostgresqlServer()
    made: dict[str, TestDatabase] = {}

    def of_kind(kind: str) -> TestDatabase:
        if kind not in made:
            store = (
                SqliteStore(tmp_path_factory.mktemp("database"))
                if kind == "sqlite"
                else PostgresqlStore(server.url, worker_id)
            )
            made[kind] = TestDatabase(store)
        return made[kind]

    yield of_kind
    for database in made.values():
        database.close()
    server.stop()


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, databases: Callable[[str], TestDatabase]) -> TestDatabase:
    return databases(request.param)


@pytest.fixture
def app(database: TestDatabase, tmp_path: Path) -> Iterator[Flask]:
    """The app, in an app context, on an empty database. Its routes are fixed; its rows are the test's own."""
    database.renew()
    database.app.config["ERASURE_LEDGER"] = str(tmp_path / "erasures.jsonl")
    database.app.extensions["fragments"].clear()  # ids and versions begin anew, and so must what is made of them
    with database.app.app_context():
        yield database.app
        db.session.remove()


@pytest.fixture
def app_of_its_own(app: Flask) -> Iterator[Flask]:
    """A second app on the same database, for tests that give it a route or another setting."""
    own = app_on(app.config["SQLALCHEMY_DATABASE_URI"])
    own.test_client_class = Browserless
    own.config["ERASURE_LEDGER"] = app.config["ERASURE_LEDGER"]
    with own.app_context():
        yield own
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def new_client(app: Flask) -> Callable[[], Browserless]:
    """A browser for each person, when a test has several people at once."""
    return lambda: Browserless(app, app.response_class)


@pytest.fixture
def client(new_client: Callable[[], Browserless]) -> Browserless:
    """A browser that nobody has signed in with."""
    return new_client()


@pytest.fixture
def in_english(client: Browserless) -> Iterator[None]:
    """The browser shows English pages, and what happens outside a request is said in English too."""
    client.set_cookie("language", "en")
    with i18n.speaking("en"):
        yield


@pytest.fixture
def sign_in(client: Browserless) -> Callable[[User], Browserless]:
    """``sign_in(user)`` gives the browser, used by this user from now on."""

    def as_user(user: User) -> Browserless:
        client.is_used_by(user)
        return client

    return as_user


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """``with count_queries() as queries:`` collects the statements sent to the database."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def sent(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", sent)
        try:
            yield statements
        finally:
            event.remove(db.engine, "before_cursor_execute", sent)

    return counting
