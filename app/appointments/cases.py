"""The appointment as the council decides it, and what other decisions carry with them for it."""

from flask_babel import gettext as _

from app.appointments import operations
from app.appointments.models import Appointment
from app.cases import CaseKind
from app.committees.cases import by_council, only_the_council


def _appointment(appointment: Appointment) -> str:
    return _("Appointment of the members of %(committee)s", committee=appointment.committee.title)


CASES = {"appointment.complete": CaseKind(_appointment, by_council, only_the_council, operations.complete)}
CONSEQUENCES = {"committee.drop": operations.abandon_of}
