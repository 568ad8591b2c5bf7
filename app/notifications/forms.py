"""What people type to find a letter."""

from flask_babel import lazy_gettext as _l

from app.forms import Form, SelectField, TextField
from app.notifications.models import LetterStatus

STATUSES = {
    LetterStatus.WAITING: _l("Waiting"),
    LetterStatus.SENT: _l("Sent"),
    LetterStatus.FAILED: _l("Could not be sent"),
}


class FindLettersForm(Form):
    """Sent by GET, and without a token, since it changes nothing."""

    class Meta:
        csrf = False

    words = TextField(_l("Recipient or subject"), autocomplete="off")
    status = SelectField(
        _l("Status"),
        choices=[("", _l("All")), *((status.value, text) for status, text in STATUSES.items())],
        coerce=LetterStatus,
    )
