"""What the parts of the journey are called."""

from flask_babel import lazy_gettext as _

from app.journey.line import Part
from app.words import Words

PARTS = Words(
    Part,
    {
        Part.AREA: _("Area for development"),
        Part.TERMS: _("Terms of reference"),
        Part.ESTABLISHED: _("The council says yes"),
        Part.CALL: _("Call for citizens"),
        Part.APPOINTMENT: _("Members appointed"),
        Part.WORK: _("The committee works"),
        Part.RESULT: _("Result handed over"),
        Part.ANSWER: _("The council answers"),
        Part.FOLLOW_UP: _("Follow-up"),
    },
)
