"""The terms of reference: their versions, what stands in them, and what councillors say about the draft."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.committees.models.committee import TaskCommittee
from app.extensions import Model
from app.meetings.models import Decision


class ChairRule(StrEnum):
    """Who appoints chair and vice-chair, as the terms of reference say."""

    COUNCIL = "council"
    COMMITTEE = "committee"


class TermsVersion(Model):
    """One saved version of the terms of reference (kommissorium). Kept for good, never changed.

    Texts are Markdown. The order of the columns is the order of the document.
    """

    __tablename__ = "terms_versions"
    __table_args__ = (
        UniqueConstraint("committee_id", "number"),
        CheckConstraint("seats_councillors >= 0 AND seats_citizens >= 0", name="no_negative_seats"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"))
    committee: Mapped[TaskCommittee] = relationship(back_populates="versions")
    #: 1, 2, 3 … within the committee.
    number: Mapped[int]
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    saved_by: Mapped[User] = relationship()
    saved_at: Mapped[datetime]
    #: What changed, in the words of whoever saved it.
    note: Mapped[str] = mapped_column(default="")

    title: Mapped[str]
    background: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    seats_councillors: Mapped[int] = mapped_column(default=5)
    seats_citizens: Mapped[int] = mapped_column(default=10)
    chair_rule: Mapped[ChairRule] = mapped_column(default=ChairRule.COUNCIL)
    working_form: Mapped[str] = mapped_column(default="")
    involvement: Mapped[str] = mapped_column(default="")
    time_plan: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    status_reports: Mapped[str] = mapped_column(default="")
    resources: Mapped[str] = mapped_column(default="")
    allowance: Mapped[str] = mapped_column(default="")
    openness: Mapped[str] = mapped_column(default="")
    handover: Mapped[str] = mapped_column(default="")
    legal_basis: Mapped[str] = mapped_column(default="")

    questions: Mapped[list["Question"]] = relationship(order_by="Question.position", cascade="all, delete-orphan")
    deliverables: Mapped[list["Deliverable"]] = relationship(
        order_by="Deliverable.position", cascade="all, delete-orphan"
    )
    profiles: Mapped[list["Profile"]] = relationship(order_by="Profile.position", cascade="all, delete-orphan")

    @property
    def seats(self) -> int:
        return self.seats_councillors + self.seats_citizens


class Question(Model):
    """One of the guiding questions the committee is asked."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]


class Deliverable(Model):
    """Something the committee must hand over, and by when."""

    __tablename__ = "deliverables"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    due_on: Mapped[date | None]


class Profile(Model):
    """A kind of citizen the committee needs, and how many (the adopted qualifications)."""

    __tablename__ = "profiles"
    __table_args__ = (CheckConstraint("wanted > 0", name="at_least_one_is_wanted"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    wanted: Mapped[int] = mapped_column(default=1)


class Adoption(Model):
    """That the council put a version of the terms in force: when it was established, and at each change."""

    __tablename__ = "adoptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), unique=True)
    terms: Mapped[TermsVersion] = relationship()
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    decision: Mapped[Decision] = relationship()


class TermsComment(Model):
    """What a councillor says about a section of the draft, and what the drafters answer."""

    __tablename__ = "terms_comments"
    __table_args__ = (CheckConstraint("(reply IS NULL) = (replied_at IS NULL)", name="a_reply_has_a_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    terms_id: Mapped[int] = mapped_column(ForeignKey("terms_versions.id"), index=True)
    terms: Mapped[TermsVersion] = relationship()
    #: The name of the section, as in committees/sections.py.
    section: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    author: Mapped[User] = relationship(foreign_keys=[author_id])
    text: Mapped[str]
    written_at: Mapped[datetime]
    reply: Mapped[str | None]
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    replied_by: Mapped[User | None] = relationship(foreign_keys=[replied_by_id])
    replied_at: Mapped[datetime | None]
