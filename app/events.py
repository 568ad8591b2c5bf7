"""What happened, kept for good, and told to whoever asked.

An operation records an event in the same transaction as the change it describes.
Subscribers run inside that transaction, so they may only write rows; whatever leaves the
building (mail) waits in the outbox until the commit has succeeded.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol, TypeVar

from sqlalchemy import JSON, ForeignKey, insert
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

    @property
    def facts(self) -> dict[str, Any]:
        """The fields of the event. A row that was not written by ``record`` may hold anything, and has none."""
        return self.details if isinstance(self.details, dict) else {}


_subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)
_subscribers_to_all: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def on(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Call the decorated function with each event of this type, inside its transaction."""

    def subscribe(handler: Callable[[E], None]) -> Callable[[E], None]:
        if handler not in _subscribers[event_type]:
            _subscribers[event_type].append(handler)
        return handler

    return subscribe


def on_all(event_type: type[E]) -> Callable[[Callable[[Sequence[E]], None]], Callable[[Sequence[E]], None]]:
    """Call the decorated function with the events of this type that are recorded together, inside their transaction."""

    def subscribe(handler: Callable[[Sequence[E]], None]) -> Callable[[Sequence[E]], None]:
        if handler not in _subscribers_to_all[event_type]:
            _subscribers_to_all[event_type].append(handler)
        return handler

    return subscribe


def record(event: Event, *, by: Actor | None) -> None:
    """Write the event down and tell its subscribers. ``by`` is None for what nobody signed in did."""
    db.session.add(EventRecord(**_row(event, by)))
    _tell([event])


def record_all(events: Sequence[Event], *, by: Actor | None) -> None:
    """Write down what happened to many in one decision: a row for each, in one statement. All are of one type."""
    if events:
        db.session.flush()  # what happened before them stands before them
        db.session.execute(insert(EventRecord), [_row(event, by) for event in events])
        _tell(events)


def _row(event: Event, by: Actor | None) -> dict[str, Any]:
    details = {field.name: _plain(getattr(event, field.name)) for field in fields(event)}
    return {
        "kind": type(event).__name__,
        "details": details,
        "committee_id": details.get("committee_id"),
        "actor_id": by.id if by else None,
        "happened_at": clock.now(),
    }


def _tell(events: Sequence[Event]) -> None:
    kind = type(events[0])
    for handler in _subscribers[kind]:
        for event in events:
            handler(event)
    for to_all in _subscribers_to_all[kind]:
        to_all(events)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
