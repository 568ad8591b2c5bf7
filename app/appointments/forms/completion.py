"""The council's decision about the members."""

from flask_babel import lazy_gettext as _

from app.forms import Form, Length, Required, TextArea, TextField
from app.versions import SAVED_MEANWHILE, VersionField


class CompleteForm(Form):
    #: Whoever appoints has seen the members: not one named, or left out, since the page was opened.
    version = VersionField(SAVED_MEANWHILE)
    number = TextField(
        _("Number in the minute book"),
        [Required(_("Write the decision's number in the minute book.")), Length(20)],
        hint=_("For example 7 or 12 a."),
        width="short",
    )
    dissent = TextArea(
        _("Dissenting opinions"),
        [Length(5000)],
        hint=_(
            "Any member present may have a dissenting opinion recorded in short (Local Government Act, section 13)."
        ),
    )
