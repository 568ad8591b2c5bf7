"""Why an appointment is stopped."""

from flask_babel import lazy_gettext as _

from app.forms import Form, Length, Required, TextArea


class AbandonForm(Form):
    reason = TextArea(_("Why the appointment is stopped"), [Required(_("Write the reason.")), Length(1000)], rows=3)
