"""What became of each recommendation that the council followed."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.extensions import Model
from app.handovers.models import Recommendation


class Progress(StrEnum):
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    GIVEN_UP = "given_up"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected. A later note may still say otherwise: plans are taken up again."""
        return self in (Progress.DONE, Progress.GIVEN_UP)


class FollowUp(Model):
    """A note on how far a recommendation has come. Kept for good; the latest one holds."""

    __tablename__ = "follow_ups"

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), index=True)
    recommendation: Mapped[Recommendation] = relationship()
    progress: Mapped[Progress]
    text: Mapped[str]
    #: When it is expected to be done, where that is no longer the council's date.
    expected_on: Mapped[date | None]
    reported_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reported_by: Mapped[User] = relationship()
    reported_at: Mapped[datetime]
