"""What waits for somebody. Each slice says so in queries.todos(user); Min side gathers it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Todo:
    """One thing that waits: a sentence for people, the page where it is done, and when it is due (UTC)."""

    text: str
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)
    due: datetime | None = None
    about: str = ""  #: the committee or case it belongs to, shown beside the sentence
