"""From an area for development to an established committee."""

from flask import Blueprint

bp = Blueprint("committees", __name__)

from app.committees.views import areas, steps, terms  # noqa: E402, F401 -- they add their pages to bp
