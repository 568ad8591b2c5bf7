"""The daily job that forgets applicants."""

from flask import current_app

from app.applications import operations
from app.applications.operations.forgetting import DAILY, see_to_forgetting
from app.jobs import handles
from app.transactions import transaction


@handles(DAILY)
def forget_applicants() -> None:
    """Done again on a day it has been done: nobody is left to forget, and tomorrow is planned already."""
    with transaction():
        operations.forget_applicants(months=current_app.config["RETENTION_MONTHS"], by=None)
        see_to_forgetting()
