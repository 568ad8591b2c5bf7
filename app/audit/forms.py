"""What to look for in the audit trail."""

from flask_babel import lazy_gettext as _

from app.audit.queries import Search
from app.audit.sentences import THEMES
from app.forms import DateField, Length, SelectField, TextField
from app.searches import SearchForm


class FindEventsForm(SearchForm):
    theme = SelectField(_("What about"), choices=[("", _("Everything")), *THEMES.items()])
    who = TextField(_("Who did it"), [Length(100)])
    since = DateField(_("From"), width=None)
    until = DateField(_("Until"), width=None)

    @property
    def search(self) -> Search:
        """What was asked for; a choice that does not exist and a date that cannot be read count for nothing."""
        theme = self.theme.data if self.theme.data in THEMES else None
        return Search(theme=theme, who=self.who.data or "", since=self.since.data, until=self.until.data)
