"""Whether anybody objects to an agreed list."""

from flask_babel import lazy_gettext as _

from app.appointments.words import METHODS
from app.forms import Form, Length, RadioField, Required, TextArea
from app.versions import SAVED_MEANWHILE, VersionField


class MethodForm(Form):
    version = VersionField(SAVED_MEANWHILE)
    method = RadioField(
        _("Does anybody object to an agreed list?"),
        [Required(_("Choose how the members are appointed."))],
        choices=METHODS.choices("answer", hint="explained"),
    )
    objections = TextArea(_("Who objects, and why"), [Length(2000)], hint=_("It stands in the protocol."), rows=3)
