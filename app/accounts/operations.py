"""What can be done with an account. None of it commits; see app/transactions.py."""

import secrets

from app.accounts import queries
from app.accounts.events import AccountCreated, UserInvited
from app.accounts.models import User
from app.events import record
from app.extensions import db


def create_account(*, name: str, email: str, by: User | None, language: str = "da") -> User:
    """The account with this e-mail address: a new one without a password, or the one there is, unchanged."""
    if known := queries.find_user(email):
        return known
    user = User(
        name=name.strip(),
        email=queries.as_stored(email),
        session_stamp=new_stamp(),
        language=language,
    )
    db.session.add(user)
    db.session.flush()
    record(AccountCreated(user_id=user.id), by=by)
    return user


def invite(user: User, *, by: User | None) -> None:
    """Write to somebody that they have an account, with a link that lets them choose a password."""
    record(UserInvited(user_id=user.id), by=by)


def new_stamp() -> str:
    """A word that no session carries yet."""
    return secrets.token_hex(8)
