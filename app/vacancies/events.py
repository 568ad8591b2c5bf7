"""What can have happened to a seat that became vacant."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class SeatFilled(Event):
    """Which group named the successor stands with the seat, where only those who need it look."""

    seat_id: int
    committee_id: int
    user_id: int
