"""The words for what the council can answer."""

from flask_babel import lazy_gettext as _

from app.handovers.models import Outcome
from app.words import Words

OUTCOMES = Words(
    Outcome,
    {
        Outcome.FOLLOWED: _("Followed"),
        Outcome.CHANGED: _("Followed with a change"),
        Outcome.NOT_FOLLOWED: _("Not followed"),
    },
    badge={Outcome.FOLLOWED: "success", Outcome.CHANGED: "info", Outcome.NOT_FOLLOWED: "warning"},
)
