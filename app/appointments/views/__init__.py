"""The appointment's own page, and a page for each step of it."""

from flask import Blueprint

bp = Blueprint("appointments", __name__)

from app.appointments.views import agreed, closing, offices, preparation, reading, strict  # noqa: E402, F401 -- they add routes
