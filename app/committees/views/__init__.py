"""From an area for development to an established committee."""

from app.committees.views import areas, steps, terms
from app.committees.views.blueprint import bp

__all__ = ["areas", "bp", "steps", "terms"]
