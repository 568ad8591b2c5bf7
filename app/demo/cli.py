"""``flask demo``: build the demo municipality, and say how to sign in to it."""

import click
import flask_migrate
from flask import Flask

from app.demo import queries, sign_ins
from app.demo.build import STEPS, build
from app.extensions import db


def register(app: Flask) -> None:
    app.cli.add_command(demo)


@click.command()
@click.option("--until", type=click.Choice(STEPS), help="One committee only, stopping when this step is taken.")
@click.option("--sign-ins", "list_sign_ins", is_flag=True, help="Build nothing: list one sign-in per role.")
def demo(until: str | None, list_sign_ins: bool) -> None:
    """Build Strandby Kommune in an empty database, through the same operations that people use."""
    if list_sign_ins:
        click.echo(sign_ins.listed(), nl=False)
        return
    if queries.is_interrupted():
        click.echo("Demoen blev afbrudt sidst. Den bygges forfra.")
        begin_again()
    elif not queries.nobody_is_here():
        raise click.ClickException("Her er data i forvejen. Demoen bygges kun i en tom database.")
    db.session.rollback()
    build(until)


def begin_again() -> None:
    """Empty the database of an interrupted demo by taking its tables down and up."""
    db.session.remove()
    flask_migrate.downgrade(revision="base")
    flask_migrate.upgrade()
