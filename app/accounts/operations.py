"""What can be done with an account. None of it commits; see app/transactions.py."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, update

from app import clock
from app.accounts import queries
from app.accounts.events import (
    AccountChanged,
    AccountCreated,
    AddressChanged,
    AdministratorDismissed,
    AdministratorNamed,
    NameAsked,
    NameKept,
    PasswordChosen,
    SessionsEnded,
    UserInvited,
)
from app.accounts.hashing import digest, hash_password
from app.accounts.models import LinkPurpose, NameWish, SignInLink, User, UserSession
from app.accounts.names import erase_names, is_on_record, rename
from app.accounts.passwords import weakness
from app.accounts.throttle import Action, count_attempt, forgive
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.jobs import enqueue
from app.normalise import normalise

LIFETIME = {
    LinkPurpose.SIGN_IN: timedelta(minutes=15),
    LinkPurpose.NEW_PASSWORD: timedelta(hours=1),
    LinkPurpose.INVITATION: timedelta(days=14),
}
#: What asking for a link is counted as. An invitation is nobody's to ask for.
ASKING = {LinkPurpose.SIGN_IN: Action.SIGN_IN_LINK, LinkPurpose.NEW_PASSWORD: Action.NEW_PASSWORD}
#: The kind of the job that writes a link which somebody asked for.
WRITE_LINK = "sign_in_link.write"
SESSIONS_KEPT_FOR = timedelta(days=30)


def create_account(*, name: str, email: str, by: User | None, language: str = "da") -> User:
    """The account with this e-mail address: a new one without a password, or the one there is, unchanged."""
    if known := queries.find_user(email):
        return known
    user = User(name=normalise(name).strip(), email=queries.as_stored(email), language=language)
    db.session.add(user)
    db.session.flush()
    record(AccountCreated(user_id=user.id), by=by)
    return user


def create_administrator(*, name: str, email: str, password: str) -> User:
    """The account that sets a portal up. Refused where the e-mail address has an account."""
    if queries.find_user(email):
        raise Refused(_("There is already an account with that e-mail address."))
    user = create_account(name=name, email=email, by=None)
    choose_password(user, password, by=user)
    name_administrator(user, by=None)
    return user


def edit_account(user: User, *, name: str, email: str, language: str, by: User) -> None:
    """Correct what the account says. Refused where another has the e-mail address.

    With another address the old one is written to, and what it could open is closed: sessions and links.
    """
    other = queries.find_user(email)
    if other and other.id != user.id:
        raise Refused(_("Another account has that e-mail address already."))
    if queries.as_stored(email) != user.email:
        record(AddressChanged(user_id=user.id), by=by)
        _end_all(user)
        _use_up_links(user)
    _call(user, name, by=by)
    if (user.email, user.language) != (queries.as_stored(email), language):
        user.email, user.language = queries.as_stored(email), language
        record(AccountChanged(user_id=user.id), by=by)


def edit_mine(user: User, *, name: str, language: str) -> None:
    """Correct one's own account. A name that stands on record is changed by others; see ``wish_name``."""
    if name != user.name and is_on_record(user):
        raise Refused(_("Your name stands on record, so you cannot change it yourself. Ask for it instead."))
    edit_account(user, name=name, email=user.email, language=language, by=user)


def wish_name(user: User, name: str) -> None:
    """Ask to be called something else. Whoever asks again asks for that instead."""
    if name == user.name:
        raise Refused(_("That is what you are called already."))
    db.session.merge(NameWish(user_id=user.id, name=name, wished_at=clock.now()))
    record(NameAsked(user_id=user.id), by=user)


def grant_name(user: User, name: str, *, by: User) -> None:
    """Call somebody what they have asked for: ``name``, as the page showed it."""
    wish = queries.name_wish_of(user)
    if wish is None or wish.name != name:
        raise Stale()
    _call(user, name, by=by)


def keep_name(user: User, *, by: User) -> None:
    """Answer somebody who asked to be called something else that the name stays."""
    if queries.name_wish_of(user) is None:
        raise Stale()
    _settle_wish(user)
    record(NameKept(user_id=user.id), by=by)


def _call(user: User, name: str, *, by: User) -> None:
    if name != user.name:
        rename(user, name, by=by)
        _settle_wish(user)


def _settle_wish(user: User) -> None:
    if wish := queries.name_wish_of(user):
        db.session.delete(wish)


def erase_account(user: User) -> None:
    """Leave nothing of the account but its number. The name stays where it stands on record, and only there."""
    if not is_on_record(user):
        erase_names(user)
    _settle_wish(user)
    user.email, user.password_hash = f"erased-{user.id}", None
    db.session.flush()


