"""What people type to find a letter."""

from flask_babel import lazy_gettext as _l

from app.forms import Length, SelectField, TextField
from app.letters.words import STATUSES
from app.outbox import LetterStatus
from app.searches import SearchForm


class FindLettersForm(SearchForm):
    words = TextField(_l("Recipient or subject"), [Length(100)], autocomplete="off")
    status = SelectField(
        _l("Status"),
        choices=[("", _l("All")), *STATUSES.choices()],
        coerce=LetterStatus,
    )
