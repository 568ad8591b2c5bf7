"""What to look for in the audit trail."""

from flask_babel import lazy_gettext as _

from app.audit.queries import Search
from app.audit.sentences import THEMES
from app.forms import DateField, Form, SelectField, TextField


class SearchForm(Form):
    """Sent in the address, so it needs no token."""

    class Meta:
        csrf = False

    theme = SelectField(_("What about"), choices=[("", _("Everything")), *THEMES.items()])
    who = TextField(_("Who did it"))
    since = DateField(_("From"), width=None)
    until = DateField(_("Until"), width=None)

    @property
    def search(self) -> Search:
        """What was asked for; a choice that does not exist and a date that cannot be read count for nothing."""
        theme = self.theme.data if self.theme.data in THEMES else None
        return Search(theme=theme, who=self.who.data or "", since=self.since.data, until=self.until.data)

    @property
    def address(self) -> dict[str, str]:
        """What was asked for, as it stands in the address."""
        return {field.name: field.raw_data[0] for field in self if field.raw_data and field.raw_data[0]}
