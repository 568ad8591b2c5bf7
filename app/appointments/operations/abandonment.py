"""The appointment is stopped before anybody is appointed."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import queries
from app.appointments.awaited import must_be_open
from app.appointments.events import AppointmentAbandoned
from app.appointments.models import Appointment, AppointmentStatus
from app.committees.models import TaskCommittee
from app.errors import Refused
from app.events import record


def abandon(appointment: Appointment, *, reason: str, by: User | None) -> None:
    """Stop before anybody is appointed. The record is kept, and another appointment can be opened."""
    must_be_open(appointment)
    if not reason:
        raise Refused(_("Write why the appointment is stopped."))
    appointment.status = AppointmentStatus.ABANDONED
    appointment.abandoned_reason = reason
    appointment.closed_at = clock.now()
    record(AppointmentAbandoned(appointment.id, appointment.committee_id), by=by)


def abandon_of(committee: TaskCommittee, *, by: User | None) -> None:
    """Nobody is appointed to a committee that was dropped."""
    appointment = queries.current_appointment(committee)
    if appointment and appointment.is_open:
        abandon(appointment, reason=committee.drop_reason, by=by)
