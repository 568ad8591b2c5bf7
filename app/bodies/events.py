"""What can have happened to bodies and to who belongs to them."""

from dataclasses import dataclass
from datetime import date

from app.bodies.models import BodyKind, MemberKind, Office
from app.events import Event


@dataclass(frozen=True)
class BodyCreated(Event):
    body_id: int
    kind: BodyKind
    name: str


@dataclass(frozen=True)
class BodyEdited(Event):
    body_id: int
    name: str


@dataclass(frozen=True)
class CouncilImported(Event):
    """A whole council was brought in from a file."""

    body_id: int
    members: int


@dataclass(frozen=True)
class MemberJoined(Event):
    membership_id: int
    body_id: int
    user_id: int
    kind: MemberKind
    office: Office
    starts_on: date


@dataclass(frozen=True)
class MemberLeft(Event):
    """``ends_on`` is the last day."""

    membership_id: int
    body_id: int
    user_id: int
    ends_on: date


@dataclass(frozen=True)
class ContactShown(Event):
    """A citizen lets the others of the body see the e-mail address."""

    membership_id: int
    body_id: int


@dataclass(frozen=True)
class ContactHidden(Event):
    membership_id: int
    body_id: int


@dataclass(frozen=True)
class GroupLeaderNamed(Event):
    group_id: int
    user_id: int
    starts_on: date
