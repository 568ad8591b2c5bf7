"""Work that comes back by itself: declared in a slice's ``jobs.py``, planned here, done as any other job.

The next occurrence of each work stands among the jobs long before its time, so a portal that nobody works for
says so on /readyz. Of the occurrences that went by while nobody worked, one makes up for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from app import clock, jobs
from app.extensions import db
from app.transactions import transaction

Work = Callable[[], None]


@dataclass(frozen=True)
class Daily:
    """Once each day by the calendar on the wall in Denmark, also on the days that have 23 or 25 hours."""

    kind: str
    at: time

    def after(self, moment: datetime) -> datetime:
        """The first occurrence after ``moment``. In and out in UTC."""
        today = clock.to_danish(moment).date()
        return next(found for days in range(3) if (found := self._on(today + timedelta(days=days))) > moment)

    def latest(self, moment: datetime) -> datetime:
        """The last occurrence that was not after ``moment``."""
        today = clock.to_danish(moment).date()
        return next(found for days in range(3) if (found := self._on(today - timedelta(days=days))) <= moment)

    def key(self, occurrence: datetime) -> str:
        """What two processes call the same occurrence."""
        return f"{self.kind}:{clock.to_danish(occurrence):%Y-%m-%d}"

    def _on(self, day: date) -> datetime:
        return clock.from_danish(datetime.combine(day, self.at))


_declared: dict[str, Daily] = {}


def daily(at: str, kind: str) -> Callable[[Work], Work]:
    """Do the decorated function every day at this time in Denmark ("03:00").

    ``kind`` is its name among the jobs, and stays when the function is renamed. The function opens its own
    transactions, and bears being done twice. One that fails is tried again as any job is, and while it is being
    tried no further one is planned.
    """

    def declare(work: Work) -> Work:
        _declared[kind] = Daily(kind, time.fromisoformat(at))
        return jobs.handles(kind)(work)

    return declare


def plan() -> None:
    """See to it that the next occurrence of all that is declared stands among the jobs, once."""
    is_lacking = any(_to_plan(work) for work in _declared.values())
    db.session.rollback()  # looked without taking the writers' lock
    if not is_lacking:
        return
    with transaction():  # asked again: another process may have planned it by now
        for work in _declared.values():
            if occurrence := _to_plan(work):
                run_at = max(occurrence, clock.now())
                jobs.enqueue(work.kind, run_at=run_at, unique_key=work.key(occurrence))


def _to_plan(work: Daily) -> datetime | None:
    """The occurrence that is to be planned now; None while one is waiting to be done."""
    now = clock.now()
    planned = db.session.scalar(
        select(jobs.Job)
        .where(jobs.Job.kind == work.kind, jobs.Job.unique_key.is_not(None))
        .order_by(jobs.Job.run_at.desc(), jobs.Job.id.desc())
        .limit(1)
    )
    if planned is None:
        return work.after(now)
    if planned.done_at is None:
        return work.after(now) if planned.is_given_up else None
    return max(work.after(planned.done_at), work.latest(now))
