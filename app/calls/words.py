"""Whether a call is out, in words. Whether one can still apply is a matter of time, and said by the pages."""

from flask_babel import lazy_gettext as _

from app.calls.models import CallStatus
from app.words import Words

STATUSES = Words(
    CallStatus,
    {
        CallStatus.DRAFT: _("Draft"),
        CallStatus.PUBLISHED: _("Published"),
        CallStatus.WITHDRAWN: _("Withdrawn"),
    },
    badge={CallStatus.WITHDRAWN: "error"},
)
