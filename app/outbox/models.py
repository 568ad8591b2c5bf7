"""Letters: what the portal writes to people, from the decision until it has left."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, or_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model
from app.fulltext import Searchable


class LetterStatus(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    #: The mail server refused it for good, or put it off for days. A person must look at it.
    FAILED = "failed"


class Letter(Searchable, Model):
    """One letter to one person. It is written in the transaction of what it tells about."""

    __tablename__ = "letters"
    __searched__ = ("recipient", "subject")
    __table_args__ = (
        CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name="sent_has_a_time"),
        CheckConstraint("status <> 'sent' OR NOT is_secret OR body = ''", name="a_secret_is_wiped_when_sent"),
        CheckConstraint("status <> 'failed' OR last_error IS NOT NULL", name="failed_says_why"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The template it was made from: "applications/receipt".
    kind: Mapped[str] = mapped_column(index=True)
    recipient: Mapped[str]
    #: Whose account it went to, where there is one.
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("task_committees.id"), index=True)
    subject: Mapped[str]
    body: Mapped[str]
    #: Holds a link that signs in: the body is wiped once it has been sent.
    is_secret: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[LetterStatus] = mapped_column(default=LetterStatus.WAITING, index=True)
    sent_at: Mapped[datetime | None]
    #: What the mail server said the last time it did not take the letter.
    last_error: Mapped[str | None]

    @hybrid_property
    def is_to_applicant(self) -> bool:
        """Whether it tells that somebody has applied, which is the secretariat's to know."""
        return self.kind.startswith("applications/") or self.kind == "calls/withdrawn"

    @is_to_applicant.inplace.expression
    @classmethod
    def _is_to_applicant(cls) -> ColumnElement[bool]:
        return or_(cls.kind.startswith("applications/"), cls.kind == "calls/withdrawn")

    @hybrid_property
    def is_waiting(self) -> bool:
        return self.status == LetterStatus.WAITING

    @hybrid_property
    def is_erased(self) -> bool:
        """Whether what it said and to whom is gone; when it was sent stays."""
        return self.recipient == ""

    @hybrid_property
    def is_sent(self) -> bool:
        return self.status == LetterStatus.SENT

    @hybrid_property
    def has_failed(self) -> bool:
        """Whether it will not be tried again by itself."""
        return self.status == LetterStatus.FAILED
