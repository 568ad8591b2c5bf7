"""Commands about applications."""

import click
from flask import Flask, current_app
from flask_babel import ngettext

from app.applications import operations
from app.transactions import transaction


def register(app: Flask) -> None:
    @app.cli.command("forget-applicants")
    @click.option("--months", type=click.IntRange(0, 120), help="How long to remember; RETENTION_MONTHS if left out.")
    def forget_applicants(months: int | None) -> None:
        """Delete what those who were not appointed wrote, when its time is up."""
        kept = current_app.config["RETENTION_MONTHS"] if months is None else months
        with transaction():
            count = operations.forget_applicants(
                months=kept, stalled_months=months or current_app.config["STALLED_MONTHS"], by=None
            )
        click.echo(ngettext("%(num)s application is forgotten.", "%(num)s applications are forgotten.", count))
