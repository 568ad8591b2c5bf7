"""How the audit trail tells of letters."""

from flask_babel import lazy_gettext as _

from app.letters.events import (
    LetterSentAgain,
)
from app.trail import Told

TOLD = Told(
    theme=_("Letters"),
    sentences={
        LetterSentAgain: _("A letter that had failed was sent again (no. %(letter_id)s)."),
    },
)
