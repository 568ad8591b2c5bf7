"""The words for how far a recommendation has come."""

from flask_babel import lazy_gettext as _

from app.followups.models import Progress
from app.words import Words

PROGRESS = Words(
    Progress,
    {
        Progress.NOT_STARTED: _("Not started"),
        Progress.UNDER_WAY: _("In progress"),
        Progress.DONE: _("Carried out"),
        Progress.GIVEN_UP: _("Given up"),
    },
    sentence={
        Progress.NOT_STARTED: _("not started"),
        Progress.UNDER_WAY: _("under way"),
        Progress.DONE: _("carried out"),
        Progress.GIVEN_UP: _("given up"),
    },
    badge={Progress.UNDER_WAY: "info", Progress.DONE: "success", Progress.GIVEN_UP: "warning"},
)
