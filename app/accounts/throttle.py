"""How often something may be tried, so that nobody can guess a password or flood a mailbox. All limits stand here.

A limit slows whoever tries down. It never keeps an owner out: a link from a letter is not counted at all, and an
application is always received; only the letters about it wait their turn.

The counting is done in the database, so that it holds for all processes together. What is counted is a keyed
hash of the e-mail address and of the client's address: nobody can read from the table who tried to sign in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from app import clock
from app.accounts.hashing import keyed
from app.accounts.models import Attempt
from app.errors import Refused
from app.extensions import db
from app.formats import time


class Action(StrEnum):
    SIGN_IN = "sign-in"
    SIGN_IN_LINK = "sign-in link"
    NEW_PASSWORD = "new password"  # noqa: S105 -- an action, not a password
    APPLICATION_LINK = "application link"
    #: The letter about an application that was received.
    RECEIPT = "receipt"


class By(StrEnum):
    """What is counted by. Behind one client there may be a whole town hall, or a library."""

    PERSON = "person"
    CLIENT = "client"
    #: One person as tried from one client: whoever guesses elsewhere keeps nobody from their own password.
    PERSON_FROM_CLIENT = "person from client"


@dataclass(frozen=True)
class Limit:
    #: So many; or the name of the setting that says it.
    most: int | str
    within: timedelta = timedelta(minutes=15)

    @property
    def number(self) -> int:
        return self.most if isinstance(self.most, int) else int(current_app.config[self.most])


LIMITS: Mapping[Action, Mapping[By, Limit]] = {
    Action.SIGN_IN: {By.PERSON_FROM_CLIENT: Limit(10), By.PERSON: Limit(50), By.CLIENT: Limit(100)},
    Action.SIGN_IN_LINK: {By.PERSON: Limit(3), By.CLIENT: Limit(30)},
    Action.NEW_PASSWORD: {By.PERSON: Limit(3), By.CLIENT: Limit(30)},
    Action.APPLICATION_LINK: {By.PERSON: Limit(5), By.CLIENT: Limit(20)},
    Action.RECEIPT: {
        By.PERSON: Limit(5, timedelta(days=1)),
        By.CLIENT: Limit("APPLY_LETTERS_PER_CLIENT", timedelta(hours=1)),
    },
}
FORGOTTEN_AFTER = timedelta(days=1)


class TooManyTries(Refused):
    """``until`` (UTC) is when the next try is allowed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(_("You can try again at %(time)s.", time=time(until + timedelta(minutes=1))))
        self.until = until


def count_attempt(action: Action, *, person: str, client: str) -> list[int]:
    """Note one try, or raise ``TooManyTries``. A try that is refused does not count, so waiting always helps.

    Returns the numbers of what was noted, for ``forgive``.
    """
    now = clock.now()
    attempts = []
    for key, limit in _counted(action, person, client):
        tries, first = db.session.execute(
            select(func.count(), func.min(Attempt.at)).where(Attempt.key == key, Attempt.at > now - limit.within)
        ).one()
        if tries >= limit.number:
            raise TooManyTries(first + limit.within)
        attempts.append(Attempt(key=key, at=now))
    return _noted(attempts)


def forgive(noted: Sequence[int]) -> None:
    """The try was right after all: a town hall where everybody signs in at nine has tried nothing."""
    if not noted:
        return
    db.session.execute(delete(Attempt).where(Attempt.id.in_(noted)))


def next_turn(action: Action, *, person: str, client: str) -> datetime:
    """When this can be done without there being more than the limits allow: now, or when the turn comes.

    The turn is taken by asking. ``client`` is empty for what nobody from outside has caused.
    """
    turn = clock.now()
    counted = list(_counted(action, person, client))
    for key, limit in counted:
        before = select(Attempt.at).where(Attempt.key == key).order_by(Attempt.at.desc()).limit(max(limit.number, 1))
        latest = db.session.scalars(before).all()
        if len(latest) == max(limit.number, 1):
            turn = max(turn, latest[-1] + limit.within)
    _noted([Attempt(key=key, at=turn) for key, _limit in counted])
    return turn


def _counted(action: Action, person: str, client: str) -> Iterator[tuple[str, Limit]]:
    named = {By.PERSON: person, By.CLIENT: client, By.PERSON_FROM_CLIENT: f"{person} from {client}"}
    for by, limit in LIMITS[action].items():
        if named[by]:
            yield keyed(f"{action} {named[by]}"), limit


def _noted(attempts: list[Attempt]) -> list[int]:
    db.session.execute(delete(Attempt).where(Attempt.at < clock.now() - FORGOTTEN_AFTER))
    db.session.add_all(attempts)
    db.session.flush()
    return [attempt.id for attempt in attempts]
