"""What all pages of the slice are registered at."""

from flask import Blueprint, request

from app.accounts import sessions

bp = Blueprint("accounts", __name__)


@bp.before_app_request
def note_that_somebody_is_here() -> None:
    """For pages; not for the files that belong to them."""
    if request.blueprint:
        sessions.note_that_somebody_is_here()
