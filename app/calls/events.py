"""What can have happened to a call."""

from dataclasses import dataclass
from datetime import datetime

from app.events import Event


@dataclass(frozen=True)
class CallDrafted(Event):
    call_id: int
    committee_id: int


@dataclass(frozen=True)
class CallEdited(Event):
    call_id: int
    committee_id: int


@dataclass(frozen=True)
class CallPublished(Event):
    call_id: int
    committee_id: int
    closes_at: datetime


@dataclass(frozen=True)
class CallExtended(Event):
    call_id: int
    committee_id: int
    closed_at: datetime  #: the deadline as it was
    closes_at: datetime


@dataclass(frozen=True)
class CallWithdrawn(Event):
    call_id: int
    committee_id: int
