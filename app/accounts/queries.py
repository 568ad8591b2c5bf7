"""Who has an account."""

from sqlalchemy import select

from app.accounts.models import User
from app.extensions import db


def as_stored(email: str) -> str:
    """An e-mail address the way the portal keeps it: without spaces around it, in lower case."""
    return email.strip().lower()


def find_user(email: str) -> User | None:
    """The person with this e-mail address, however it is capitalised."""
    return db.session.scalar(select(User).where(User.email == as_stored(email)))
