"""What waits for somebody. Each slice says so in ``todos(user)`` of its ``todos.py``; Min side gathers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import Flask, current_app

from app import clock


@dataclass(frozen=True)
class Todo:
    """One thing that waits: a sentence for people, the page where it is done, and when it is due (UTC)."""

    text: str
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)
    due: datetime | None = None
    about: str = ""  #: the committee or case it belongs to, shown beside the sentence


#: From somebody to what waits for them.
Source = Callable[[Any], list[Todo]]


def gather(app: Flask, sources: Sequence[Source]) -> None:
    """From now on these know what waits for somebody."""
    app.extensions["todos"] = tuple(sources)


def waiting_for(user: Any) -> list[Todo]:
    """Everything that waits for somebody: by date, those without one last."""
    found = [todo for source in current_app.extensions["todos"] for todo in source(user)]
    return sorted(found, key=lambda todo: (todo.due is None, todo.due or clock.now(), todo.about))
