"""What people type to find a letter."""

from flask_babel import lazy_gettext as _l

from app.forms import Length, SelectField, TextField
from app.outbox import LetterStatus
from app.searches import SearchForm

STATUSES = {
    LetterStatus.WAITING: _l("Waiting"),
    LetterStatus.SENT: _l("Sent"),
    LetterStatus.FAILED: _l("Could not be sent"),
}


class FindLettersForm(SearchForm):
    words = TextField(_l("Recipient or subject"), [Length(100)], autocomplete="off")
    status = SelectField(
        _l("Status"),
        choices=[("", _l("All")), *((status.value, text) for status, text in STATUSES.items())],
        coerce=LetterStatus,
    )
