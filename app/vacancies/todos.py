"""What the secretariat has to do with vacant seats."""

from flask_babel import gettext as _
from sqlalchemy import select

from app.accounts.models import User
from app.appointments.queries import is_last_in_its_seat
from app.bodies.models import Membership, Seat
from app.bodies.policy import roles
from app.committees.models import TaskCommittee
from app.extensions import db
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """Seats of committees at work whose holder leaves and which nobody has taken over."""
    if not roles(user).is_secretariat:
        return []
    found = db.session.execute(
        select(Seat.id, Membership.name, TaskCommittee.title)
        .select_from(Membership)
        .join(Membership.seat)
        .join(TaskCommittee, TaskCommittee.body_id == Seat.body_id)
        .where(TaskCommittee.is_at_work, Membership.ends_on.is_not(None), is_last_in_its_seat())
        .order_by(Membership.ends_on, Seat.id)
    )
    return [
        Todo(
            _("Record whom the group names to the seat of %(name)s, who leaves", name=name),
            "vacancies.fill",
            {"seat_id": seat_id},
            about=title,
        )
        for seat_id, name, title in found
    ]