def invite(user: User, *, by: User | None) -> None:
    """Write to somebody that they have an account, with a link that lets them choose a password."""
    record(UserInvited(user_id=user.id), by=by)


def try_to_sign_in(*, email: str, client: str) -> list[int]:
    """Count a try, by the person and by the client. Raises ``TooManyTries``."""
    return count_attempt(Action.SIGN_IN, person=queries.as_stored(email), client=client)


def ask_for_link(*, email: str, purpose: LinkPurpose, client: str, leads_to: str | None = None) -> None:
    """Have a link written to the person with this e-mail address, if there is one. Raises ``TooManyTries``.

    It is written afterwards, so that an address nobody has is answered with the same work as one that somebody has.
    ``leads_to`` is the page that the person was on the way to.
    """
    count_attempt(ASKING[purpose], person=queries.as_stored(email), client=client)
    user = queries.find_user(email)
    enqueue(WRITE_LINK, user_id=user.id if user else None, purpose=purpose, leads_to=leads_to)


def issue_link(user: User, purpose: LinkPurpose, *, leads_to: str | None = None) -> str:
    """The token of a new link for this person. It is only ever written in the letter: the portal keeps its hash.

    Links whose time ran out long ago are deleted on the way.
    """
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < clock.now() - timedelta(days=30)))
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignInLink(
            user_id=user.id,
            purpose=purpose,
            token_hash=digest(token),
            leads_to=leads_to,
            expires_at=clock.now() + LIFETIME[purpose],
        )
    )
    return token


def use_link(token: str) -> SignInLink:
    """Use a link up. Refused when it has been used or its time has run out."""
    link = queries.usable_link(token)
    if link is None:
        raise Refused(_("The link has been used, or its time has run out. Ask for a new one."))
    link.used_at = clock.now()
    return link


def choose_password(user: User, password: str, *, by: User) -> None:
    """Set the password, end every session of the person and every other link to choose one."""
    if problem := weakness(password, email=user.email):
        raise Refused(problem)
    is_first = user.password_hash is None
    user.password_hash = hash_password(password)
    _end_all(user)
    _use_up_links(user)
    record(PasswordChosen(user_id=user.id, is_first=is_first), by=by)


def end_sessions(user: User, *, by: User) -> None:
    """Sign the person out wherever they are signed in."""
    _end_all(user)
    record(SessionsEnded(user_id=user.id), by=by)


def begin_session(user: User, *, device: str = "", tries: Sequence[int] = ()) -> str:
    """Let somebody be signed in in one browser. The word is its cookie's alone: the portal keeps the hash.

    ``tries`` are those that were counted on the way here.
    """
    forgive(tries)
    token = secrets.token_urlsafe(32)
    db.session.add(UserSession(user_id=user.id, token_hash=digest(token), device=device))
    return token


def end_session(session: UserSession) -> None:
    """Sign the person out in one browser. One that has ended stays so."""
    session.ended_at = session.ended_at or clock.now()


def rights_ended(user: User) -> None:
    """What somebody could do they cannot any more: nobody goes on in a session that was begun with those rights."""
    _end_all(user)


def forget_sessions() -> None:
    """Those that were last used a month ago."""
    db.session.execute(delete(UserSession).where(UserSession.seen_at < clock.now() - SESSIONS_KEPT_FOR))


def _end_all(user: User) -> None:
    is_open = (UserSession.user_id == user.id) & UserSession.ended_at.is_(None)
    db.session.execute(update(UserSession).where(is_open).values(ended_at=clock.now()))


def _use_up_links(user: User) -> None:
    is_unused = (SignInLink.user_id == user.id) & SignInLink.used_at.is_(None)
    db.session.execute(update(SignInLink).where(is_unused).values(used_at=clock.now()))


def name_administrator(user: User, *, by: User | None) -> None:
    if user.is_administrator:
        raise Refused(_("%(name)s is already an administrator.", name=user.name))
    user.is_administrator = True
    _end_all(user)
    record(AdministratorNamed(user_id=user.id), by=by)


def dismiss_administrator(user: User, *, by: User) -> None:
    """Refused for the last one: nobody could name another."""
    if not user.is_administrator:
        raise Refused(_("%(name)s is not an administrator.", name=user.name))
    if queries.count_administrators() == 1:
        raise Refused(_("%(name)s is the only administrator. Name another one first.", name=user.name))
    user.is_administrator = False
    _end_all(user)
    record(AdministratorDismissed(user_id=user.id), by=by)
