"""From an area for development to an established committee."""

from flask import Blueprint

from app.committees import queries

bp = Blueprint("committees", __name__)
bp.app_template_global("terms_put_before")(queries.terms_put_before)

from app.committees.views import areas, steps, terms  # noqa: E402, F401 -- they add their pages to bp
