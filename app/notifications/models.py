"""Letters: what the portal writes to people, from the decision until it has left."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.extensions import Model


class Letter(Model):
    """One letter to one person. It is written in the transaction of what it tells about."""

    __tablename__ = "letters"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The template it was made from: "applications/receipt".
    kind: Mapped[str] = mapped_column(index=True)
    recipient: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User | None] = relationship()
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("task_committees.id"), index=True)
    subject: Mapped[str]
    body: Mapped[str]
    #: Holds a link that signs in: the body is wiped once it has been sent.
    is_secret: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None]
