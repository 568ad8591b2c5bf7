"""A task committee and how far it has come."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.bodies.models import Body
from app.committees.models.area import Area
from app.errors import Refused
from app.extensions import Model
from app.meetings.models import Decision, Meeting

if TYPE_CHECKING:
    from app.committees.models.terms import TermsVersion


class Stage(StrEnum):
    """How far a task committee has come by decisions. What time alone brings is derived."""

    PROPOSED = "proposed"
    DRAFTING = "drafting"
    PRESENTED = "presented"
    ESTABLISHED = "established"
    WORKING = "working"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    #: The council decided not to go on, at any time before the members were appointed.
    DROPPED = "dropped"


STEPS: dict[Stage, set[Stage]] = {
    Stage.PROPOSED: {Stage.DRAFTING, Stage.DROPPED},
    Stage.DRAFTING: {Stage.PRESENTED, Stage.DROPPED},
    #: Put before one more joint meeting, or before another when the first was cancelled.
    Stage.PRESENTED: {Stage.PRESENTED, Stage.ESTABLISHED, Stage.DROPPED},
    Stage.ESTABLISHED: {Stage.WORKING, Stage.DROPPED},
    Stage.WORKING: {Stage.DELIVERED},
    Stage.DELIVERED: {Stage.ANSWERED},
    Stage.ANSWERED: set(),
    Stage.DROPPED: set(),
}


class TaskCommittee(Model):
    """A task committee (opgaveudvalg), from the day it is proposed.

    Its members meet as ``body``, which comes to be when the council establishes it.
    """

    __tablename__ = "task_committees"
    __table_args__ = (
        CheckConstraint(
            "stage NOT IN ('established', 'working', 'delivered', 'answered')"
            " OR (body_id IS NOT NULL AND established_id IS NOT NULL AND terms_number IS NOT NULL)",
            name="established_by_a_decision",
        ),
        CheckConstraint("stage = 'proposed' OR stage = 'dropped' OR drafters_named_id IS NOT NULL",
                        name="drafters_named_by_a_decision"),
        CheckConstraint("(stage = 'dropped') = (dropped_at IS NOT NULL)", name="dropped_has_a_date"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), unique=True)
    area: Mapped[Area] = relationship(back_populates="committee")
    title: Mapped[str]
    #: The standing committee under which it stands on the board.
    standing_committee_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    standing_committee: Mapped[Body] = relationship(foreign_keys=[standing_committee_id])
    stage: Mapped[Stage] = mapped_column(default=Stage.PROPOSED, index=True)
    proposed_at: Mapped[datetime]
    drafters_named_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    drafters_named: Mapped[Decision | None] = relationship(foreign_keys=[drafters_named_id])
    #: The joint meeting that discusses the draft, and the version it was shown.
    joint_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    joint_meeting: Mapped[Meeting | None] = relationship()
    presented_at: Mapped[datetime | None]
    presented_number: Mapped[int | None]
    established_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    established: Mapped[Decision | None] = relationship(foreign_keys=[established_id])
    #: The number of the terms in force; ``terms`` is that version (read again after a flush).
    terms_number: Mapped[int | None]
    terms: Mapped["TermsVersion | None"] = relationship(
        primaryjoin="and_(foreign(TermsVersion.committee_id) == TaskCommittee.id,"
        " foreign(TermsVersion.number) == TaskCommittee.terms_number)",
        viewonly=True,
        uselist=False,
    )
    body_id: Mapped[int | None] = mapped_column(ForeignKey("bodies.id"), unique=True)
    body: Mapped[Body | None] = relationship(foreign_keys=[body_id])
    #: Dropped by the council's decision, or while only proposed by the standing committee, which says why.
    dropped_at: Mapped[datetime | None]
    dropped_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    dropped: Mapped[Decision | None] = relationship(foreign_keys=[dropped_id])
    drop_reason: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    #: In the order in which the council named them.
    drafters: Mapped[list["Drafter"]] = relationship(
        back_populates="committee", order_by="Drafter.id", cascade="all, delete-orphan"
    )
    versions: Mapped[list["TermsVersion"]] = relationship(back_populates="committee", order_by="TermsVersion.number")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 -- SQLAlchemy's own convention

    def may_become(self, stage: Stage) -> bool:
        return stage in STEPS[self.stage]

    def check_step(self, stage: Stage, otherwise: str) -> None:
        """Refuse with the sentence ``otherwise`` unless the committee may take the step now."""
        if not self.may_become(stage):
            raise Refused(otherwise)

    def become(self, stage: Stage, otherwise: str) -> None:
        """Take the step, or refuse it with the sentence ``otherwise``."""
        self.check_step(stage, otherwise)
        self.stage = stage

    @property
    def may_be_drafted(self) -> bool:
        """Whether new versions of the terms can be saved: as the draft, or later as a proposal to change them."""
        return self.stage in (Stage.DRAFTING, Stage.PRESENTED, Stage.ESTABLISHED, Stage.WORKING)

    @property
    def is_public(self) -> bool:
        """Before the council has named drafters it is only a proposal in a standing committee.

        What the council drops later stays public: people have read of it and may ask what became of it.
        """
        return self.drafters_named_id is not None


class Drafter(Model):
    """One of the two councillors whom the council named to draft the terms of reference."""

    __tablename__ = "drafters"
    __table_args__ = (UniqueConstraint("committee_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("task_committees.id"))
    committee: Mapped[TaskCommittee] = relationship(back_populates="drafters")
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
