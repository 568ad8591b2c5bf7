"""Where meetings are met: reading them, planning them, their agenda, and their minutes."""

from flask import Blueprint

from app.meetings import queries

bp = Blueprint("meetings", __name__)
# So that every step that is decided at a meeting can say when there is one.
bp.app_template_global("next_meeting")(queries.next_meeting)

from app.meetings.views import agenda, calendars, minutes, planning, reading  # noqa: E402, F401 -- they add routes
