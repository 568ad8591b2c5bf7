"""When things happen in the demo: a council meeting every fourth week, counted from the first one.

Everything is placed so that *now* lies half-way between the eleventh council meeting and the twelfth.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush

from app import clock
from app.transactions import transaction

PERIOD = timedelta(weeks=4)
MEETINGS = 20
#: How many council meetings have been held by now.
HELD = 11


def on(day: date, hour: int, minute: int = 0) -> datetime:
    """That hour of the Danish day, in UTC."""
    return clock.from_danish(datetime.combine(day, time(hour, minute)))


@dataclass(order=True)
class _Entry:
    moment: datetime
    order: int
    do: Callable[[], object] = field(compare=False)


class Timetable:
    """What is to be done at which moment. ``run`` does it in the order of time, a week to a transaction."""

    def __init__(self) -> None:
        day = clock.today() - HELD * PERIOD + PERIOD / 2
        self._first_council_day = day - timedelta(days=day.weekday())
        self._entries: list[_Entry] = []
        self._count = 0

    def council_day(self, number: int) -> date:
        """The Monday of council meeting ``number``, counted from 0."""
        return self._first_council_day + number * PERIOD

    def at(self, moment: datetime, do: Callable[[], object]) -> None:
        self._count += 1
        heappush(self._entries, _Entry(moment, self._count, do))

    def run(self, until: datetime, after_each_week: Callable[[], None]) -> None:
        """Do what lies before ``until``; what lies after it has not happened yet."""
        while first := self._next(until):
            week = first.moment + timedelta(weeks=1)
            with transaction():
                while (entry := self._next(until)) and entry.moment < week:
                    heappop(self._entries)
                    with clock.at(entry.moment):
                        entry.do()
            after_each_week()

    def _next(self, until: datetime) -> _Entry | None:
        return self._entries[0] if self._entries and self._entries[0].moment <= until else None
