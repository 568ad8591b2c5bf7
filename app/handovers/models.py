"""From the result a task committee hands over to the council's answer to each of its recommendations."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy import (
    BindParameter,
    CheckConstraint,
    ColumnElement,
    DateTime,
    ForeignKey,
    UniqueConstraint,
    and_,
    bindparam,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.accounts.names import recorded_name
from app.bodies.models import Body
from app.committees.models import TaskCommittee
from app.extensions import Model
from app.meetings.models import Decision, Meeting
from app.versions import Versioned

#: How soon after the joint meeting the council owes its answer: a quarter of a year.
#: The act is silent on it, so this is the portal's own promise.
ANSWER_WITHIN = timedelta(weeks=13)


def _long_ago() -> datetime:
    """What was discussed before this moment should have been answered before today."""
    return clock.from_danish(datetime.combine(clock.today() - ANSWER_WITHIN, time()))


LONG_AGO: BindParameter[datetime] = bindparam("long_ago", callable_=_long_ago, type_=DateTime())


class Handover(Versioned, Model):
    """The way of one committee's result: written, put before a joint meeting, recommended, answered.

    How far it has come is which of these facts are there; the database keeps their order.
    """

    __tablename__ = "handovers"
    __table_args__ = (
        CheckConstraint("(joint_meeting_id IS NULL) = (presented_at IS NULL)", name="presented_at_a_meeting"),
        CheckConstraint("recommended_id IS NULL OR joint_meeting_id IS NOT NULL", name="recommended_once_presented"),
        CheckConstraint("answered_id IS NULL OR recommended_id IS NOT NULL", name="answered_once_recommended"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"), unique=True)
    committee: Mapped[TaskCommittee] = relationship()
    #: The number of the latest version; ``result`` is that version (read again after a flush).
    result_number: Mapped[int]
    result: Mapped["ResultVersion"] = relationship(
        primaryjoin="and_(foreign(ResultVersion.handover_id) == Handover.id,"
        " foreign(ResultVersion.number) == Handover.result_number)",
        viewonly=True,
        uselist=False,
    )
    #: The joint meeting it is put before. From ``presented_at`` on, the text is locked.
    joint_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    joint_meeting: Mapped[Meeting | None] = relationship()
    presented_at: Mapped[datetime | None]
    #: What the standing committee recommends to the council (indstilling).
    recommending_decision_id: Mapped[int | None] = mapped_column("recommended_id", ForeignKey("decisions.id"))
    recommending_decision: Mapped[Decision | None] = relationship(foreign_keys=[recommending_decision_id])
    #: The council's decision that answers the recommendations.
    answering_decision_id: Mapped[int | None] = mapped_column("answered_id", ForeignKey("decisions.id"))
    answering_decision: Mapped[Decision | None] = relationship(foreign_keys=[answering_decision_id])

    versions: Mapped[list["ResultVersion"]] = relationship(
        back_populates="handover", order_by="ResultVersion.number.desc()"
    )

    @hybrid_property
    def is_presented(self) -> bool:
        """Whether it has been put on the agenda of a joint meeting that is still to be held, or was."""
        return self.joint_meeting is not None and not self.joint_meeting.is_cancelled

    @is_presented.inplace.expression
    @classmethod
    def _is_presented(cls) -> ColumnElement[bool]:
        return cls.joint_meeting.has(~Meeting.is_cancelled)

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read it: the joint meeting has begun."""
        return self.joint_meeting is not None and self.joint_meeting.has_convened

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.joint_meeting.has(Meeting.has_convened)

    @hybrid_property
    def is_answered(self) -> bool:
        """Whether the council has answered each recommendation."""
        return self.answering_decision_id is not None

    @is_answered.inplace.expression
    @classmethod
    def _is_answered(cls) -> ColumnElement[bool]:
        return cls.answering_decision_id.is_not(None)

    @hybrid_property
    def awaits_answer(self) -> bool:
        """Whether the council owes it an answer: a joint meeting has discussed it."""
        return self.is_public and not self.is_answered

    @awaits_answer.inplace.expression
    @classmethod
    def _awaits_answer(cls) -> ColumnElement[bool]:
        return and_(cls.is_public, ~cls.is_answered)

    @property
    def answer_due_on(self) -> date | None:
        """The day by which the council owes its answer; None while nothing is owed."""
        if self.joint_meeting is None or not self.awaits_answer:
            return None
        return clock.to_danish(self.joint_meeting.starts_at).date() + ANSWER_WITHIN

    @hybrid_property
    def is_overdue(self) -> bool:
        return self.answer_due_on is not None and self.answer_due_on < clock.today()

    @is_overdue.inplace.expression
    @classmethod
    def _is_overdue(cls) -> ColumnElement[bool]:
        return and_(cls.awaits_answer, cls.joint_meeting.has(Meeting.starts_at < LONG_AGO))

    @property
    def weeks_waited(self) -> int:
        """Whole weeks since the joint meeting began."""
        return (clock.now() - self.joint_meeting.starts_at).days // 7 if self.joint_meeting else 0


