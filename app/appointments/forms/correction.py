"""What was wrong with the last entry."""

from flask_babel import lazy_gettext as _

from app.forms import Form, Length, Required, TextArea
from app.versions import VersionField


class StrikeOutForm(Form):
    number = VersionField()
    reason = TextArea(_("What was wrong"), [Required(_("Write what was wrong.")), Length(500)], rows=3)
