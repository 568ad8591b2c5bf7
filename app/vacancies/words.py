"""What can have happened to the holder of a seat, in words."""

from flask_babel import lazy_gettext as _

from app.law.vacancies import Departure
from app.words import Words

DEPARTURES = Words(
    Departure,
    {
        Departure.LEFT_THE_COMMITTEE: _("The member leaves the committee"),
        Departure.LEFT_THE_PARTY: _("The member has left the party or group"),
    },
)
