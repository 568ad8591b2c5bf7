"""How the audit trail tells of calls."""

from flask_babel import lazy_gettext as _

from app.calls.events import (
    CallDrafted,
    CallEdited,
    CallExtended,
    CallPublished,
    CallWithdrawn,
)
from app.trail import Told

TOLD = Told(
    theme=_("Calls"),
    sentences={
        CallDrafted: _("A call was drafted."),
        CallEdited: _("The call was edited."),
        CallPublished: _("The call was published. It closes %(closes_at)s."),
        CallExtended: _("The deadline of the call was moved from %(closed_at)s to %(closes_at)s."),
        CallWithdrawn: _("The call was withdrawn."),
    },
)
