"""Letters when the council has appointed the members. Who applied hears from the applications' letters."""

from typing import Any

from app.accounts.queries import people_by_id
from app.appointments.events import AppointmentCompleted
from app.appointments.models import Appointment, TurnAnswer
from app.appointments.queries import with_all_parts
from app.bodies.queries import councillors
from app.events import on
from app.extensions import db
from app.outbox import Letter, draft, drafts, write_to_many


@on(AppointmentCompleted)
def tell_members_and_council(event: AppointmentCompleted) -> None:
    """Councillors with a place and residents who had not applied are told of it; the other councillors that it is done."""
    named = db.session.get_one(Appointment, event.appointment_id).named
    without_application = [answer.id for answer in named if answer.application_id is None]
    write_to_many("appointments/appointed", without_application, appointment_id=event.appointment_id)
    has_place = {answer.user_id for answer in named}
    others = [councillor.id for councillor in councillors() if councillor.id not in has_place]
    write_to_many("appointments/completed", others, appointment_id=event.appointment_id)


@drafts("appointments/appointed")
def draft_to_the_named(kind: str, ids: list[int], appointment_id: int) -> list[Letter]:
    about = _about(appointment_id)
    answers: list[TurnAnswer] = [answer for answer in about["appointment"].named if answer.id in ids]
    return [draft(kind, to=answer.user or answer.address, **about | {"person": answer.person}) for answer in answers]


@drafts("appointments/completed")
def draft_to_the_council(kind: str, ids: list[int], appointment_id: int) -> list[Letter]:
    about = _about(appointment_id)
    return [draft(kind, to=person, **about) for person in people_by_id(ids)]


def _about(appointment_id: int) -> dict[str, Any]:
    appointment = with_all_parts(db.session.get_one(Appointment, appointment_id))
    return {"committee_id": appointment.committee_id, "committee": appointment.committee, "appointment": appointment}
