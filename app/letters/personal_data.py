"""What is kept of what the portal has written to people."""

from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, false, or_

from app.outbox import Letter, erase_letters
from app.personal import Person, Personal, Topic

LETTERS = Topic(
    what=_("Letters to you"),
    why=_("So that it can be proved what you were told"),
    seen_by=_("You, and the administrator who sees to the letters"),
    until=_("A year; that a letter was sent stays"),
)


def _theirs(person: Person) -> ColumnElement[bool]:
    by_account = Letter.user_id == person.user_id if person.user_id else false()
    return or_(by_account, Letter.recipient == person.email if person.email else false())


PERSONAL = [
    Personal(
        LETTERS,
        Letter,
        "user_id recipient subject kind written_at sent_at status",
        whose=_theirs,
        erase=lambda person: erase_letters(_theirs(person)),
    ),
]
NOT_PERSONAL = {
    Letter: {
        "body": "may hold a link; erased with the letter",
        "language": "Danish or English",
        "last_error": "what the mail server said, without addresses",
        "search_text": "the words of recipient and subject, changed with them",
    },
}
