"""Who is signed in: the cookie, and the session in the database that it stands for.

The cookie is signed and holds a random word, of which the database knows the hash. Each session ends for itself: signed
out, it opens nothing, whoever has a copy of the cookie. A cookie that fetched no page for eight hours is void anyway.
"""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from flask import current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin, current_user

from app import clock
from app.accounts import operations, queries
from app.accounts.devices import device_of
from app.accounts.models import User, UserSession
from app.extensions import db, login_manager
from app.links import safe_path
from app.transactions import transaction

#: Where Flask-Login looks for who is signed in.
TOKEN = "_user_id"  # noqa: S105 -- a key of the session
#: When somebody was last here is written no more often than this: a page that is read should write nothing.
SEEN_EVERY = timedelta(minutes=10)
#: In a session that was begun by a link to choose a password: the old password need not be known.
CHOOSES_PASSWORD = "chooses_password"  # noqa: S105 -- a key of the session


class Anonymous(AnonymousUserMixin):
    """Whoever has not signed in."""

    id = None
    language = "da"
    is_administrator = False


login_manager.anonymous_user = Anonymous
login_manager.session_protection = None  # people change networks on the way to a meeting; the session decides


@login_manager.user_loader
def load_user(token: str) -> User | None:
    g.user_session = queries.session_behind(token)
    return g.user_session.user if g.user_session else None


def note_that_somebody_is_here() -> None:
    """Before a page is drawn: roughly when each session was last used."""
    if TOKEN in session and current_user.is_authenticated and clock.now() - g.user_session.seen_at > SEEN_EVERY:
        with transaction():
            g.user_session.seen_at = clock.now()


@login_manager.unauthorized_handler
def ask_to_sign_in() -> ResponseReturnValue:
    """Afterwards the person comes back to the page, or to the one whose form they sent."""
    wanted = (
        request.full_path.rstrip("?") if request.method == "GET" else safe_path(urlsplit(request.referrer or "").path)
    )
    if request.view_args:  # it may be hidden or not be there: to a stranger that is the same
        flash(_("That page is not open to everybody, or it does not exist. If you have an account, sign in."))
    else:
        flash(_("Sign in to see that page."))
    return redirect(url_for("accounts.sign_in", next=wanted or None))


def begin(user: User, *, chooses_password: bool = False, tries: Sequence[int] = ()) -> None:
    """Sign the person in, in a session that shares nothing with the one before."""
    with transaction():
        person = db.session.get_one(User, user.id)
        token = operations.begin_session(person, device=device_of(request.user_agent.string), tries=tries)
    session.clear()
    session[TOKEN] = token
    session.permanent = True
    if chooses_password:
        session[CHOOSES_PASSWORD] = True


def end() -> None:
    """Sign whoever is here out: the cookie is worth nothing from now on."""
    if TOKEN in session:
        with transaction():
            if here := queries.session_behind(session[TOKEN]):
                operations.end_session(here)
    session.clear()


def mine() -> list[tuple[UserSession, bool]]:
    """Where the person is signed in, and whether that is here. A cookie that is older opens nothing any more."""
    lifetime: timedelta = current_app.config["PERMANENT_SESSION_LIFETIME"]
    opened = queries.open_sessions(current_user, seen_within=lifetime + SEEN_EVERY)
    return [(each, each == g.user_session) for each in opened]


def needs_old_password(user: User) -> bool:
    """To choose a new one; not when there is none, nor when the mailbox has just proved who it is."""
    return user.password_hash is not None and CHOOSES_PASSWORD not in session
