"""Of whom something is looked for, and that they are to be erased."""

from flask_babel import lazy_gettext as _

from app.forms import Form, Length, TextField
from app.searches import SearchForm


class FindPersonForm(SearchForm):
    words = TextField(_("Name or e-mail"), [Length(100)], autocomplete="off")


class EraseForm(Form):
    """Nothing to fill in: the page says what goes and what stays."""
