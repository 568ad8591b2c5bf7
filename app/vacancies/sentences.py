"""How the audit trail tells of seats that became vacant."""

from flask_babel import lazy_gettext as _

from app.trail import Told
from app.vacancies.events import SeatFilled

TOLD = Told(
    theme=_("Appointments"),
    sentences={
        SeatFilled: _("%(user)s took over a seat that had become vacant."),
    },
)
