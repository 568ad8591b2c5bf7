"""What can have happened to a seat that became vacant."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class SeatFilled(Event):
    seat_id: int
    committee_id: int
    group_id: int
    user_id: int
