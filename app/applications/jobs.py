"""What the portal does about applications without being asked."""

from flask import current_app

from app.applications import operations
from app.schedule import daily
from app.transactions import transaction


@daily("03:00", kind="applicants.forget")
def forget_applicants() -> None:
    """Done again on a day it has been done: nobody is left to forget."""
    with transaction():
        operations.forget_applicants(
            months=current_app.config["RETENTION_MONTHS"],
            stalled_months=current_app.config["STALLED_MONTHS"],
            by=None,
        )


@daily("03:10", kind="sensitive.forget")
def forget_sensitive() -> None:
    with transaction():
        operations.forget_sensitive(days=current_app.config["SENSITIVE_DAYS"], by=None)
