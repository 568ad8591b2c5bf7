"""What can have happened during an appointment. Ids only: names stand in the record itself."""

from dataclasses import dataclass

from app.appointments.models import DrawnHow, Method
from app.bodies.models import Office, SeatKind
from app.events import Event


@dataclass(frozen=True)
class AppointmentOpened(Event):
    appointment_id: int
    committee_id: int
    meeting_id: int
    call_id: int | None


@dataclass(frozen=True)
class AppointmentAbandoned(Event):
    appointment_id: int
    committee_id: int


@dataclass(frozen=True)
class PresenceRecorded(Event):
    appointment_id: int
    committee_id: int
    present: int
    groups: int


@dataclass(frozen=True)
class MethodChosen(Event):
    appointment_id: int
    committee_id: int
    method: Method
    is_objected_to: bool


@dataclass(frozen=True)
class ListAgreed(Event):
    appointment_id: int
    committee_id: int
    places: int


@dataclass(frozen=True)
class LotsDrawn(Event):
    appointment_id: int
    committee_id: int
    quotient: str
    groups: int
    how: DrawnHow


@dataclass(frozen=True)
class PlaceTaken(Event):
    appointment_id: int
    committee_id: int
    turn: int
    group_id: int
    kind: SeatKind


@dataclass(frozen=True)
class PlaceGivenUp(Event):
    appointment_id: int
    committee_id: int
    turn: int
    group_id: int


@dataclass(frozen=True)
class EntryStruckOut(Event):
    appointment_id: int
    committee_id: int
    number: int


@dataclass(frozen=True)
class BallotCast(Event):
    appointment_id: int
    committee_id: int
    office: Office
    ballot: int


@dataclass(frozen=True)
class OfficeLotsDrawn(Event):
    """Lots chose who of those tied in a ballot goes on, or is elected. Whom they chose stands in the record."""

    appointment_id: int
    committee_id: int
    office: Office


@dataclass(frozen=True)
class OfficeFilled(Event):
    appointment_id: int
    committee_id: int
    office: Office
    user_id: int
    is_agreed: bool


@dataclass(frozen=True)
class AppointmentCompleted(Event):
    appointment_id: int
    committee_id: int
    decision_id: int
