"""Who has an account, and who can prove it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app import clock
from app.accounts.hashing import digest, is_password
from app.accounts.models import NameWish, SignInLink, User, UserSession
from app.alphabet import alphabetically
from app.extensions import db
from app.fulltext import matches
from app.normalise import normalise


def as_stored(email: str) -> str:
    """An e-mail address the way the portal keeps it: normalised, without spaces around it, in small letters."""
    return normalise(email).strip().lower()


def find_user(email: str) -> User | None:
    """The person with this e-mail address, however it is capitalised."""
    return db.session.scalar(select(User).where(User.email == as_stored(email)))


def user_with_password(email: str, password: str) -> User | None:
    """The person who signs in with these. No answer takes longer than another (a tenth of a second)."""
    user = find_user(email)
    return user if is_password(password, user.password_hash if user else None) else None


def usable_link(token: str) -> SignInLink | None:
    """The link with this token, as long as it has not been used and its time has not run out."""
    return db.session.scalar(
        select(SignInLink).where(
            SignInLink.token_hash == digest(token),
            SignInLink.is_usable,
        )
    )


def session_behind(token: str) -> UserSession | None:
    """The session that has not ended and whose cookie holds this word, with whose it is, in one query."""
    return db.session.scalar(
        select(UserSession)
        .options(contains_eager(UserSession.user))
        .join(UserSession.user)
        .where(UserSession.token_hash == digest(token), UserSession.ended_at.is_(None))
    )


def open_sessions(user: User, *, seen_within: timedelta) -> list[UserSession]:
    """Where the person is signed in, the last used first."""
    return list(
        db.session.scalars(
            select(UserSession)
            .where(
                UserSession.user_id == user.id,
                UserSession.ended_at.is_(None),
                UserSession.seen_at > clock.now() - seen_within,
            )
            .order_by(UserSession.seen_at.desc(), UserSession.id.desc())
        )
    )


def people(words: str = "") -> Select[User]:
    """A statement for everybody with an account, by name, whose name and e-mail address have these words."""
    return select(User).where(matches(User, words), ~User.is_erased).order_by(alphabetically(User.name), User.id)


def name_wish_of(user: User) -> NameWish | None:
    """What the person has asked to be called, while nobody has answered."""
    return db.session.get(NameWish, user.id)


def name_wishes() -> list[NameWish]:
    """What people have asked to be called, whoever has waited longest first."""
    found = select(NameWish).options(joinedload(NameWish.user)).order_by(NameWish.wished_at, NameWish.user_id)
    return list(db.session.scalars(found))


def people_by_id(ids: Sequence[int]) -> list[User]:
    """The people with these ids, in this order."""
    found = {user.id: user for user in db.session.scalars(select(User).where(User.id.in_(ids)))}
    return [found[identity] for identity in ids if identity in found]


def count_administrators() -> int:
    return db.session.scalar(select(func.count()).select_from(User).where(User.is_administrator)) or 0
