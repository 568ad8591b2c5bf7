"""Events as they stand in the audit trail. Each is stored and committed."""

from datetime import datetime
from typing import Any

from app import clock
from app.accounts.models import User
from app.events import EventRecord
from tests.builders import saved


def a_record(
    kind: str = "WorkBegun", /, *, by: User | None = None, at: datetime | None = None, **details: Any
) -> EventRecord:
    return saved(
        EventRecord(
            kind=kind,
            details=details,
            committee_id=details.get("committee_id"),
            actor_id=by.id if by else None,
            happened_at=at or clock.now(),
        )
    )
