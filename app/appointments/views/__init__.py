"""The appointment's own page, and for each step of it a module with its pages."""

from app.appointments.views import (
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
from app.appointments.views.blueprint import bp

__all__ = [
    "abandonment",
    "agreed_list",
    "bp",
    "completion",
    "correction",
    "draws",
    "method",
    "offices",
    "opening",
    "presence",
    "record",
    "turns",
]
