"""The pages about applications: applying, one's own application, the candidate list."""

from flask import Blueprint

bp = Blueprint("applications", __name__)

from app.applications.views import applying, candidates, mine  # noqa: E402, F401 -- they need bp
