"""Where meetings are met: reading them, planning them, their agenda, and their minutes."""

from app.meetings.views import agenda, calendars, minutes, planning, reading
from app.meetings.views.blueprint import bp

__all__ = ["agenda", "bp", "calendars", "minutes", "planning", "reading"]
