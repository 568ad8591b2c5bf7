"""People who can sign in, where they are signed in, and the links and attempts that signing in is made of."""

from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, and_, cast
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.alphabet import alphabetically
from app.extensions import Model
from app.fulltext import Searchable
from app.versions import Versioned


class User(UserMixin, Searchable, Versioned, Model):
    """A person with an account. What they may do follows from their memberships, not from here."""

    __tablename__ = "users"
    __searched__ = ("name", "email")
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_is_lower_case"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    #: argon2; None until the person has chosen a password (a one-time link is enough to sign in).
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="da")
    #: The only site-wide role: sets the portal up, and sees no more of people than that needs.
    is_administrator: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: Counted from 1 in rows that are older than the count.
    version: Mapped[int] = mapped_column(server_default="1")

    @hybrid_property
    def is_erased(self) -> bool:
        """Whether nothing is left of the account but its number, and the name where that stands on record."""
        return self.email == f"erased-{self.id}"

    @is_erased.inplace.expression
    @classmethod
    def _is_erased(cls) -> ColumnElement[bool]:
        return cls.email == "erased-" + cast(cls.id, String)


#: The list of people is read from it, a page at a time.
Index("ix_users_by_name", alphabetically(User.name), User.id)


class PersonName(Searchable, Model):
    """What somebody was called from then on. The trail holds ids only: the names stand here, where they can be erased."""

    __tablename__ = "person_names"
    __searched__ = ("name",)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship()
    #: "" once it has been erased.
    name: Mapped[str]
    since: Mapped[datetime]


class NameWish(Model):
    """What somebody whose name stands on record asks to be called. It waits for an administrator."""

    __tablename__ = "name_wishes"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    user: Mapped[User] = relationship()
    name: Mapped[str]
    wished_at: Mapped[datetime]


class UserSession(Model):
    """Somebody is signed in, in one browser. The cookie holds a random word, and here is its hash.

    Where from is not kept: a browser and a system are enough to know one's own telephone by.
    """

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    token_hash: Mapped[str] = mapped_column(unique=True)
    #: "Firefox, Windows"; empty where the browser does not say.
    device: Mapped[str] = mapped_column(default="")
    begun_at: Mapped[datetime] = mapped_column(default=clock.now)
    #: Roughly: written once in a while (app/accounts/sessions.py).
    seen_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    ended_at: Mapped[datetime | None]


class LinkPurpose(StrEnum):
    SIGN_IN = "sign_in"
    NEW_PASSWORD = "new_password"  # noqa: S105 -- a purpose, not a password
    INVITATION = "invitation"


class SignInLink(Model):
    """A link that signs one person in once. Only its hash is kept."""

    __tablename__ = "sign_in_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped[User] = relationship()
    purpose: Mapped[LinkPurpose]
    token_hash: Mapped[str] = mapped_column(unique=True)
    #: The page that the person was on the way to when they asked for it.
    leads_to: Mapped[str | None]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    @hybrid_property
    def is_usable(self) -> bool:
        """As long as it has not been used and its time has not run out."""
        return self.used_at is None and clock.now() < self.expires_at

    @is_usable.inplace.expression
    @classmethod
    def _is_usable(cls) -> ColumnElement[bool]:
        return and_(cls.used_at.is_(None), cls.expires_at > clock.NOW)


class Attempt(Model):
    """One try at something that is throttled. ``key`` is a keyed hash of what is counted, never an address."""

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
