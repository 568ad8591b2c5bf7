"""What became of the recommendations, and which ones it is time to hear about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app import clock
from app.committees.models import TaskCommittee
from app.extensions import db
from app.followups.models import FollowUp, Progress
from app.handovers.models import Answer, Handover, Recommendation, ResultVersion
from app.paging import FIRST, Asked, Page, page_of

PER_PAGE = 25

_over = [progress for progress in Progress if progress.is_over]
#: Of a recommendation beside its latest note, where there is one: see _promises.
_progress = func.coalesce(FollowUp.progress, Progress.NOT_STARTED.value)
#: As last reported, else as the council decided.
_due_on = func.coalesce(FollowUp.expected_on, Answer.due_on)
_is_late = and_(_progress.not_in(_over), _due_on < clock.TODAY)


@dataclass(frozen=True)
class Promise:
    """A recommendation that the council followed, and the latest that was reported about it."""

    recommendation: Recommendation
    committee: TaskCommittee
    latest: FollowUp | None
    progress: Progress
    #: When it should be done.
    due_on: date
    is_late: bool


def follow_ups_on(recommendations: Sequence[Recommendation]) -> dict[int, list[FollowUp]]:
    """The notes on each of the recommendations, the latest first, by the recommendation's id."""
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for note in db.session.scalars(
        select(FollowUp)
        .where(FollowUp.recommendation_id.in_([each.id for each in recommendations]))
        .order_by(FollowUp.reported_at.desc(), FollowUp.id.desc())
    ):
        found[note.recommendation_id].append(note)
    return found


def latest_on(recommendation: Recommendation) -> FollowUp | None:
    """The note that holds, or None while nobody has reported."""
    of_it = select(FollowUp).where(FollowUp.recommendation_id == recommendation.id)
    return db.session.scalar(of_it.order_by(FollowUp.id.desc()).limit(1))


def number_of_latest(recommendation: Recommendation) -> int:
    """Which note holds, 0 while nobody has reported."""
    latest = latest_on(recommendation)
    return latest.id if latest else 0


def promises(*, progress: Progress | None = None, only_late: bool = False, asked: Asked = FIRST) -> Page[Promise]:
    """A page of the recommendations that the council followed.

    What is still to be done comes first, the earliest date at the top.
    """
    conditions: list[ColumnElement[bool]] = []
    if progress:
        conditions.append(_progress == progress)
    if only_late:
        conditions.append(_is_late)
    total = db.session.scalar(_promises(func.count(Recommendation.id)).where(*conditions)) or 0
    found = _with_its_parts().where(*conditions).order_by(_progress.in_(_over), _due_on, Recommendation.id)
    page = page_of(found, asked, per_page=PER_PAGE, read=db.session.execute, total=total)
    return page.showing([Promise(*row) for row in page.items])


def promises_due(until: date, *conditions: ColumnElement[bool]) -> list[Promise]:
    """Those still to be done whose date is no later than the day, the earliest first."""
    rows = db.session.execute(
        _with_its_parts()
        .where(_progress.not_in(_over), _due_on <= until, *conditions)
        .order_by(_due_on, Recommendation.id)
    )
    return [Promise(*row) for row in rows]


def _promises(*entities: Any) -> Select[Any]:
    """The recommendations that the council followed, each with its committee and its latest note."""
    later = aliased(FollowUp)
    is_latest = (
        ~select(later.id).where(later.recommendation_id == FollowUp.recommendation_id, later.id > FollowUp.id).exists()
    )
    return (
        select(*entities)
        .select_from(Recommendation)
        .join(Recommendation.answer)
        .join(Recommendation.result)
        .join(ResultVersion.handover)
        .join(Handover.committee)
        .outerjoin(FollowUp, and_(FollowUp.recommendation_id == Recommendation.id, is_latest))
        .where(Answer.is_to_be_done)
    )


def _with_its_parts() -> Select[Any]:
    answer = contains_eager(Recommendation.answer).options(joinedload(Answer.owner))
    return _promises(Recommendation, TaskCommittee, FollowUp, _progress, _due_on, _is_late).options(answer)
