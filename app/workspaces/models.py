"""Where a task committee works: its papers, what its members say, their drafts, and how far they have come."""

from datetime import datetime
from math import ceil

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.accounts.names import recorded_name
from app.committees.models import TaskCommittee
from app.extensions import Model
from app.meetings.models import Meeting
from app.versions import Versioned

#: What a practised reader manages of ordinary prose.
WORDS_A_MINUTE = 200


def reading_minutes(text: str) -> int:
    """How many minutes it takes to read the text, at least one."""
    return max(1, ceil(len(text.split()) / WORDS_A_MINUTE))


class Paper(Model):
    """Something to read: a text written here, or a file that was uploaded."""

    __tablename__ = "papers"
    __table_args__ = (
        CheckConstraint("(file_name IS NULL) = (media_type IS NULL)", name="a_file_has_a_kind"),
        CheckConstraint("file_name IS NOT NULL OR text <> ''", name="there_is_something_to_read"),
        CheckConstraint("minutes > 0", name="reading_takes_time"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), index=True)
    committee: Mapped[TaskCommittee] = relationship()
    #: The meeting it should have been read before.
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    meeting: Mapped[Meeting | None] = relationship()
    title: Mapped[str]
    #: Markdown; with a file, what it is and why to read it.
    text: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str | None]
    media_type: Mapped[str | None]
    #: How many minutes it takes to read.
    minutes: Mapped[int]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_by: Mapped[User] = relationship()
    added_by_name: Mapped[str] = recorded_name("added_by")
    added_at: Mapped[datetime] = mapped_column(index=True)


class PaperFile(Model):
    """The bytes of an uploaded paper, in a table of their own so that lists never load them."""

    __tablename__ = "paper_files"

    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    content: Mapped[bytes]


class Reading(Model):
    """That somebody has read a paper, by their own word."""

    __tablename__ = "readings"
    __table_args__ = (UniqueConstraint("paper_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    read_at: Mapped[datetime]


class Thread(Model):
    """A conversation about one thing."""

    __tablename__ = "threads"

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), index=True)
    committee: Mapped[TaskCommittee] = relationship()
    title: Mapped[str]
    started_at: Mapped[datetime]
    #: When something was last said in it, and how many posts it has: what a list of conversations shows.
    last_post_at: Mapped[datetime] = mapped_column(index=True)
    posts_count: Mapped[int] = mapped_column(default=0)


class Post(Versioned, Model):
    """What one person says in a conversation."""

    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    thread: Mapped[Thread] = relationship()
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    author: Mapped[User] = relationship()
    author_name: Mapped[str] = recorded_name("author")
    text: Mapped[str]
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    #: Counted from 1 in rows that are older than the count.
    version: Mapped[int] = mapped_column(server_default="1")


class Draft(Model):
    """A deliverable in the making. ``number`` is that of its latest version."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), index=True)
    committee: Mapped[TaskCommittee] = relationship()
    title: Mapped[str]
    number: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime]


class DraftVersion(Model):
    """One saved version of a draft. Kept for good, never changed."""

    __tablename__ = "draft_versions"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id"))
    draft: Mapped[Draft] = relationship()
    #: 1, 2, 3 … within the draft.
    number: Mapped[int]
    text: Mapped[str]
    #: What changed, in the words of whoever saved it.
    note: Mapped[str] = mapped_column(default="")
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    saved_by: Mapped[User] = relationship()
    saved_by_name: Mapped[str] = recorded_name("saved_by")
    saved_at: Mapped[datetime]


class StatusReport(Versioned, Model):
    """How far the committee has come, told to one joint meeting. Locked when that meeting begins."""

    __tablename__ = "status_reports"
    __table_args__ = (UniqueConstraint("committee_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"))
    committee: Mapped[TaskCommittee] = relationship()
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    meeting: Mapped[Meeting] = relationship()
    #: Markdown, all three: what has been done, what comes next, and what the councillors are asked.
    done: Mapped[str]
    next: Mapped[str] = mapped_column(default="")
    asks: Mapped[str] = mapped_column(default="")
    written_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    written_by: Mapped[User] = relationship()
    written_by_name: Mapped[str] = recorded_name("written_by")
    written_at: Mapped[datetime]

    @hybrid_property
    def is_public(self) -> bool:
        """The joint meeting hears it first; from its beginning it is for everybody."""
        return self.meeting.has_convened

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.meeting.has(Meeting.has_convened)

    @hybrid_property
    def can_change(self) -> bool:
        """Until the joint meeting begins, as long as the committee is at work."""
        return self.committee.is_at_work and self.meeting.is_coming

    @can_change.inplace.expression
    @classmethod
    def _can_change(cls) -> ColumnElement[bool]:
        return and_(cls.committee.has(TaskCommittee.is_at_work), cls.meeting.has(Meeting.is_coming))
