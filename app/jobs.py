"""Work that must happen after a decision, stored in the same transaction as the decision.

A job is done at least once: a killed process loses its lease and the job is taken up again,
so what a handler does must bear being done twice. Between tries the waiting time doubles.
"""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import JSON, DateTime, Index, Select, bindparam, func, select, text, union_all
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, mapped_column

from app import clock, transactions
from app.extensions import Model, db
from app.logs import without_addresses

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
#: How soon one of a kind that was postponed is tried again: sign-in links are short-lived.
POSTPONED_FOR = timedelta(minutes=2)
LATE = timedelta(minutes=15)
#: After this many failed tries a job waits for a person (about four days of trying).
MOST_TRIES = 24

#: Which try of its job a handler is at, the first being 1. One that was postponed counts for none.
current_try: ContextVar[int] = ContextVar("current_try", default=1)

Handler = Callable[..., None]
#: Does the next part and says how far the job has come; None when there is no more.
Part = Callable[..., int | None]
_handlers: dict[str, Handler] = {}
_in_parts: dict[str, Part] = {}


class Postponed(Exception):
    """A handler's word for "not now, and it is nobody's fault" (no mail server is set up, say).

    Everything of its kind waits for ``POSTPONED_FOR``, and none of it comes closer to being given up.
    """


WAITING = text("done_at IS NULL")
PLANNED = text("unique_key IS NOT NULL")


