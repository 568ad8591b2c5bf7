"""Commands of the kernel. Each slice adds its own in <slice>/cli.py: ``register(app)``."""

from typing import Any

import click
import sqlalchemy
from flask import Flask
from flask.cli import with_appcontext
from flask_migrate.cli import db as migrations

from app import translations
from app.extensions import db

_downgrade = migrations.commands["downgrade"]


def register(app: Flask) -> None:
    app.cli.add_command(translations.group)
    migrations.add_command(downgrade)


@click.command(
    params=[*_downgrade.params, click.Option(["--yes"], is_flag=True, help="Do not ask: what is lost is backed up.")],
    help=f"{_downgrade.help} What later versions hold of what people wrote is lost, so it asks first.",
)
@click.pass_context
@with_appcontext
def downgrade(context: click.Context, yes: bool, **options: Any) -> None:
    if not (yes or options["sql"] or is_empty()):
        click.confirm(
            "Databasen går tilbage til en tidligere version. Det, folk har skrevet, og som kun den nyere version har "
            "plads til, går tabt og kan kun hentes fra en sikkerhedskopi. Fortsæt?",
            abort=True,
        )
    context.invoke(_downgrade, **options)


def is_empty() -> bool:
    """Whether nobody has written anything in this database yet."""
    with db.engine.connect() as connection:
        there = sqlalchemy.inspect(connection).get_table_names()
        tables = [table for name, table in db.metadata.tables.items() if name in there]
        return not any(connection.scalar(sqlalchemy.select(sqlalchemy.exists().select_from(table))) for table in tables)
