"""What there is in a workspace, and what waits there."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app import clock, formats
from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import Body, BodyKind
from app.bodies.queries import Roles, roles_of
from app.committees.models import Stage, TaskCommittee
from app.compare import Paragraph, compare
from app.extensions import db
from app.meetings.models import Meeting
from app.meetings.queries import not_cancelled
from app.todo import Todo
from app.workspaces.models import Draft, DraftVersion, Paper, PaperFile, Post, Reading, StatusReport, Thread

PER_PAGE = 30
LATEST = 5


@dataclass(frozen=True)
class Page:
    """One page of a list; ``page`` counts from 1."""

    rows: list[Any]
    page: int
    pages: int


@dataclass(frozen=True)
class ToRead:
    """How much somebody has not read yet, in papers and minutes."""

    papers: int
    minutes: int


def _page(found: Select[Any], page: int) -> Page:
    total = db.session.scalar(select(func.count()).select_from(found.order_by(None).subquery())) or 0
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    return Page(list(db.session.scalars(found.limit(PER_PAGE).offset((page - 1) * PER_PAGE))), page, pages)


def papers(committee: TaskCommittee, page: int = 1) -> Page:
    """Everything there is to read, the latest first."""
    return _page(_papers(committee), page)


def latest_papers(committee: TaskCommittee) -> list[Paper]:
    return list(db.session.scalars(_papers(committee).limit(LATEST)))


def _papers(committee: TaskCommittee) -> Select[Any]:
    found = select(Paper).where(Paper.committee_id == committee.id)
    return found.options(joinedload(Paper.added_by), joinedload(Paper.meeting)).order_by(
        Paper.added_at.desc(), Paper.id.desc()
    )


def is_shared_already(committee: TaskCommittee, user: User, title: str, text: str) -> bool:
    """Is this the committee's latest paper: a button pressed twice?"""
    latest = db.session.scalar(_papers(committee).limit(1))
    return latest is not None and (latest.added_by_id, latest.title, latest.text) == (user.id, title, text)


def read_by(user: User, committee: TaskCommittee) -> set[int]:
    """Ids of the committee's papers that the person has read."""
    found = select(Reading.paper_id).join(Paper, Paper.id == Reading.paper_id)
    return set(db.session.scalars(found.where(Reading.user_id == user.id, Paper.committee_id == committee.id)))


def has_read(user: User, paper: Paper) -> bool:
    found = select(Reading.id).where(Reading.paper_id == paper.id, Reading.user_id == user.id)
    return db.session.scalar(found) is not None


def to_read(user: User, committee: TaskCommittee) -> ToRead:
    """What the person has left to read of the committee's papers."""
    found = _unread(user).where(Paper.committee_id == committee.id)
    count, minutes = db.session.execute(found.with_only_columns(func.count(), func.sum(Paper.minutes))).one()
    return ToRead(count, minutes or 0)


def _unread(user: User) -> Select[Any]:
    read = select(Reading.paper_id).where(Reading.user_id == user.id)
    return select(Paper).where(Paper.id.not_in(read))


def content(paper: Paper) -> bytes | None:
    """The bytes of an uploaded paper; None for a text."""
    return db.session.scalar(select(PaperFile.content).where(PaperFile.paper_id == paper.id))


def threads(committee: TaskCommittee, page: int = 1) -> Page:
    """The conversations, the one in which something was said last first."""
    return _page(_threads(committee), page)


def latest_threads(committee: TaskCommittee) -> list[Thread]:
    return list(db.session.scalars(_threads(committee).limit(LATEST)))


def _threads(committee: TaskCommittee) -> Select[Any]:
    found = select(Thread).where(Thread.committee_id == committee.id)
    return found.order_by(Thread.last_post_at.desc(), Thread.id.desc())


def has_just_begun(committee: TaskCommittee, user: User, title: str) -> bool:
    """Is the committee's newest conversation one of this title, with one post, by the same person?"""
    newest = select(Thread).where(Thread.committee_id == committee.id).order_by(Thread.id.desc()).limit(1)
    thread = db.session.scalar(newest.where(Thread.title == title, Thread.posts_count == 1))
    return thread is not None and posts(thread).rows[0].author_id == user.id


def posts(thread: Thread, page: int | None = None) -> Page:
    """What was said, in order. Without a ``page`` the last one, where the conversation is."""
    found = select(Post).where(Post.thread_id == thread.id).options(joinedload(Post.author)).order_by(Post.id)
    return _page(found, page or 2**31)


def drafts(committee: TaskCommittee) -> list[Draft]:
    """What is being written, by title."""
    found = select(Draft).where(Draft.committee_id == committee.id).order_by(alphabetically(Draft.title), Draft.id)
    return list(db.session.scalars(found))


def latest_version(draft: Draft) -> DraftVersion:
    return db.session.scalars(_versions(draft).limit(1)).one()


def version(draft: Draft, number: int | None) -> DraftVersion | None:
    return db.session.scalar(_versions(draft).where(DraftVersion.number == number))


def versions(draft: Draft, page: int = 1) -> Page:
    """The latest first."""
    return _page(_versions(draft), page)


def _versions(draft: Draft) -> Select[Any]:
    found = select(DraftVersion).where(DraftVersion.draft_id == draft.id)
    return found.options(joinedload(DraftVersion.saved_by)).order_by(DraftVersion.number.desc())