class Job(Model):
    __tablename__ = "jobs"
    __table_args__ = (
        # What waits, by kind: finding the next job takes as long among many as among few.
        Index("ix_jobs_waiting", "kind", "run_at", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        # What comes back by itself: the latest of each kind.
        Index("ix_jobs_planned", "kind", "run_at", "id", sqlite_where=PLANNED, postgresql_where=PLANNED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: Work that comes back by date has a key, so that two processes make one job of it.
    unique_key: Mapped[str | None] = mapped_column(unique=True)
    run_at: Mapped[datetime]
    lease: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    #: How far a job that is done in parts has come.
    progress: Mapped[int | None]
    done_at: Mapped[datetime | None]

    @property
    def is_given_up(self) -> bool:
        return self.done_at is None and self.tries >= MOST_TRIES


class Pause(Model):
    """Nothing of this kind is tried until then. One row, however many jobs it keeps waiting."""

    __tablename__ = "job_pauses"

    kind: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Declare the function that does this kind of job. It opens its own transactions."""

    def declare(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return declare


def handles_in_parts(kind: str) -> Callable[[Part], Part]:
    """Declare the function that does the next part of such a job, given how far it has come (0 at first).

    Each part is one transaction together with its progress: it is done exactly once, whoever is killed, and no
    part holds the writers' lock for long. The function returns how far it has come now; None when it has finished.
    """

    def declare(part: Part) -> Part:
        _in_parts[kind] = part
        return part

    return declare


def enqueue(kind: str, *, run_at: datetime | None = None, unique_key: str | None = None, **arguments: Any) -> None:
    """Have a job done after this transaction has committed, at once or at ``run_at`` (UTC)."""
    db.session.add(Job(kind=kind, arguments=arguments, run_at=run_at or clock.now(), unique_key=unique_key))


def run_due(*, only: str | None = None) -> int:
    """Do every job whose time has come, or those of one kind, one after the other. Returns how many were tried."""
    tried = 0
    while (claim := _claim(only)) is not None:
        _do(*claim)
        tried += 1
    return tried


def _claim(only: str | None = None) -> tuple[int, str, str, int, dict[str, Any]] | None:
    now = clock.now()
    found = _next_due(now, only)
    db.session.rollback()  # looked without taking the writers' lock
    if found is None:
        return None
    with transactions.transaction():
        found = _next_due(now, only)  # another may have been faster
        if found is None:
            return None
        job = db.session.get_one(Job, found)
        job.lease, job.leased_until, job.tries = secrets.token_hex(8), now + LEASE, job.tries + 1
        return job.id, job.lease, job.kind, job.tries, dict(job.arguments)


def _next_due(now: datetime, only: str | None) -> int | None:
    """The job that has waited longest of all that can be done now. One of a kind that nobody declares is left alone."""
    paused = set(db.session.scalars(select(Pause.kind).where(Pause.until > now)))
    declared = (only,) if only else (*_handlers, *_in_parts)
    kinds = tuple(kind for kind in declared if kind not in paused)
    return db.session.scalar(_first_of(kinds), {"now": now}) if kinds else None


@cache
def _first_of(kinds: tuple[str, ...]) -> Select[int]:
    """A look into the index for each kind, never at those that must wait."""
    now = bindparam("now", type_=DateTime())
    is_due = (
        Job.done_at.is_(None)
        & (Job.run_at <= now)
        & (Job.leased_until.is_(None) | (Job.leased_until < now))
        & (Job.tries < MOST_TRIES)
    )
    firsts = (
        select(Job.id, Job.run_at).where(Job.kind == kind, is_due).order_by(Job.run_at, Job.id).limit(1).subquery()
        for kind in kinds
    )
    first = union_all(*(select(each.c.id, each.c.run_at) for each in firsts)).subquery()
    return select(first.c.id).order_by(first.c.run_at, first.c.id).limit(1)


def _do(job_id: int, lease: str, kind: str, tries: int, arguments: dict[str, Any]) -> None:
    token = current_try.set(tries)
    error: Exception | None = None
    try:
        if kind in _in_parts:
            _do_in_parts(job_id, lease, _in_parts[kind], arguments)
        else:
            _handlers[kind](**arguments)
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the job must be tried again
        db.session.rollback()
        error = problem
        if not isinstance(problem, Postponed):
            log.warning("Job %s (%s) failed: %s", job_id, kind, type(problem).__name__)
    finally:
        current_try.reset(token)
    with transactions.transaction():
        job = db.session.get(Job, job_id)
        if job is None or job.lease != lease:
            return  # the lease ran out and another has it now
        job.lease = job.leased_until = None
        if error is None:
            job.done_at, job.last_error = clock.now(), None
            return
        job.last_error = _said(error)
        if isinstance(error, Postponed):
            job.tries -= 1
            db.session.merge(Pause(kind=kind, until=clock.now() + POSTPONED_FOR))
        else:
            job.run_at = clock.now() + min(FIRST_WAIT * 2 ** (job.tries - 1), LONGEST_WAIT)


def _said(error: Exception) -> str:
    """What is kept of an error. A database's own words may repeat what somebody had typed, so only their kind is."""
    if isinstance(error, DBAPIError):
        return type(error).__name__
    return without_addresses(f"{type(error).__name__}: {error}")[:500]


def _do_in_parts(job_id: int, lease: str, part: Part, arguments: dict[str, Any]) -> None:
    while True:
        with transactions.transaction():
            job = db.session.get(Job, job_id)
            if job is None or job.lease != lease:
                return  # another goes on where this one came to
            job.progress = part(job.progress or 0, **arguments)
            job.leased_until = clock.now() + LEASE
            if job.progress is None:
                job.lease = job.leased_until = job.last_error = None
                job.done_at = clock.now()
                return


def count_waiting() -> int:
    return _count(Job.done_at.is_(None))


def count_late() -> int:
    """What could have been done a quarter of an hour ago, and what waits with others of its kind could not."""
    limit = clock.now() - LATE
    paused = select(Pause.kind).where(Pause.until >= limit)
    return _count(Job.done_at.is_(None), Job.tries < MOST_TRIES, Job.run_at < limit, Job.kind.not_in(paused))


def count_failed() -> int:
    return _count(Job.done_at.is_(None), Job.tries >= MOST_TRIES)


def _count(*conditions: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(Job).where(*conditions)) or 0
