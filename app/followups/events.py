"""What can have happened after the council's answer."""

from dataclasses import dataclass

from app.events import Event
from app.followups.models import Progress


@dataclass(frozen=True)
class FollowUpReported(Event):
    """A note on recommendation ``number``: how far it has come."""

    committee_id: int
    recommendation_id: int
    follow_up_id: int
    number: int
    progress: Progress
