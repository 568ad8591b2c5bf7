"""The pages about bodies and who belongs to them."""

from app.bodies.views import bodies, memberships
from app.bodies.views.blueprint import bp

__all__ = ["bodies", "bp", "memberships"]
