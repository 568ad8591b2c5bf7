"""What the secretariat has to do with appointments."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.appointments.models import Appointment
from app.bodies.policy import roles
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.extensions import db
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """What the secretariat has to do: appointments to open or to go on with."""
    if not roles(user).is_secretariat:
        return []
    return _to_open() + _under_way()


def _to_open() -> list[Todo]:
    standing = select(Appointment.committee_id).where(~Appointment.is_abandoned)
    found = db.session.scalars(
        select(TaskCommittee)
        .join(Call, Call.committee_id == TaskCommittee.id)
        .where(
            TaskCommittee.is_established,
            Call.is_closed,
            TaskCommittee.id.not_in(standing),
        )
        .order_by(Call.closes_at)
    ).unique()
    return [
        Todo(
            _("The call has closed: open the appointment at the council's meeting"),
            "appointments.open",
            {"committee_id": committee.id},
            about=committee.title,
        )
        for committee in found
    ]


def _under_way() -> list[Todo]:
    found = db.session.scalars(
        select(Appointment)
        .where(Appointment.is_open)
        .options(joinedload(Appointment.committee))
        .order_by(Appointment.id)
    )
    return [
        Todo(
            _("Go on with the appointment of the members"),
            "appointments.show",
            {"appointment_id": appointment.id},
            about=appointment.committee.title,
        )
        for appointment in found
    ]
