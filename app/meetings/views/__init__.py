"""Where meetings are met: reading them, planning them, their agenda, and their minutes."""

from flask import Blueprint

bp = Blueprint("meetings", __name__)

from app.meetings.views import agenda, calendars, minutes, planning, reading  # noqa: E402, F401 -- they add routes
