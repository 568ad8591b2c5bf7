"""The one place that looks at the clock, so that tests and the demo can set it.

Moments are stored as naive UTC; people read and write Danish time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, Date, DateTime, bindparam

DANISH = ZoneInfo("Europe/Copenhagen")

_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """The present moment in UTC, without a time zone and with whole microseconds."""
    return _stopped_at.get() or datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The date in Denmark."""
    return to_danish(now()).date()


#: The same for the database. What they are is looked up each time a statement is executed, so that one which was
#: built when the portal started asks about the present as well.
NOW: BindParameter[datetime] = bindparam("now", callable_=now, type_=DateTime())
TODAY: BindParameter[date] = bindparam("today", callable_=today, type_=Date())


def to_danish(moment: datetime) -> datetime:
    """Naive UTC → aware Danish time."""
    return moment.replace(tzinfo=UTC).astimezone(DANISH)


def from_danish(local: datetime) -> datetime:
    """What a person in Denmark typed → naive UTC.

    In the hour that occurs twice each October the first one is meant (the later-ending
    deadline would surprise nobody, the earlier one is the one a printed call promised).
    """
    return local.replace(tzinfo=DANISH).astimezone(UTC).replace(tzinfo=None)


def end_of(day: date) -> datetime:
    """The last minute of the day in Denmark, in UTC."""
    return from_danish(datetime.combine(day, time(23, 59)))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the block happen at ``moment`` (naive UTC)."""
    token = _stopped_at.set(moment)
    try:
        yield
    finally:
        _stopped_at.reset(token)
