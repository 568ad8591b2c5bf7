"""What happened, kept for good, and told to whoever asked.

An operation records an event in the same transaction as the change it describes.
Subscribers run inside that transaction, so they may only write rows; whatever leaves the
building (mail) waits in the outbox until the commit has succeeded.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.extensions import Model, db


@dataclass(frozen=True)
class Event:
    """Subclass per fact, named in the past tense.

    Fields are plain values (ids, numbers, states, short texts), never models and never personal
    data: the audit trail outlives the right to be forgotten. An event about a task committee
    carries ``committee_id``.
    """


E = TypeVar("E", bound=Event)


class Actor(Protocol):
    id: Any


class EventRecord(Model):
    """The audit trail: append-only (a trigger in the database says so), one row per event."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    committee_id: Mapped[int | None] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    happened_at: Mapped[datetime]


_subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def on(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Call the decorated function with each event of this type, inside its transaction."""

    def subscribe(handler: Callable[[E], None]) -> Callable[[E], None]:
        if handler not in _subscribers[event_type]:
            _subscribers[event_type].append(handler)
        return handler

    return subscribe


def record(event: Event, *, by: Actor | None) -> None:
    """Write the event down and tell its subscribers. ``by`` is None for what nobody signed in did."""
    details = {name: _plain(value) for name, value in asdict(event).items()}
    db.session.add(
        EventRecord(
            kind=type(event).__name__,
            details=details,
            committee_id=details.get("committee_id"),
            actor_id=by.id if by else None,
            happened_at=clock.now(),
        )
    )
    for handler in _subscribers[type(event)]:
        handler(event)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
