"""What can be done with letters that were written. None of it commits; see app/transactions.py."""

from flask_babel import gettext as _

from app.accounts.models import User
from app.errors import Refused
from app.events import record
from app.letters.events import LetterSentAgain
from app.outbox import Letter, LetterStatus, send


def send_again(letter: Letter, *, by: User) -> None:
    """Try a letter that failed once more."""
    if not letter.has_failed or letter.is_erased:
        raise Refused(_("Only a letter that could not be sent can be sent again."))
    letter.status = LetterStatus.WAITING
    send([letter])
    record(LetterSentAgain(letter_id=letter.id, kind=letter.kind), by=by)
