"""What can be done with letters. None of it commits; see app/transactions.py."""

from typing import Any

from app import clock
from app.accounts.models import User
from app.extensions import db
from app.jobs import enqueue
from app.notifications.models import Letter
from app.notifications.wording import words_of

DELIVER = "letter.deliver"


def write_letter(
    kind: str,
    *,
    to: User | str,
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
    user = to if isinstance(to, User) else None
    spoken = language or (user.language if user else "da")
    words = words_of(kind, spoken, **({"name": user.name} if user else {}) | context)
    letter = Letter(
        kind=kind,
        recipient=user.email if user else str(to),
        user=user,
        committee_id=committee_id,
        subject=words.subject,
        body=words.body,
        is_secret=is_secret,
        language=spoken,
        written_at=clock.now(),
    )
    db.session.add(letter)
    db.session.flush()
    enqueue(DELIVER, unique_key=job_key(letter.id), letter_id=letter.id)
    return letter


def job_key(letter_id: int) -> str:
    """The unique key of the job that delivers the letter."""
    return f"{DELIVER}:{letter_id}"


def seal(letter: Letter) -> None:
    """The letter has left the building: note when, and wipe what only the recipient may know."""
    letter.sent_at = clock.now()
    if letter.is_secret:
        letter.body = ""
