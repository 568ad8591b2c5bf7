"""The migrations make exactly the tables that the models describe, and can take them away again."""

import flask_migrate
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app import alphabet, fulltext
from app.extensions import db

pytestmark = pytest.mark.usefixtures("app")


def differences() -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": True,
                "include_name": fulltext.is_described,
                "include_object": alphabet.is_compared,
            },
        )
        return list(compare_metadata(context, db.metadata))


def test_the_migrations_make_what_the_models_describe():
    assert differences() == []


def test_the_migrations_make_every_check_that_the_models_describe():
    described = {
        (table.name, str(constraint.name))
        for table in db.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sqlalchemy.CheckConstraint)
    }
    inspector = sqlalchemy.inspect(db.engine)
    made = {
        (table, str(check["name"]))
        for table in inspector.get_table_names()
        for check in inspector.get_check_constraints(table)
    }
    assert made == described


def test_the_migrations_make_every_index_that_the_models_describe():
    """Also those of expressions, which SQLite tells nobody of: a migration that rebuilds their table loses them."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'",
    }
    with db.engine.connect() as connection:
        made = set(connection.exec_driver_sql(names[db.engine.dialect.name]).scalars())
    described = {str(index.name) for table in db.metadata.tables.values() for index in table.indexes}
    assert described - made == set()


def test_the_migrations_go_down_to_nothing_and_up_again():
    flask_migrate.downgrade(revision="base")
    assert sqlalchemy.inspect(db.engine).get_table_names() == ["alembic_version"]
    flask_migrate.upgrade()
    assert differences() == []


def test_what_has_happened_cannot_be_rewritten():
    insert = "INSERT INTO events (kind, details, happened_at) VALUES ('Test', '{}', '2026-03-02 09:00:00')"
    with db.engine.begin() as connection:
        connection.exec_driver_sql(insert)
    for change in ("UPDATE events SET kind = 'Other'", "DELETE FROM events"):
        with pytest.raises(sqlalchemy.exc.DBAPIError, match="append-only"), db.engine.begin() as connection:
            connection.exec_driver_sql(change)
