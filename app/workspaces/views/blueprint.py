"""What all pages of the slice are registered at, and the way that leads to them."""

from flask import Blueprint, url_for
from flask_babel import gettext as _

from app.committees.models import TaskCommittee
from app.committees.navigation import crumbs_of

bp = Blueprint("workspaces", __name__)


def crumbs(committee: TaskCommittee, *rooms: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """Where a page of the workspace lies; ``rooms`` are (text, address) below it, the last without address."""
    room = (_("Workspace"), url_for("workspaces.show", committee_id=committee.id) if rooms else None)
    return crumbs_of(committee, room, *rooms)
