"""What the gathering pages show: the front page, the board, Min side and the work list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload

from app import clock, jobs
from app.accounts.models import User
from app.alphabet import alphabetically
from app.applications.models import Application
from app.applications.queries import applications_of
from app.bodies.models import Body, BodyKind, MemberKind, Membership
from app.bodies.policy import roles
from app.bodies.queries import in_force, memberships_of
from app.calls.queries import open_calls
from app.committees.models import Drafter, Stage, TaskCommittee
from app.committees.queries import board as all_committees
from app.extensions import db
from app.handovers.models import Answer, Handover, Outcome
from app.handovers.queries import latest_answers
from app.journey.facts import FINISHED
from app.meetings.models import Meeting
from app.meetings.queries import meetings_of
from app.notifications.models import Letter
from app.todo import Todo, waiting_for

CALLS_ON_FRONT = 6
ANSWERS_ON_FRONT = 3
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Column:
    """A standing committee with the task committees under it."""

    body: Body
    ongoing: list[TaskCommittee]
    finished: list[TaskCommittee]


def board(shown: str = "") -> list[Column]:
    """The public committees under their standing committees; ``shown`` is "ongoing", "finished" or "" for both.

    Standing committees without any are left out.
    """
    columns = [
        Column(
            body,
            [each for each in committees if each.stage not in FINISHED and shown != "finished"],
            [each for each in committees if each.stage in FINISHED and shown != "ongoing"],
        )
        for body, committees in all_committees()
    ]
    return [column for column in columns if column.ongoing or column.finished]


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
    answers: list[Handover]
    numbers: Numbers


def front_page() -> FrontPage:
    columns = board()
    return FrontPage(open_calls(CALLS_ON_FRONT), columns, latest_answers(ANSWERS_ON_FRONT), _numbers(columns))


def _numbers(columns: list[Column]) -> Numbers:
    """Citizens: everybody who has ever been a citizen member. Followed: as it was, or in a changed form."""
    citizens = db.session.scalar(
        select(func.count(func.distinct(Membership.user_id)))
        .join(Membership.body)
        .where(Body.kind == BodyKind.TASK_COMMITTEE, Membership.kind == MemberKind.CITIZEN)
    )
    by_outcome = db.session.execute(select(Answer.outcome, func.count()).group_by(Answer.outcome))
    outcomes = {outcome: count for outcome, count in by_outcome}  # noqa: C416 -- a Row is no pair to dict()
    return Numbers(
        ongoing=sum(len(column.ongoing) for column in columns),
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
        memberships=[each for each in memberships if each.body.kind is not BodyKind.TASK_COMMITTEE],
        meetings=meetings_of(mine.sits_on | mine.facilitates),
        applications=applications_of(user),
    )


def _committees_of(user: User, memberships: list[Membership]) -> list[TaskCommittee]:
    """Those the person is on or serves, and those whose terms they draft."""
    bodies = [each.body_id for each in memberships]
    drafted = select(Drafter.committee_id).where(Drafter.user_id == user.id)
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
            .where(TaskCommittee.stage.not_in(FINISHED))
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
    of_council = select(func.count(Membership.id)).join(Membership.body).where(Body.kind == BodyKind.COUNCIL)
    return State(
        people=db.session.scalar(select(func.count(User.id))) or 0,
        councillors=db.session.scalar(of_council.where(in_force(Membership))) or 0,
        council_until=db.session.scalar(select(func.max(Body.term_to)).where(Body.kind == BodyKind.COUNCIL)),
        jobs_waiting=jobs.count_waiting(),
        jobs_late=jobs.count_late(),
        jobs_failed=jobs.count_failed(),
        letters_waiting=db.session.scalar(select(func.count(Letter.id)).where(Letter.sent_at.is_(None))) or 0,
    )
