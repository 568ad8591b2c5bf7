"""Which letters there are."""

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from app.events import EventRecord
from app.extensions import db
from app.fulltext import matches
from app.outbox import Letter, LetterStatus
from app.paging import FIRST, Asked, Page, page_along

PER_PAGE = 50


def letters(
    asked: Asked = FIRST, status: LetterStatus | None = None, words: str = "", *, finds_applicants: bool = True
) -> Page[Letter]:
    """The letters with this status whose recipient and subject have these words; the latest first.

    Whoever must not know who has applied finds no letter to an applicant by words.
    """
    found = select(Letter).options(defer(Letter.body)).where(matches(Letter, words))
    if words and not finds_applicants:
        found = found.where(~Letter.is_to_applicant)
    if status:
        found = found.where(Letter.status == status)
    return page_along(found, asked, by=[Letter.written_at, Letter.id], per_page=PER_PAGE)


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


#: One that failed and has been erased since is nothing to look at.
_COUNTS = select(Letter.status, func.count()).where(~(Letter.has_failed & Letter.is_erased)).group_by(Letter.status)


def is_demo() -> bool:
    """Whether this portal was filled with the demo municipality, as its audit trail tells."""
    return db.session.scalar(select(EventRecord.id).where(EventRecord.kind == "DemoBuilt").limit(1)) is not None
