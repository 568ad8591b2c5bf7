"""What there is in a workspace, and what waits there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import Body
from app.committees.models import TaskCommittee
from app.compare import Compared, compare
from app.extensions import db
from app.meetings.models import Meeting
from app.paging import FIRST, LAST, Asked, Page, page_along, page_of
from app.workspaces.models import Draft, DraftVersion, Paper, PaperFile, Post, Reading, StatusReport, Thread

LATEST = 5


@dataclass(frozen=True)
class ToRead:
    """How much somebody has not read yet, in papers and minutes."""

    papers: int
    minutes: int


def body_of(committee: TaskCommittee) -> Body:
    """The body that the committee meets as: it has one from when it is established, and so from when it has a room."""
    if committee.body is None:
        raise LookupError(committee.title)
    return committee.body


def papers(committee: TaskCommittee, asked: Asked = FIRST) -> Page[Paper]:
    """Everything there is to read, the latest first."""
    return page_of(_papers(committee), asked)


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
    found = unread(user).where(Paper.committee_id == committee.id)
    count, minutes = db.session.execute(found.with_only_columns(func.count(), func.sum(Paper.minutes))).one()
    return ToRead(count, minutes or 0)


def unread(user: User) -> Select[Any]:
    read = select(Reading.paper_id).where(Reading.user_id == user.id)
    return select(Paper).where(Paper.id.not_in(read))


def content(paper: Paper) -> bytes | None:
    """The bytes of an uploaded paper; None for a text."""
    return db.session.scalar(select(PaperFile.content).where(PaperFile.paper_id == paper.id))


def threads(committee: TaskCommittee, asked: Asked = FIRST) -> Page[Thread]:
    """The conversations, the one in which something was said last first."""
    return page_of(_threads(committee), asked)


def latest_threads(committee: TaskCommittee) -> list[Thread]:
    return list(db.session.scalars(_threads(committee).limit(LATEST)))


def _threads(committee: TaskCommittee) -> Select[Any]:
    found = select(Thread).where(Thread.committee_id == committee.id)
    return found.order_by(Thread.last_post_at.desc(), Thread.id.desc())


def has_just_begun(committee: TaskCommittee, user: User, title: str) -> bool:
    """Is the committee's newest conversation one of this title, with one post, by the same person?"""
    newest = select(Thread).where(Thread.committee_id == committee.id).order_by(Thread.id.desc()).limit(1)
    thread = db.session.scalar(newest.where(Thread.title == title, Thread.posts_count == 1))
    return thread is not None and posts(thread).items[0].author_id == user.id


def posts(thread: Thread, asked: Asked = LAST) -> Page[Post]:
    """What was said, in order; unless another page is asked for, the last, where the conversation is."""
    found = select(Post).where(Post.thread_id == thread.id).options(joinedload(Post.author))
    return page_along(found, asked, by=[Post.id], latest_first=False)


def drafts(committee: TaskCommittee) -> list[Draft]:
    """What is being written, by title."""
    found = select(Draft).where(Draft.committee_id == committee.id).order_by(alphabetically(Draft.title), Draft.id)
    return list(db.session.scalars(found))


def latest_version(draft: Draft) -> DraftVersion:
    return db.session.scalars(_versions(draft).limit(1)).one()


def version(draft: Draft, number: int | None) -> DraftVersion | None:
    return db.session.scalar(_versions(draft).where(DraftVersion.number == number))


def versions(draft: Draft, asked: Asked = FIRST) -> Page[DraftVersion]:
    """The latest first."""
    return page_of(_versions(draft), asked)


def _versions(draft: Draft) -> Select[Any]:
    found = select(DraftVersion).where(DraftVersion.draft_id == draft.id)
    return found.options(joinedload(DraftVersion.saved_by)).order_by(DraftVersion.number.desc())


def changes_since(draft: Draft, number: int | None) -> Compared | None:
    """What others have changed since the version somebody began to write on; nothing when that is the latest."""
    began_with = version(draft, number) if number != draft.number else None
    return compare(began_with.text, latest_version(draft).text) if began_with else None


def status_for(committee: TaskCommittee, meeting: Meeting) -> StatusReport | None:
    found = select(StatusReport).where(StatusReport.committee_id == committee.id)
    return db.session.scalar(found.where(StatusReport.meeting_id == meeting.id))


def statuses_of(committee: TaskCommittee) -> list[StatusReport]:
    """What the committee has told the joint meetings, the latest first."""
    found = select(StatusReport).join(StatusReport.meeting).where(StatusReport.committee_id == committee.id)
    return list(
        db.session.scalars(found.options(contains_eager(StatusReport.meeting)).order_by(Meeting.starts_at.desc()))
    )


def statuses(asked: Asked = FIRST, *, ahead: Collection[int] | None = ()) -> Page[StatusReport]:
    """The statuses that everybody may read, and ``ahead`` those of these bodies, or None for all.

    Those of the latest joint meeting come first.
    """
    found = select(StatusReport).join(StatusReport.meeting).join(StatusReport.committee)
    if ahead is not None:
        found = found.where(StatusReport.is_public | TaskCommittee.body_id.in_(ahead))
    found = found.options(contains_eager(StatusReport.meeting), contains_eager(StatusReport.committee))
    order = Meeting.starts_at.desc(), alphabetically(TaskCommittee.title), StatusReport.id
    return page_of(found.order_by(*order), asked)


def unreported_meetings(committee: TaskCommittee) -> list[Meeting]:
    """Coming joint meetings that have no status from the committee yet, the next one first."""
    told = select(StatusReport.meeting_id).where(StatusReport.committee_id == committee.id)
    return list(db.session.scalars(coming_joint_meetings().where(Meeting.id.not_in(told)).limit(10)))


def coming_joint_meetings() -> Select[Any]:
    found = select(Meeting).join(Meeting.body).where(Body.is_joint_meeting, Meeting.is_coming)
    return found.order_by(Meeting.starts_at, Meeting.id)
