"""From an area for development to an established committee."""

from flask import Blueprint, url_for
from flask_babel import gettext as _

from app.committees import queries
from app.committees.models import TaskCommittee

bp = Blueprint("committees", __name__)
# So that a joint meeting's page can say what it is about, without that slice knowing of this one.
bp.app_template_global("terms_put_before")(queries.terms_put_before)


def crumbs(committee: TaskCommittee, *rest: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """Where a page about a committee lies."""
    return [
        (_("Task committees"), url_for("pages.committees")),
        (committee.title, url_for("journey.show", committee_id=committee.id)),
        *rest,
    ]


from app.committees.views import areas, steps, terms  # noqa: E402, F401 -- they add their pages to bp
