"""What all pages of the slice are registered at."""

from flask import Blueprint

from app.meetings import queries

bp = Blueprint("meetings", __name__)
# So that every step that is decided at a meeting can say when there is one.
bp.app_template_global("next_meeting")(queries.next_meeting)