class ResultVersion(Model):
    """One saved version of the result. Kept for good, never changed. Texts are Markdown."""

    __tablename__ = "result_versions"
    __table_args__ = (UniqueConstraint("handover_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    handover_id: Mapped[int] = mapped_column(ForeignKey("handovers.id"))
    handover: Mapped[Handover] = relationship(back_populates="versions")
    #: 1, 2, 3 … within the handover.
    number: Mapped[int]
    saved_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    saved_by: Mapped[User] = relationship()
    saved_by_name: Mapped[str] = recorded_name("saved_by")
    saved_at: Mapped[datetime]
    title: Mapped[str]
    #: The result in a few sentences, for those who read no further.
    summary: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")

    recommendations: Mapped[list["Recommendation"]] = relationship(
        back_populates="result", order_by="Recommendation.number", cascade="all, delete-orphan"
    )

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may read it: it is the one that was put before the joint meeting, and that has begun."""
        return self.handover.is_public and self.number == self.handover.result_number

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> ColumnElement[bool]:
        return cls.handover.has(and_(Handover.is_public, Handover.result_number == cls.number))


class Recommendation(Model):
    """One thing the committee advises (anbefaling), under the number it is spoken of by."""

    __tablename__ = "recommendations"
    __table_args__ = (UniqueConstraint("result_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("result_versions.id"))
    result: Mapped[ResultVersion] = relationship(back_populates="recommendations")
    #: 1, 2, 3 … within the result.
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    answer: Mapped["Answer | None"] = relationship(back_populates="recommendation")


class Outcome(StrEnum):
    FOLLOWED = "followed"
    CHANGED = "changed"
    NOT_FOLLOWED = "not_followed"


class Answer(Model):
    """What the council answered to one recommendation. Recorded once and never changed."""

    __tablename__ = "recommendation_answers"
    __table_args__ = (
        CheckConstraint("outcome = 'followed' OR reason <> ''", name="a_reason_unless_followed"),
        CheckConstraint(
            "outcome = 'not_followed' OR (due_on IS NOT NULL AND (owner_id IS NOT NULL OR owner_unit <> ''))",
            name="owner_and_date_unless_not_followed",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), unique=True)
    recommendation: Mapped[Recommendation] = relationship(back_populates="answer")
    outcome: Mapped[Outcome]
    reason: Mapped[str] = mapped_column(default="")
    #: Who sees to it: a standing committee, and the unit or person in the administration.
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), index=True)
    owner: Mapped[Body | None] = relationship()
    owner_unit: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None] = mapped_column(index=True)

    @hybrid_property
    def is_to_be_done(self) -> bool:
        """Whether something follows from it: the council followed the recommendation, as it was or changed."""
        return self.outcome != Outcome.NOT_FOLLOWED


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as the council gave it, before it is recorded."""

    outcome: Outcome
    reason: str = ""
    owner: Body | None = None
    owner_unit: str = ""
    due_on: date | None = None

    @property
    def gaps(self) -> dict[str, str]:
        """What is missing: the name of the field → a sentence. Empty when the answer is whole.

        A recommendation that is not followed needs its reason and nobody to carry it out.
        """
        gaps = {}
        if self.outcome is not Outcome.FOLLOWED and not self.reason:
            gaps["reason"] = _("Write why, so that those who gave the advice can understand it.")
        if self.outcome is not Outcome.NOT_FOLLOWED:
            if self.owner is None and not self.owner_unit:
                gaps["owner"] = _("Choose who sees to it, or write the unit or the person.")
            if self.due_on is None:
                gaps["due_on"] = _("Write by when.")
        return gaps
