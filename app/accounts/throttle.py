"""How often something may be tried, so that nobody can guess a password or flood a mailbox.

The counting is done in the database, so that it holds for all processes together. What is counted is a keyed
hash of the e-mail address and of the client's address: nobody can read from the table who tried to sign in.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from app import clock
from app.accounts.hashing import keyed
from app.accounts.models import Attempt
from app.errors import Refused
from app.extensions import db
from app.formats import time

WINDOW = timedelta(minutes=15)
#: Tries to sign in, and letters with a link, in that time. Behind one client address there may be a whole town hall,
#: or a library.
TRIES_PER_PERSON, TRIES_PER_ADDRESS = 10, 100
LETTERS_PER_PERSON, LETTERS_PER_ADDRESS = 3, 30
FORGOTTEN_AFTER = timedelta(days=1)


class TooManyTries(Refused):
    """``until`` (UTC) is when the next try is allowed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(_("You can try again at %(time)s.", time=time(until + timedelta(minutes=1))))
        self.until = until


def count_attempt(action: str, limits: Mapping[str, int]) -> None:
    """Note one try at ``action``, or raise ``TooManyTries``.

    ``limits`` maps each thing to count by (an e-mail address, a client's address) to how many tries it has
    in a quarter of an hour. A try that is refused does not count, so waiting always helps.
    """
    now = clock.now()
    db.session.execute(delete(Attempt).where(Attempt.at < now - FORGOTTEN_AFTER))
    for counted, limit in limits.items():
        key = keyed(f"{action} {counted}")
        tries, first = db.session.execute(
            select(func.count(), func.min(Attempt.at)).where(Attempt.key == key, Attempt.at > now - WINDOW)
        ).one()
        if tries >= limit:
            raise TooManyTries(first + WINDOW)
        db.session.add(Attempt(key=key, at=now))
    db.session.flush()
