"""Which seats are vacant, which group owns them, and who held them last."""

from sqlalchemy import select

from app.accounts.models import User
from app.appointments.queries import completed_appointment
from app.bodies import queries as bodies
from app.bodies.models import Membership, Seat, SeatKind
from app.committees.models import TaskCommittee
from app.extensions import db


def committee_of(seat: Seat) -> TaskCommittee:
    """The task committee that the seat is in."""
    return db.session.scalars(select(TaskCommittee).where(TaskCommittee.body_id == seat.body_id)).one()


def owner_of(seat: Seat) -> str:
    """The group that named the seat's first holder, as it was announced ("C+V" when two voted together)."""
    appointment = completed_appointment(committee_of(seat))
    return appointment.named[seat.number - 1].announced.name if appointment else seat.group.letter


def holder_of(seat: Seat) -> Membership | None:
    """Who holds the seat, or held it last when nobody has taken over yet."""
    latest = Membership.starts_on.desc(), Membership.id.desc()
    return db.session.scalar(select(Membership).where(Membership.seat_id == seat.id).order_by(*latest).limit(1))


def holder_id(seat: Seat) -> int:
    """The membership that holds the seat, 0 for none."""
    holder = holder_of(seat)
    return holder.id if holder else 0


def possible_successors(seat: Seat) -> list[User] | None:
    """The councillors who can take over a councillor's seat; None for a citizen's, whose group names anybody."""
    return bodies.councillors() if seat.kind is SeatKind.COUNCILLOR else None
