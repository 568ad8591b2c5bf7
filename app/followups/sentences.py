"""How the audit trail tells of what became of recommendations."""

from flask_babel import lazy_gettext as _

from app.followups.events import (
    FollowUpReported,
)
from app.trail import Told

TOLD = Told(
    theme=_("Follow-up"),
    sentences={
        FollowUpReported: _("It was reported how far recommendation %(number)s is: %(progress)s."),
    },
)
