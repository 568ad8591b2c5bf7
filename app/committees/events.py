"""What can have happened from an area for development to a finished task committee."""

from dataclasses import dataclass

from app.committees.models import ParticipationForm
from app.events import Event


@dataclass(frozen=True)
class AreaRecorded(Event):
    area_id: int
    body_id: int


@dataclass(frozen=True)
class FormChosen(Event):
    area_id: int
    form: ParticipationForm
    #: The committee that was proposed, where that is the form.
    committee_id: int | None


@dataclass(frozen=True)
class CommitteeProposed(Event):
    committee_id: int
    area_id: int


@dataclass(frozen=True)
class DraftersNamed(Event):
    committee_id: int
    decision_id: int


@dataclass(frozen=True)
class TermsSaved(Event):
    committee_id: int
    number: int


@dataclass(frozen=True)
class TermsPresented(Event):
    committee_id: int
    meeting_id: int
    number: int


@dataclass(frozen=True)
class TermsCommented(Event):
    committee_id: int
    comment_id: int
    section: str


@dataclass(frozen=True)
class CommentAnswered(Event):
    committee_id: int
    comment_id: int


@dataclass(frozen=True)
class CommitteeEstablished(Event):
    committee_id: int
    decision_id: int
    number: int


@dataclass(frozen=True)
class TermsChanged(Event):
    committee_id: int
    decision_id: int
    number: int


@dataclass(frozen=True)
class CommitteeDropped(Event):
    committee_id: int
    #: None while it was only a proposal: then the standing committee drops it itself.
    decision_id: int | None


@dataclass(frozen=True)
class FacilitatorAssigned(Event):
    committee_id: int
    user_id: int


@dataclass(frozen=True)
class WorkBegun(Event):
    committee_id: int


@dataclass(frozen=True)
class ResultDelivered(Event):
    committee_id: int


@dataclass(frozen=True)
class CommitteeConcluded(Event):
    committee_id: int
