"""An area for development, before and after somebody has chosen how to take it up."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.bodies.models import Body, BodyKind
from app.extensions import Model
from app.meetings.models import Meeting

if TYPE_CHECKING:
    from app.committees.models.committee import TaskCommittee


#: The bodies that have areas of responsibility, and so can see one that needs developing.
STANDING = {BodyKind.STANDING_COMMITTEE, BodyKind.FINANCE_COMMITTEE}


class Form(StrEnum):
    """How an area can be taken up."""

    TASK_COMMITTEE = "task_committee"
    ADVISORY_BOARD = "advisory_board"
    THINK_TANK = "think_tank"
    PARTICIPATORY_BUDGETING = "participatory_budgeting"
    AMBASSADOR_CORPS = "ambassador_corps"
    #: The standing committee takes it up itself, with or without a consultation.
    STANDING_COMMITTEE = "standing_committee"


class Area(Model):
    """An area for development that a standing committee has recorded at one of its meetings."""

    __tablename__ = "areas"
    __table_args__ = (CheckConstraint("(form IS NULL) = (chosen_at IS NULL)", name="a_chosen_form_has_a_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("bodies.id"), index=True)
    body: Mapped[Body] = relationship()
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    meeting: Mapped[Meeting | None] = relationship()
    title: Mapped[str]
    description: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_by: Mapped[User] = relationship()
    recorded_at: Mapped[datetime]
    #: None until the standing committee has chosen; ``form_reason`` says why this one.
    form: Mapped[Form | None]
    form_reason: Mapped[str] = mapped_column(default="")
    chosen_at: Mapped[datetime | None]

    #: The task committee that was proposed for it, where that form was chosen.
    committee: Mapped["TaskCommittee | None"] = relationship(back_populates="area")

    @property
    def is_public(self) -> bool:
        """Until a form is chosen it is a thought in a standing committee; then it is public as its committee is."""
        return self.form is not None and (self.committee is None or self.committee.is_public)
