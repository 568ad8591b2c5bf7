"""What can have happened in a task committee's workspace."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class PaperAdded(Event):
    committee_id: int
    paper_id: int


@dataclass(frozen=True)
class PaperRemoved(Event):
    committee_id: int
    paper_id: int


@dataclass(frozen=True)
class ThreadStarted(Event):
    committee_id: int
    thread_id: int


@dataclass(frozen=True)
class PostWritten(Event):
    committee_id: int
    thread_id: int
    post_id: int


@dataclass(frozen=True)
class PostChanged(Event):
    committee_id: int
    thread_id: int
    post_id: int


@dataclass(frozen=True)
class DraftSaved(Event):
    """``number`` is the version that was made; 1 is the first."""

    committee_id: int
    draft_id: int
    number: int


@dataclass(frozen=True)
class StatusReported(Event):
    """``meeting_id`` is the joint meeting that it is told to."""

    committee_id: int
    report_id: int
    meeting_id: int


@dataclass(frozen=True)
class StatusRevised(Event):
    committee_id: int
    report_id: int
    meeting_id: int
