"""What can have happened to the result of a committee."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class ResultSaved(Event):
    """A new version of the result; ``number`` is its own."""

    committee_id: int
    handover_id: int
    number: int


@dataclass(frozen=True)
class ResultPresented(Event):
    """The result is put before the joint meeting ``meeting_id`` and locked."""

    committee_id: int
    handover_id: int
    meeting_id: int


@dataclass(frozen=True)
class ResultRecommended(Event):
    """The standing committee recommended to the council what to do with the result."""

    committee_id: int
    handover_id: int
    decision_id: int


@dataclass(frozen=True)
class ResultAnswered(Event):
    """The council answered every recommendation: so many followed, changed and not followed."""

    committee_id: int
    handover_id: int
    decision_id: int
    followed: int
    changed: int
    not_followed: int
