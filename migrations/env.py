"""How Alembic reaches the portal's database: through the app, on SQLite and PostgreSQL alike."""

from alembic import context
from flask import current_app

from app.extensions import db
from app.revisions import UNCOUNTED

config = context.config


def run_migrations() -> None:
    """All pending migrations in one transaction, so that a killed process leaves no half of one."""
    with db.engine.connect().execution_options(**UNCOUNTED) as connection:
        if connection.dialect.name == "sqlite":
            # A batch migration rebuilds tables; their children must not be deleted meanwhile.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run_migrations()
