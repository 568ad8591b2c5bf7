"""What to look for in the audit trail."""

from typing import Any

from flask_babel import lazy_gettext as _

from app.audit.queries import Search
from app.forms import DateField, Length, SelectField, TextField
from app.searches import SearchForm
from app.trail import the_trail


class FindEventsForm(SearchForm):
    theme = SelectField(_("What about"))
    who = TextField(_("Who did it"), [Length(100)])
    since = DateField(_("From"), width=None)
    until = DateField(_("Until"), width=None)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.theme.choices = [("", _("Everything")), *the_trail().themes.items()]

    @property
    def search(self) -> Search:
        """What was asked for; a choice that does not exist and a date that cannot be read count for nothing."""
        theme = self.theme.data if self.theme.data in the_trail().themes else None
        return Search(theme=theme, who=self.who.data or "", since=self.since.data, until=self.until.data)
