"""Who is signed in: the cookie, and what it is checked against at each request.

The cookie is signed and holds the person's id and session stamp. A new stamp (a new password, "sign out
everywhere") ends every session there is, and eight hours without a page end it anyway.
"""

import hmac
from urllib.parse import urlsplit

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import AnonymousUserMixin, login_user, logout_user

from app.accounts.models import User
from app.extensions import db, login_manager
from app.links import safe_path

#: In a session that was begun by a link to choose a password: the old password need not be known.
CHOOSES_PASSWORD = "chooses_password"  # noqa: S105 -- a key of the session


class Anonymous(AnonymousUserMixin):
    """Whoever has not signed in."""

    id = None
    language = "da"
    is_administrator = False


login_manager.anonymous_user = Anonymous
login_manager.session_protection = None  # people change networks on the way to a meeting; the stamp decides


@login_manager.user_loader
def load_user(identity: str) -> User | None:
    """``identity`` is what ``User.get_id`` made."""
    number, _dot, stamp = identity.partition(".")
    user = db.session.get(User, int(number)) if number.isdecimal() else None
    return user if user and hmac.compare_digest(user.session_stamp.encode(), stamp.encode()) else None


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


def begin(user: User, *, chooses_password: bool = False) -> None:
    """Sign the person in, in a session that shares nothing with the one before."""
    person = db.session.get_one(User, user.id)  # the person, not the request's stand-in for whoever is signed in
    session.clear()
    login_user(person)
    session.permanent = True
    if chooses_password:
        session[CHOOSES_PASSWORD] = True


def end() -> None:
    logout_user()
    session.clear()


def needs_old_password(user: User) -> bool:
    """To choose a new one; not when there is none, nor when the mailbox has just proved who it is."""
    return user.password_hash is not None and CHOOSES_PASSWORD not in session
