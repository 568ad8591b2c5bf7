"""What can have happened to a meeting."""

from dataclasses import dataclass
from datetime import datetime

from app.events import Event


@dataclass(frozen=True)
class MeetingPlanned(Event):
    meeting_id: int
    body_id: int
    starts_at: datetime


@dataclass(frozen=True)
class MeetingMoved(Event):
    """Time or place changed. ``was_summoned``: the members had been told of the old ones."""

    meeting_id: int
    body_id: int
    starts_at: datetime
    was_summoned: bool


@dataclass(frozen=True)
class MeetingCancelled(Event):
    """``was_summoned``: the members had been told to come."""

    meeting_id: int
    body_id: int
    was_summoned: bool


@dataclass(frozen=True)
class MeetingSummoned(Event):
    """``is_late``: later than four weekdays before, with the reason the law asks for."""

    meeting_id: int
    body_id: int
    is_late: bool


@dataclass(frozen=True)
class AgendaItemAdded(Event):
    meeting_id: int
    number: int


@dataclass(frozen=True)
class AgendaItemChanged(Event):
    meeting_id: int
    number: int


@dataclass(frozen=True)
class AgendaItemMoved(Event):
    """``number`` is where it stood before, ``new_number`` where it stands now."""

    meeting_id: int
    number: int
    new_number: int


@dataclass(frozen=True)
class AgendaItemRemoved(Event):
    meeting_id: int
    number: int


@dataclass(frozen=True)
class AttendanceRecorded(Event):
    """``present`` of ``members`` came. Who they were stands in the minutes."""

    meeting_id: int
    present: int
    members: int


@dataclass(frozen=True)
class MinutesWritten(Event):
    meeting_id: int
    number: int


@dataclass(frozen=True)
class MinutesApproved(Event):
    meeting_id: int
    body_id: int


@dataclass(frozen=True)
class DecisionRecorded(Event):
    """``number`` is the decision's number in the minute book."""

    decision_id: int
    meeting_id: int
    body_id: int
    number: str
