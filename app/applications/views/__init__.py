"""The pages about applications: applying, one's own application, the candidate list."""

from app.applications.views import applying, candidates, mine
from app.applications.views.blueprint import bp

__all__ = ["applying", "bp", "candidates", "mine"]
