"""What can be done with letters. None of it commits; see app/transactions.py."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.jobs import enqueue
from app.notifications.events import LetterSentAgain
from app.notifications.models import Letter, LetterStatus
from app.notifications.wording import words_of

DELIVER = "letter.deliver"
#: A letter that the mail server puts off is tried again for this long.
PATIENCE = timedelta(days=3)


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
    letter = _letter(kind, to, language, committee_id, is_secret, context)
    _send([letter])
    return letter


def write_letters(kind: str, *, to: Iterable[User], committee_id: int | None = None, **context: Any) -> None:
    """Write to several people about the same thing, as ``write_letter`` does to one. One letter to each of them,
    also to somebody who is named twice. Stored together, since a summons goes to the whole council."""
    _send([_letter(kind, user, None, committee_id, False, context) for user in dict.fromkeys(to)])


def _letter(
    kind: str, to: User | str, language: str | None, committee_id: int | None, is_secret: bool, context: dict[str, Any]
) -> Letter:
    user = to if isinstance(to, User) else None
    spoken = language or (user.language if user else "da")
    words = words_of(kind, spoken, **({"name": user.name} if user else {}) | context)
    return Letter(
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


def _send(letters: list[Letter]) -> None:
    db.session.add_all(letters)
    db.session.flush()  # a job names its letter
    for letter in letters:
        enqueue(DELIVER, letter_id=letter.id)


def note_sent(letter: Letter) -> None:
    """The letter has left the building. What only the recipient may know is wiped."""
    letter.status, letter.sent_at, letter.last_error = LetterStatus.SENT, clock.now(), None
    if letter.is_secret:
        letter.body = ""


def note_waiting(letter: Letter, error: str) -> None:
    """The mail server could not be reached. The letter waits with the others until it can, however long that takes."""
    letter.last_error = error


def note_failure(letter: Letter, error: str, *, for_good: bool) -> None:
    """The mail server did not take the letter, and said why. Without ``for_good`` it is tried again for days."""
    letter.last_error = error
    if for_good or clock.now() > letter.written_at + PATIENCE:
        letter.status = LetterStatus.FAILED


def send_again(letter: Letter, *, by: User) -> None:
    """Try a letter that failed once more."""
    if letter.status != LetterStatus.FAILED:
        raise Refused(_("Only a letter that could not be sent can be sent again."))
    letter.status = LetterStatus.WAITING
    enqueue(DELIVER, letter_id=letter.id)
    record(LetterSentAgain(letter_id=letter.id, kind=letter.kind), by=by)
