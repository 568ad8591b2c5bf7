"""Work that must happen after a decision, stored in the same transaction as the decision.

A job is done at least once: a killed process loses its lease and the job is taken up again,
so what a handler does must bear being done twice. Between tries the waiting time doubles.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app import clock, transactions
from app.extensions import Model, db

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: What is postponed is nobody's hurry, and asking costs a turn with the writers' lock.
POSTPONED_FOR = timedelta(minutes=15)
LATE = timedelta(minutes=15)
#: After this many failed tries a job waits for a person (about four days of trying).
MOST_TRIES = 24

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}


class Postponed(Exception):
    """A handler's word for "not now, and it is nobody's fault" (no mail server is set up, say).

    Everything of its kind waits for ``wait``, and none of it comes closer to being given up.
    """

    def __init__(self, why: str, *, wait: timedelta = POSTPONED_FOR) -> None:
        super().__init__(why)
        self.wait = wait


class Job(Model):
    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: Work that comes back by date has a key, so that two processes make one job of it.
    unique_key: Mapped[str | None] = mapped_column(unique=True)
    run_at: Mapped[datetime] = mapped_column(index=True)
    lease: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    done_at: Mapped[datetime | None] = mapped_column(index=True)

    @property
    def is_given_up(self) -> bool:
        return self.done_at is None and self.tries >= MOST_TRIES


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Declare the function that does this kind of job. It opens its own transactions."""

    def declare(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return declare


def enqueue(kind: str, *, run_at: datetime | None = None, unique_key: str | None = None, **arguments: Any) -> None:
    """Have a job done after this transaction has committed, at once or at ``run_at`` (UTC)."""
    db.session.add(Job(kind=kind, arguments=arguments, run_at=run_at or clock.now(), unique_key=unique_key))


def run_due() -> int:
    """Do every job whose time has come, one after the other. Returns how many were tried."""
    tried = 0
    while (claim := _claim()) is not None:
        _do(*claim)
        tried += 1
    return tried


def _claim() -> tuple[int, str, str, dict[str, Any]] | None:
    now = clock.now()
    free = (Job.leased_until.is_(None)) | (Job.leased_until < now)
    due = (Job.done_at.is_(None)) & (Job.run_at <= now) & free & (Job.tries < MOST_TRIES)
    if db.session.scalar(select(Job.id).where(due).limit(1)) is None:
        db.session.rollback()
        return None  # looked without taking the writers' lock
    with transactions.transaction():
        job = db.session.scalar(select(Job).where(due).order_by(Job.run_at, Job.id).limit(1))
        if job is None:
            return None
        job.lease, job.leased_until, job.tries = secrets.token_hex(8), now + LEASE, job.tries + 1
        return job.id, job.lease, job.kind, dict(job.arguments)


def _do(job_id: int, lease: str, kind: str, arguments: dict[str, Any]) -> None:
    error: Exception | None = None
    try:
        _handlers[kind](**arguments)
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the job must be tried again
        db.session.rollback()
        error = problem
        if not isinstance(problem, Postponed):
            log.warning("Job %s (%s) failed: %s", job_id, kind, type(problem).__name__)
    with transactions.transaction():
        job = db.session.get(Job, job_id)
        if job is None or job.lease != lease:
            return  # the lease ran out and another has it now
        job.lease = job.leased_until = None
        if error is None:
            job.done_at, job.last_error = clock.now(), None
            return
        job.last_error = f"{type(error).__name__}: {error}"[:500]
        if isinstance(error, Postponed):
            job.tries -= 1
            _postpone_all(kind, error.wait)
        else:
            job.run_at = clock.now() + min(FIRST_WAIT * 2 ** (job.tries - 1), LONGEST_WAIT)


def _postpone_all(kind: str, wait: timedelta) -> None:
    """What keeps one job of a kind waiting keeps the others: no need to ask for each of a thousand letters."""
    later = clock.now() + wait
    due = (Job.kind == kind) & Job.done_at.is_(None) & Job.leased_until.is_(None) & (Job.run_at < later)
    db.session.flush()
    db.session.execute(update(Job).where(due).values(run_at=later))


def count_waiting() -> int:
    return _count(Job.done_at.is_(None))


def count_late() -> int:
    return _count(Job.done_at.is_(None), Job.tries < MOST_TRIES, Job.run_at < clock.now() - LATE)


def count_failed() -> int:
    return _count(Job.done_at.is_(None), Job.tries >= MOST_TRIES)


def _count(*conditions: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(Job).where(*conditions)) or 0
