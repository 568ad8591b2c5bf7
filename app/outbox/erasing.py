"""Letters about somebody who is erased: what they said and to whom goes, that they were sent or failed stays."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select

from app import clock
from app.extensions import db
from app.jobs import Job
from app.outbox.models import Letter
from app.outbox.writing import DELIVER

LAST_WAITS = timedelta(days=3)

#: Kinds of letters that are the last somebody hears: once one has left or failed, it is erased by itself.
_last: set[str] = set()


def is_last_of(kind: str) -> None:
    """Declare that a letter of this kind is the last that is known of its recipient."""
    _last.add(kind)


def is_last(letter: Letter) -> bool:
    return letter.kind in _last


def erase_letters(*conditions: ColumnElement[bool]) -> int:
    """Erase the letters for which all of this holds. One that has not left never does. Returns how many they were."""
    letters = db.session.scalars(select(Letter).where(*conditions, ~Letter.is_erased)).all()
    waiting = [letter.id for letter in letters if letter.is_waiting]
    for letter in letters:
        if letter.is_waiting:
            db.session.delete(letter)
        else:
            erase(letter)
    _drop_deliveries(waiting)
    return len(letters)


def erase_overdue_last_letters() -> int:
    """The last letter to somebody waits for a mail server that cannot be reached no longer than this."""
    return erase_letters(Letter.kind.in_(_last), Letter.written_at < clock.now() - LAST_WAITS)


def erase(letter: Letter) -> None:
    """Empty a letter. Of what the mail server answered its number stays, which names nobody."""
    letter.recipient = letter.subject = letter.body = ""
    letter.user_id = None
    if letter.last_error is not None:
        letter.last_error = letter.last_error[:3] if letter.last_error[:3].isdigit() else "–"


def _drop_deliveries(letter_ids: Iterable[int]) -> None:
    """Nobody tries any more to send what is gone."""
    for letter_id in letter_ids:
        db.session.execute(
            delete(Job).where(
                Job.kind == DELIVER, Job.done_at.is_(None), Job.arguments["letter_id"].as_integer() == letter_id
            )
        )
