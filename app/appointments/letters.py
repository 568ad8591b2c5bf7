"""Letters when the council has appointed the members. Who applied hears from the applications' letters."""

from typing import Any

from app.appointments.events import AppointmentCompleted
from app.appointments.models import Appointment
from app.appointments.queries import with_all_parts
from app.bodies.queries import councillors
from app.events import on
from app.extensions import db
from app.outbox import write_letter, write_letters


@on(AppointmentCompleted)
def tell_members_and_council(event: AppointmentCompleted) -> None:
    """Councillors with a place and residents who had not applied are told of it; the other councillors that it is done."""
    appointment = with_all_parts(db.session.get_one(Appointment, event.appointment_id))
    about: dict[str, Any] = {
        "committee_id": event.committee_id,
        "committee": appointment.committee,
        "appointment": appointment,
    }
    named = {answer.user_id for answer in appointment.named}
    for answer in appointment.named:
        if answer.application is None:
            write_letter(
                "appointments/appointed", to=answer.user or answer.address, **about | {"person": answer.person}
            )
    others = [councillor for councillor in councillors() if councillor.id not in named]
    write_letters("appointments/completed", to=others, **about)
