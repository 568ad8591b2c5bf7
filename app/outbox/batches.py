"""Telling many: the decision stores who is to be told, and the letters are written after it, some at a time.

So the writers' lock is held no longer for ten thousand than for ten, and everybody has exactly one letter,
also when the process is killed among them.
"""

from collections.abc import Callable, Iterable
from typing import Any

from app.jobs import enqueue, handles_in_parts
from app.outbox.models import Letter
from app.outbox.writing import send

#: The kind of the job. Its first argument is the kind of the letters.
WRITE = "letter.write"
#: So many are written in one transaction: some fifty milliseconds.
BATCH = 100

Writer = Callable[..., Iterable[Letter]]
_writers: dict[str, Writer] = {}


def drafts(*kinds: str) -> Callable[[Writer], Writer]:
    """Declare the function that drafts letters of these kinds to some of those who are to be told.

    It is given the kind, their ids, and what ``write_to_many`` was told of the matter.
    """

    def declare(writer: Writer) -> Writer:
        for kind in kinds:
            _writers[kind] = writer
        return writer

    return declare


def write_to_many(kind: str, ids: Iterable[int], **about: Any) -> None:
    """Have letters of this kind written to everybody in ``ids`` once this transaction has committed.

    Who is told is settled now, and what of ``about`` (plain values) must stay as it was decided.
    """
    if told := list(dict.fromkeys(ids)):
        enqueue(WRITE, letter=kind, ids=told, about=about)


@handles_in_parts(WRITE)
def write_some(come: int, *, letter: str, ids: list[int], about: dict[str, Any]) -> int | None:
    """Write to the next of them. Returns how many have been written to; None when all have."""
    now = come + BATCH
    send(list(_writers[letter](letter, ids[come:now], **about)))
    return now if now < len(ids) else None
