"""What can have happened to what is kept of a person."""

from dataclasses import dataclass

from app.events import Event


@dataclass(frozen=True)
class PersonErased(Event):
    receipt_id: int


@dataclass(frozen=True)
class PersonExported(Event):
    """Somebody of the municipality fetched all that is kept of a person."""

    subject: str  #: "account 7"
