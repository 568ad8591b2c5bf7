"""The words for how far a recommendation has come."""

from flask_babel import lazy_gettext as _

from app.followups.models import Progress

PROGRESS = {
    Progress.NOT_STARTED: _("Not started"),
    Progress.UNDER_WAY: _("In progress"),
    Progress.DONE: _("Carried out"),
    Progress.GIVEN_UP: _("Given up"),
}

#: The kind of badge each is shown with.
BADGES = {
    Progress.NOT_STARTED: "",
    Progress.UNDER_WAY: "info",
    Progress.DONE: "success",
    Progress.GIVEN_UP: "warning",
}
