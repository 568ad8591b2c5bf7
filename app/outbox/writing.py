"""Writing letters, inside the transaction of what they tell about."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from app import clock
from app.extensions import db
from app.jobs import enqueue
from app.outbox.models import Letter
from app.outbox.wording import words_of

DELIVER = "letter.deliver"


class Recipient(Protocol):
    """Somebody with an account."""

    id: Any
    name: Any
    email: Any
    language: Any


def write_letter(
    kind: str,
    *,
    to: Recipient | str,
    language: str | None = None,
    committee_id: int | None = None,
    is_secret: bool = False,
    **context: Any,
) -> Letter:
    """Write a letter and have it delivered once this transaction has committed.

    ``kind`` names the template ``templates/mail/<kind>.txt``; ``context`` is what it speaks of, besides
    ``name`` (the recipient's, when they have an account). ``to`` is a person with an account or an e-mail address.
    Without a ``language`` it is the account's, else Danish. ``is_secret``: it holds a link that opens something
    for whoever has it, so nobody else may read it, and its body is wiped once it has left.
    """
    letter = draft(kind, to=to, language=language, committee_id=committee_id, is_secret=is_secret, **context)
    send([letter])
    return letter


def write_letters(kind: str, *, to: Iterable[Recipient], committee_id: int | None = None, **context: Any) -> None:
    """Write to a few people about the same thing, as ``write_letter`` does to one. One letter to each of them, also to
    somebody who is named twice. Whole bodies are written to after the decision (``write_to_many``)."""
    send([draft(kind, to=person, committee_id=committee_id, **context) for person in dict.fromkeys(to)])


def draft(
    kind: str,
    *,
    to: Recipient | str,
    language: str | None = None,
    committee_id: int | None = None,
    is_secret: bool = False,
    **context: Any,
) -> Letter:
    """What ``write_letter`` writes, not stored and not sent yet: several are given to ``send`` together."""
    account = None if isinstance(to, str) else to
    spoken = language or (account.language if account else "da")
    words = words_of(kind, spoken, **({"name": account.name} if account else {}) | context)
    return Letter(
        kind=kind,
        recipient=account.email if account else to,
        user_id=account.id if account else None,
        committee_id=committee_id,
        subject=words.subject,
        body=words.body,
        is_secret=is_secret,
        language=spoken,
        written_at=clock.now(),
    )


def send(letters: Sequence[Letter], *, at: datetime | None = None) -> None:
    """Have these letters delivered once this transaction has committed, and not before ``at`` (UTC)."""
    db.session.add_all(letters)
    db.session.flush()  # a job names its letter
    for letter in letters:
        enqueue(DELIVER, run_at=at, letter_id=letter.id)
