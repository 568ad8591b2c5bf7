"""What every step of an appointment asks first, and what a step undoes that was done after it."""

from flask_babel import gettext as _

from app.appointments.models import Appointment, Method
from app.errors import Refused
from app.extensions import db


def must_be_open(appointment: Appointment) -> None:
    if appointment.is_completed:
        raise Refused(_("The members have been appointed. Nothing in this appointment can change any more."))
    if not appointment.is_open:
        raise Refused(_("This appointment was stopped. Open a new one from the committee's page."))


def must_not_have_started(appointment: Appointment) -> None:
    must_be_open(appointment)
    if appointment.has_started:
        raise Refused(_("The election has started, so groups and method stand. Strike out its entries first."))


def clear_offices(appointment: Appointment) -> None:
    """Chair and vice-chair are chosen among those who have a place: when the places change, they are chosen anew."""
    appointment.offices.clear()
    db.session.flush()


def clear_list(appointment: Appointment) -> None:
    """An agreed list holds only for those who agreed to it, and as long as nobody objects."""
    if appointment.method is Method.AGREED:
        clear_offices(appointment)
        for answer in appointment.standing_answers:
            appointment.answers.remove(answer)
        db.session.flush()
