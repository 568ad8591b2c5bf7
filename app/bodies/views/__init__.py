"""The pages about bodies and who belongs to them."""

from flask import Blueprint

bp = Blueprint("bodies", __name__)

from app.bodies.views import bodies, memberships  # noqa: E402, F401 -- they need bp
