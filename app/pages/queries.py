"""What the gathering pages show: the front page, the board, Min side and the work list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, case, func, select
from sqlalchemy.orm import joinedload

from app import clock, jobs
from app.accounts.models import User
from app.alphabet import alphabetically
from app.applications.models import Application
from app.applications.queries import applications_of
from app.bodies.models import Body, MemberKind, Membership
from app.bodies.policy import roles
from app.bodies.queries import memberships_of
from app.calls.models import Call
from app.calls.queries import NEXT_CLOSING, open_calls
from app.committees.models import Drafter, Stage, TaskCommittee, TermsVersion
from app.extensions import db
from app.handovers.models import Answer, Handover, Outcome, Recommendation, ResultVersion
from app.handovers.queries import latest_answers
from app.meetings.models import Decision, Meeting
from app.meetings.queries import meetings_of
from app.outbox import Letter
from app.paging import FIRST, Asked, Page, page_of
from app.revisions import key, revision_of
from app.todo import Todo, waiting_for

CALLS_ON_FRONT = 6
ANSWERS_ON_FRONT = 3
ONGOING_ON_FRONT, FINISHED_ON_FRONT = 5, 3
ONGOING_ON_BOARD, FINISHED_ON_BOARD = 8, 5
COMMITTEES_PER_PAGE = 50
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Column:
    """A standing committee with some of the task committees under it, each with ``id``, ``title`` and ``stage``."""

    body_id: int
    name: str
    ongoing: Sequence[Row[Any]]
    finished: Sequence[Row[Any]]

    @property
    def all_ongoing(self) -> int:
        """How many are under way; they need not all be shown."""
        return self.ongoing[0].total if self.ongoing else 0

    @property
    def all_finished(self) -> int:
        return self.finished[0].total if self.finished else 0


_ON_BOARD = (TaskCommittee.is_public, ~TaskCommittee.is_dropped)
_BY_TITLE = (alphabetically(TaskCommittee.title), TaskCommittee.id)
_OF_A_LIST = (TaskCommittee.standing_committee_id, TaskCommittee.is_finished)
_listed = (
    select(
        TaskCommittee.id,
        TaskCommittee.title,
        TaskCommittee.stage,
        TaskCommittee.standing_committee_id,
        TaskCommittee.is_finished.label("is_finished"),
        func.row_number().over(partition_by=_OF_A_LIST, order_by=_BY_TITLE).label("place"),
        func.count().over(partition_by=_OF_A_LIST).label("total"),
    )
    .where(*_ON_BOARD)
    .subquery()
)
_BOARD = (
    select(Body.id.label("body_id"), Body.name, *_listed.c)
    .join(_listed, _listed.c.standing_committee_id == Body.id)
    .where(_listed.c.place <= case((_listed.c.is_finished, bindparam("finished")), else_=bindparam("ongoing")))
    .order_by(alphabetically(Body.name), Body.id, _listed.c.is_finished, _listed.c.place)
)
_BOARD_KEY = select(revision_of(TaskCommittee, Body))


def board(shown: str = "", ongoing: int = ONGOING_ON_BOARD, finished: int = FINISHED_ON_BOARD) -> list[Column]:
    """The public committees under their standing committees, by title, no more than so many of each kind.

    ``shown`` is "ongoing", "finished" or "" for both. Standing committees without any are left out. One query.
    """
    limits = {"ongoing": 0 if shown == "finished" else ongoing, "finished": 0 if shown == "ongoing" else finished}
    rows = db.session.connection().execute(_BOARD, limits).all()
    columns = [(key, list(group)) for key, group in groupby(rows, key=lambda row: (row.body_id, row.name))]
    return [
        Column(*key, [row for row in group if not row.is_finished], [row for row in group if row.is_finished])
        for key, group in columns
    ]


def board_key() -> tuple[Any, ...]:
    """Another number as soon as the board is another."""
    return key(_BOARD_KEY)


def committees_under(body: Body, shown: str, asked: Asked = FIRST) -> Page[TaskCommittee]:
    """All public committees under one standing committee, a page at a time; those under way first, then by title."""
    chosen = select(TaskCommittee).where(*_ON_BOARD, TaskCommittee.standing_committee_id == body.id)
    if shown:
        chosen = chosen.where(TaskCommittee.is_finished if shown == "finished" else ~TaskCommittee.is_finished)
    return page_of(chosen.order_by(TaskCommittee.is_finished, *_BY_TITLE), asked, per_page=COMMITTEES_PER_PAGE)


@dataclass(frozen=True)
class Numbers:
    """What the model has led to so far, in numbers."""

    ongoing: int
    citizens: int
    recommendations: int
    followed: int


@dataclass(frozen=True)
class FrontPage:
    calls: Sequence[Row[Any]]
    board: list[Column]
    answers: Sequence[Row[Any]]
    numbers: Numbers


_FRONT_KEY = select(
    revision_of(
        Answer, Body, Call, Decision, Handover, Membership, Recommendation, ResultVersion, TaskCommittee, TermsVersion
    ),
    NEXT_CLOSING,
)


def front_key() -> tuple[Any, ...]:
    """Another one as soon as the front page is another: something of it has changed, or a call has closed."""
    return key(_FRONT_KEY)


def front_page() -> FrontPage:
    columns = board(ongoing=ONGOING_ON_FRONT, finished=FINISHED_ON_FRONT)
    return FrontPage(open_calls(CALLS_ON_FRONT), columns, latest_answers(ANSWERS_ON_FRONT), _numbers(columns))


def _numbers(columns: list[Column]) -> Numbers:
    """Citizens: everybody who has ever been a citizen member. Followed: as it was, or in a changed form."""
    citizens = db.session.scalar(
        select(func.count(func.distinct(Membership.user_id)))
        .join(Membership.body)
        .where(Body.is_task_committee, Membership.kind == MemberKind.CITIZEN)
    )
    by_outcome = db.session.execute(select(Answer.outcome, func.count()).group_by(Answer.outcome))
    outcomes = {outcome: count for outcome, count in by_outcome}  # noqa: C416 -- a Row is no pair to dict()
    return Numbers(
        ongoing=sum(column.all_ongoing for column in columns),
        citizens=citizens or 0,
        recommendations=sum(outcomes.values()),
        followed=outcomes.get(Outcome.FOLLOWED, 0) + outcomes.get(Outcome.CHANGED, 0),
    )


@dataclass(frozen=True)
class MyPage:
    """What waits for somebody, sorted by date, and what they belong to."""

    overdue: list[Todo]
    soon: list[Todo]
    later: list[Todo]
    committees: list[TaskCommittee]
    memberships: list[Membership]
    meetings: list[Meeting]
    applications: list[Application]


def my_page(user: User) -> MyPage:
    """Overdue; due within a week; and the rest, those without a date last."""
    now = clock.now()
    todos = waiting_for(user)
    mine = roles(user)
    memberships = memberships_of(user)
    return MyPage(
        overdue=[todo for todo in todos if todo.due and todo.due < now],
        soon=[todo for todo in todos if todo.due and now <= todo.due < now + SOON],
        later=[todo for todo in todos if not todo.due or todo.due >= now + SOON],
        committees=_committees_of(user, memberships),
        memberships=[each for each in memberships if not each.body.is_task_committee],
        meetings=meetings_of(mine.belongs_to),
        applications=applications_of(user),
    )


def _committees_of(user: User, memberships: list[Membership]) -> list[TaskCommittee]:
    """Those the person is on or serves, and those whose terms they draft."""
    bodies = [each.body_id for each in memberships]
    drafted = select(Drafter.committee_id).where(Drafter.user_id == user.id, Drafter.is_current)
    return list(
        db.session.scalars(
            select(TaskCommittee)
            .where(TaskCommittee.body_id.in_(bodies) | TaskCommittee.id.in_(drafted))
            .order_by(alphabetically(TaskCommittee.title), TaskCommittee.id)
        )
    )


def work_list() -> list[tuple[Stage, list[TaskCommittee]]]:
    """Every committee that is not finished, by stage in the order of the journey; stages without any are left out."""
    unfinished = list(
        db.session.scalars(
            select(TaskCommittee)
            .where(~TaskCommittee.is_finished)
            .order_by(TaskCommittee.proposed_at, TaskCommittee.id)
            .options(joinedload(TaskCommittee.standing_committee))
        )
    )
    stages = [(stage, [each for each in unfinished if each.stage is stage]) for stage in Stage]
    return [(stage, committees) for stage, committees in stages if committees]


@dataclass(frozen=True)
class State:
    """How the portal is doing, for whoever runs it."""

    people: int
    councillors: int
    council_until: date | None
    jobs_waiting: int
    jobs_late: int
    jobs_failed: int
    letters_waiting: int


def state_of_the_portal() -> State:
    of_council = select(func.count(Membership.id)).join(Membership.body).where(Body.is_council)
    return State(
        people=db.session.scalar(select(func.count(User.id))) or 0,
        councillors=db.session.scalar(of_council.where(Membership.is_current())) or 0,
        council_until=db.session.scalar(select(func.max(Body.term_to)).where(Body.is_council)),
        jobs_waiting=jobs.count_waiting(),
        jobs_late=jobs.count_late(),
        jobs_failed=jobs.count_failed(),
        letters_waiting=db.session.scalar(select(func.count(Letter.id)).where(Letter.sent_at.is_(None))) or 0,
    )
