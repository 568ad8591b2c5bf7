"""The words for what the council can answer."""

from flask_babel import lazy_gettext as _

from app.handovers.models import Outcome

OUTCOMES = {
    Outcome.FOLLOWED: _("Followed"),
    Outcome.CHANGED: _("Followed with a change"),
    Outcome.NOT_FOLLOWED: _("Not followed"),
}
