"""What a step undoes that was done after it."""

from app.appointments.models import Appointment
from app.extensions import db


def clear_offices(appointment: Appointment) -> None:
    """Chair and vice-chair are chosen among those who have a place: when the places change, they are chosen anew."""
    appointment.offices.clear()
    db.session.flush()


def clear_list(appointment: Appointment) -> None:
    """An agreed list holds only for those who agreed to it, and as long as nobody objects."""
    if appointment.is_agreed:
        clear_offices(appointment)
        for answer in appointment.standing_answers:
            appointment.answers.remove(answer)
        db.session.flush()
