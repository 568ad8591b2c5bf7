"""A call invites citizens to apply for the places of a task committee."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.committees.models import TaskCommittee, TermsVersion
from app.errors import Refused
from app.extensions import Model
from app.versions import Versioned


class CallStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


STEPS: dict[CallStatus, set[CallStatus]] = {
    CallStatus.DRAFT: {CallStatus.PUBLISHED, CallStatus.WITHDRAWN},
    CallStatus.PUBLISHED: {CallStatus.WITHDRAWN},
    CallStatus.WITHDRAWN: set(),
}


class Call(Versioned, Model):
    """Published calls are open until their deadline: that they close is a matter of time alone."""

    __tablename__ = "calls"
    __table_args__ = (
        CheckConstraint("status <> 'published' OR (published_at IS NOT NULL AND closes_at > published_at)",
                        name="published_with_a_later_deadline"),
        CheckConstraint("(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_has_a_date"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), index=True)
    committee: Mapped[TaskCommittee] = relationship()
    #: The terms of reference the call was made from: the profiles that applicants answer to.
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"))
    terms: Mapped[TermsVersion] = relationship()
    title: Mapped[str]
    status: Mapped[CallStatus] = mapped_column(default=CallStatus.DRAFT, index=True)
    #: The call in two sentences, for lists and for those who read no further.
    summary: Mapped[str] = mapped_column(default="")
    #: The task, what is asked of a member, who is wanted, what one gets: Markdown.
    task: Mapped[str] = mapped_column(default="")
    commitment: Mapped[str] = mapped_column(default="")
    wanted: Mapped[str] = mapped_column(default="")
    practical: Mapped[str] = mapped_column(default="")
    #: When and how applicants hear, in words.
    answer_promise: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    closes_at: Mapped[datetime | None] = mapped_column(index=True)
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")

    dates: Mapped[list["CallDate"]] = relationship(order_by="CallDate.starts_at", cascade="all, delete-orphan")

    @hybrid_property
    def is_draft(self) -> bool:
        return self.status == CallStatus.DRAFT

    @hybrid_property
    def is_published(self) -> bool:
        """Whether it has been put out and stands, be it open or closed."""
        return self.status == CallStatus.PUBLISHED

    @hybrid_property
    def is_withdrawn(self) -> bool:
        return self.status == CallStatus.WITHDRAWN

    @hybrid_property
    def is_open(self) -> bool:
        """Whether one can apply now."""
        return self.is_published and self.closes_at is not None and clock.now() < self.closes_at

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return and_(cls.is_published, cls.closes_at > clock.NOW)

    @hybrid_property
    def is_closed(self) -> bool:
        """Whether the deadline has passed."""
        return self.is_published and not self.is_open

    @is_closed.inplace.expression
    @classmethod
    def _is_closed(cls) -> ColumnElement[bool]:
        return and_(cls.is_published, cls.closes_at <= clock.NOW)

    @hybrid_property
    def is_public(self) -> bool:
        """A call that has been out stays in sight, with the reason if it was withdrawn."""
        return self.published_at is not None

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.published_at.is_not(None)

    def become(self, status: CallStatus, otherwise: str) -> None:
        """Take the step, or refuse it with the sentence ``otherwise``."""
        if status not in STEPS[self.status]:
            raise Refused(otherwise)
        self.status = status


class CallDate(Model):
    """A meeting that the committee is already known to hold."""

    __tablename__ = "call_dates"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(default="")
