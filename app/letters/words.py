"""Whether a letter has been sent, in words."""

from flask_babel import lazy_gettext as _

from app.outbox import LetterStatus
from app.words import Words

STATUSES = Words(
    LetterStatus,
    {
        LetterStatus.WAITING: _("Waiting"),
        LetterStatus.SENT: _("Sent"),
        LetterStatus.FAILED: _("Could not be sent"),
    },
    badge={LetterStatus.WAITING: "warning", LetterStatus.SENT: "success", LetterStatus.FAILED: "error"},
)
