"""That a person was erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import Model


class Receipt(Model):
    """What was erased, when and by whom. It says nothing of the person but the number of the account or application."""

    __tablename__ = "erasure_receipts"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: "account" or "application", and its number.
    kind: Mapped[str]
    thing_id: Mapped[int]
    erased_at: Mapped[datetime]
    erased_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    #: Table → how many of its rows were erased.
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
