"""Which letters there are."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import defer

from app.events import EventRecord
from app.extensions import db
from app.fulltext import matches
from app.outbox import Letter, LetterStatus


def letters(status: LetterStatus | None = None, words: str = "") -> Select[Letter]:
    """A statement for the letters with this status whose recipient and subject have these words; the latest first."""
    found = select(Letter).options(defer(Letter.body)).order_by(Letter.written_at.desc(), Letter.id.desc())
    if status:
        found = found.where(Letter.status == status)
    return found.where(matches(Letter, words))


def count_by_status() -> dict[LetterStatus, int]:
    """How many letters have each status; 0 where none has."""
    counts = {status: count for status, count in db.session.execute(_COUNTS)}  # noqa: C416 -- a Row is no pair
    return {status: counts.get(status, 0) for status in LetterStatus}


def latest_trouble() -> str | None:
    """What kept a letter that is still waiting from leaving when it was last tried; None where nothing did."""
    return db.session.scalar(
        select(Letter.last_error)
        .where(Letter.is_waiting, Letter.last_error.is_not(None))
        .order_by(Letter.id.desc())
        .limit(1)
    )


_COUNTS = select(Letter.status, func.count()).group_by(Letter.status)


def is_demo() -> bool:
    """Whether this portal was filled with the demo municipality, as its audit trail tells."""
    return db.session.scalar(select(EventRecord.id).where(EventRecord.kind == "DemoBuilt").limit(1)) is not None
