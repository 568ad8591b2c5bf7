"""The appointment's own page, and for each step of it a module with its pages."""

from flask import Blueprint

bp = Blueprint("appointments", __name__)

from app.appointments.views import (  # noqa: E402, F401 -- they add routes
    abandonment,
    agreed_list,
    completion,
    correction,
    draws,
    method,
    offices,
    opening,
    presence,
    record,
    turns,
)
