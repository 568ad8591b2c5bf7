"""What accounts keep of people."""

from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, delete, false

from app.accounts import operations
from app.accounts.models import Attempt, NameWish, PersonName, SignInLink, User, UserSession
from app.extensions import db
from app.personal import Person, Personal, Topic

ACCOUNT = Topic(
    what=_("Your account: name, e-mail and a scrambled password"),
    why=_("So that you can sign in"),
    seen_by=_("The administrator, and your name those you work with"),
    until=_("As long as you have an account"),
)


def _account(person: Person) -> ColumnElement[bool]:
    return User.id == person.user_id if person.user_id else false()


def _erase_account(person: Person) -> int:
    user = db.session.get(User, person.user_id) if person.user_id else None
    if user is None:
        return 0
    operations.erase_account(user)
    return 1


def _erase_links(person: Person) -> int:
    gone = delete(SignInLink).where(SignInLink.user_id == person.user_id).returning(SignInLink.id)
    return len(db.session.scalars(gone).all())


def _erase_sessions(person: Person) -> int:
    gone = delete(UserSession).where(UserSession.user_id == person.user_id).returning(UserSession.id)
    return len(db.session.scalars(gone).all())


PERSONAL = [
    Personal(ACCOUNT, User, "name email language created_at", whose=_account, erase=_erase_account),
    # Before the account in no order of its own: with the account go its names, unless they stand on record.
    Personal(
        ACCOUNT,
        PersonName,
        "user_id name since",
        whose=lambda person: PersonName.user_id == person.user_id,
        stays=_("Erased with the account, unless the name stands on record: what was decided must be provable"),
    ),
    Personal(
        ACCOUNT,
        UserSession,
        "user_id device begun_at seen_at ended_at",
        whose=lambda person: UserSession.user_id == person.user_id,
        erase=_erase_sessions,
    ),
    Personal(
        ACCOUNT,
        SignInLink,
        "user_id purpose leads_to expires_at used_at",
        whose=lambda person: SignInLink.user_id == person.user_id,
        erase=_erase_links,
    ),
    Personal(
        ACCOUNT,
        NameWish,
        "user_id name wished_at",
        whose=lambda person: NameWish.user_id == person.user_id,
        stays=_("Erased with the account"),
    ),
]
NOT_PERSONAL = {
    User: {
        "password_hash": "scrambled; goes with the account",
        "search_text": "the words of name and address, changed with them",
    },
    PersonName: {"search_text": "the words of the name, changed with it"},
    SignInLink: {"token_hash": "scrambled"},
    UserSession: {"token_hash": "scrambled"},
    Attempt: {"key": "a keyed hash; gone within two days"},
}