def changes_since(draft: Draft, number: int | None) -> list[Paragraph]:
    """What others have changed since the version somebody began to write on; nothing when that is the latest."""
    began_with = version(draft, number) if number != draft.number else None
    return compare(began_with.text, latest_version(draft).text) if began_with else []


def status_for(committee: TaskCommittee, meeting: Meeting) -> StatusReport | None:
    found = select(StatusReport).where(StatusReport.committee_id == committee.id)
    return db.session.scalar(found.where(StatusReport.meeting_id == meeting.id))


def statuses_of(committee: TaskCommittee) -> list[StatusReport]:
    """What the committee has told the joint meetings, the latest first."""
    found = select(StatusReport).join(StatusReport.meeting).where(StatusReport.committee_id == committee.id)
    return list(
        db.session.scalars(found.options(contains_eager(StatusReport.meeting)).order_by(Meeting.starts_at.desc()))
    )


def statuses(user: Any, page: int = 1) -> Page:
    """The statuses that the person may read, those of the latest joint meeting first.

    Councillors and the secretariat read all of them, members those of their own committees, and everybody
    those whose joint meeting has begun.
    """
    roles = roles_of(user) if user.is_authenticated else Roles()
    found = select(StatusReport).join(StatusReport.meeting).join(StatusReport.committee)
    if not (roles.is_councillor or roles.is_secretariat):
        own = TaskCommittee.body_id.in_(roles.sits_on | roles.facilitates)
        found = found.where(((Meeting.starts_at <= clock.now()) & not_cancelled) | own)
    found = found.options(contains_eager(StatusReport.meeting), contains_eager(StatusReport.committee))
    return _page(found.order_by(Meeting.starts_at.desc(), alphabetically(TaskCommittee.title), StatusReport.id), page)


def unreported_meetings(committee: TaskCommittee) -> list[Meeting]:
    """Coming joint meetings that have no status from the committee yet, the next one first."""
    told = select(StatusReport.meeting_id).where(StatusReport.committee_id == committee.id)
    return list(db.session.scalars(_coming_joint_meetings().where(Meeting.id.not_in(told)).limit(10)))


def _coming_joint_meetings() -> Select[Any]:
    found = select(Meeting).join(Meeting.body).where(Body.kind == BodyKind.JOINT_MEETING, not_cancelled)
    return found.where(Meeting.starts_at > clock.now()).order_by(Meeting.starts_at, Meeting.id)


def todos(user: User) -> list[Todo]:
    """Papers to read for the members; before a joint meeting a status to write, and for councillors to read."""
    roles = roles_of(user)
    return [*_papers_to_read(user, roles), *_statuses_to_write(roles), *_statuses_to_read(roles)]


def _papers_to_read(user: User, roles: Roles) -> list[Todo]:
    found = _unread(user).join(Paper.committee).outerjoin(Meeting, Meeting.id == Paper.meeting_id)
    found = found.where(TaskCommittee.body_id.in_(roles.sits_on), TaskCommittee.stage == Stage.WORKING)
    due = func.min(Meeting.starts_at).filter(Meeting.starts_at > clock.now())
    columns = (TaskCommittee.id, TaskCommittee.title, func.count(Paper.id), func.sum(Paper.minutes), due)
    waiting = found.with_only_columns(*columns).group_by(TaskCommittee.id, TaskCommittee.title)
    return [
        Todo(
            ngettext(
                "Read %(num)s paper (%(minutes)s min.)",
                "Read %(num)s papers (%(minutes)s min.)",
                count,
                minutes=minutes,
            ),
            "workspaces.papers",
            {"committee_id": committee_id},
            due=due,
            about=title,
        )
        for committee_id, title, count, minutes, due in db.session.execute(
            waiting.order_by(alphabetically(TaskCommittee.title))
        )
    ]


def _statuses_to_read(roles: Roles) -> list[Todo]:
    meeting = _next_joint_meeting() if roles.is_councillor else None
    if meeting is None:
        return []
    count = db.session.scalar(select(func.count(StatusReport.id)).where(StatusReport.meeting_id == meeting.id)) or 0
    text = ngettext(
        "Read what %(num)s committee tells the joint meeting on %(day)s",
        "Read what %(num)s committees tell the joint meeting on %(day)s",
        count,
        day=formats.day(meeting.starts_at),
    )
    return [Todo(text, "workspaces.statuses", due=meeting.starts_at)] if count else []


def _next_joint_meeting() -> Meeting | None:
    """The next one, if it is within thirty days."""
    soon = Meeting.starts_at < clock.now() + timedelta(days=30)
    return db.session.scalar(_coming_joint_meetings().where(soon).limit(1))


def _statuses_to_write(roles: Roles) -> list[Todo]:
    meeting = _next_joint_meeting() if roles.chairs or roles.facilitates else None
    if meeting is None:
        return []
    told = select(StatusReport.committee_id).where(StatusReport.meeting_id == meeting.id)
    found = select(TaskCommittee.id, TaskCommittee.title).where(
        TaskCommittee.body_id.in_(roles.chairs | roles.facilitates),
        TaskCommittee.stage == Stage.WORKING,
        TaskCommittee.id.not_in(told),
    )
    return [
        Todo(
            _("Write the status to the joint meeting on %(day)s", day=formats.day(meeting.starts_at)),
            "workspaces.report",
            {"committee_id": committee_id},
            due=meeting.starts_at,
            about=title,
        )
        for committee_id, title in db.session.execute(found.order_by(alphabetically(TaskCommittee.title)))
    ]
