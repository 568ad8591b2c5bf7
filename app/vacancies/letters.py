"""The letter to whoever takes over a seat."""

from app.accounts.models import User
from app.committees.models import TaskCommittee
from app.events import on
from app.extensions import db
from app.outbox import write_letter
from app.vacancies.events import SeatFilled


@on(SeatFilled)
def tell_the_successor(event: SeatFilled) -> None:
    committee = db.session.get_one(TaskCommittee, event.committee_id)
    write_letter(
        "appointments/successor",
        to=db.session.get_one(User, event.user_id),
        committee_id=committee.id,
        committee=committee,
    )
