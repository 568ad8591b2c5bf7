"""What is known of the demo in this database."""

from sqlalchemy import select

from app.accounts.models import User
from app.events import EventRecord
from app.extensions import db


def is_begun() -> bool:
    return _happened("DemoBegun")


def is_built() -> bool:
    return _happened("DemoBuilt")


def is_interrupted() -> bool:
    """A demo was begun here and its process was killed: nothing in the database is anybody's work."""
    return is_begun() and not is_built()


def nobody_is_here() -> bool:
    return db.session.scalar(select(User.id).limit(1)) is None


def _happened(kind: str) -> bool:
    return db.session.scalar(select(EventRecord.id).where(EventRecord.kind == kind).limit(1)) is not None
