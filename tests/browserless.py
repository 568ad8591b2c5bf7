"""A browser without a screen: fetches pages, checks each of them, fills in forms and sends them."""

import secrets
from contextvars import Context
from typing import Any
from urllib.parse import urljoin

from flask import has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from app import clock
from app.accounts.hashing import digest
from app.accounts.models import User, UserSession
from app.accounts.sessions import TOKEN
from app.extensions import db
from tests.guards import has_unsaved_work
from tests.html import Page, PageForm


def a_session(user: User, **facts: Any) -> str:
    """The word that the cookie of a session holds, which has just begun."""
    token = secrets.token_urlsafe(16)
    db.session.add(UserSession(user_id=user.id, token_hash=digest(token), **facts))
    db.session.commit()
    return token


class Browserless(FlaskClient):
    """What a person with a browser can do. ``page`` is the page they are looking at."""

    page: Page

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Make a request as a stranger to the test: with its own session, at the test's moment.

        So what a view forgets to commit is not seen by the test, and nothing of the test's own
        session (an unsaved row, a signed-in user) is seen by the view.
        """
        if has_app_context():
            assert not has_unsaved_work(), "Commit the test's own rows before making a request."
            db.session.rollback()  # ends the test's reading, so that it sees what the request did
        kwargs["buffered"] = True
        response = Context().run(self._open_at, clock.now(), *args, **kwargs)
        if response.mimetype == "text/html" and not response.location:
            self.page = Page(response.text)
            faults = self.page.faults()
            assert not faults, f"{response.request.path}: {'; '.join(faults)}"
        return response

    def _open_at(self, moment: Any, *args: Any, **kwargs: Any) -> TestResponse:
        with clock.at(moment):
            return super().open(*args, **kwargs)

    def is_used_by(self, user: User) -> None:
        """From now on this person is signed in here."""
        token = a_session(user)
        with self.session_transaction() as session:
            session[TOKEN] = token

    def submit(
        self, path: str, data: dict[str, Any] | None = None, *, button: str | None = None, follow: bool = True
    ) -> TestResponse:
        """Fetch a page, fill in its form as a person would, and send it.

        The form is the one that has all the fields of ``data`` and the button with the words
        ``button``; exactly one must. Fields that are not named are sent as they stand.
        """
        fetched = self.get(path, follow_redirects=True)
        assert fetched.status_code == 200, f"{path} answered {fetched.status_code}"
        return self.send(fetched.request.full_path.rstrip("?"), data or {}, button=button, follow=follow)

    def send(self, path: str, data: dict[str, Any], *, button: str | None = None, follow: bool = True) -> TestResponse:
        """Fill in and send a form of the page being looked at, which was fetched from ``path``."""
        form = self._form(path, data, button)
        target = urljoin(path, form.action) or path
        sent = form.filled(data, button)
        if form.method == "get":
            return self.get(target, query_string=sent, follow_redirects=follow)
        return self.post(target, data=sent, follow_redirects=follow, headers={"Referer": f"http://localhost{path}"})

    def press(self, path: str, button: str, *, follow: bool = True) -> TestResponse:
        """Fetch a page and press one of its buttons."""
        return self.submit(path, button=button, follow=follow)

    def follow(self, path: str, link: str) -> TestResponse:
        """Fetch a page and follow one of its links, to wherever it leads."""
        self.get(path)
        return self.get(self.page.links()[link], follow_redirects=True)

    def forge(self, path: str, data: dict[str, Any] | None = None, *, follow: bool = False) -> TestResponse:
        """Send what no page offers this person, with a valid CSRF token: a stale page, a forged form."""
        return self.post(path, data={**(data or {}), "csrf_token": self._token()}, follow_redirects=follow)

    def _form(self, path: str, data: dict[str, Any], button: str | None) -> PageForm:
        fitting = [
            form
            for form in self.page.forms
            if data.keys() <= form.controls.keys() and (button is None or button in form.buttons)
        ]
        # The same form may stand twice, in the menu of a wide and of a narrow screen.
        different = {(form.action, *sorted(form.controls), *sorted(form.buttons)) for form in fitting}
        assert len(different) == 1, (
            f"{len(different)} forms on {path} have the fields {sorted(data)} and the button {button!r}. There are: "
            + "; ".join(f"{sorted(form.controls)} {sorted(form.buttons)}" for form in self.page.forms)
        )
        return fitting[0]

    def _token(self) -> str:
        """A token that fits this browser's session, as Flask-WTF would put it on a page."""
        with self.session_transaction() as session:
            secret = session.setdefault("csrf_token", secrets.token_hex(20))
        return str(URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token").dumps(secret))
