"""Refusals the domain foresees, and the pages they and other errors become."""

from urllib.parse import urlsplit

from flask import Flask, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import ObjectDeletedError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from app import sizes, storage
from app.links import safe_path


class Refused(Exception):
    """The law or the state of things does not allow this step. The message is for people."""


class Stale(Refused):
    """Somebody was faster: what the person saw is no longer so."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message or _("Somebody was faster. Look at the page as it is now, and try again if you still want to.")
        )


#: Errors that have a page of their own, templates/errors/<code>.html.
PAGES = (403, 404, 413, 429)


def register(app: Flask) -> None:
    @app.errorhandler(Refused)
    def refused(error: Refused) -> ResponseReturnValue:
        return render_template("errors/refused.html", reason=str(error), back=_page_before(), typed=_typed()), 409

    @app.errorhandler(ObjectDeletedError)
    def removed(error: ObjectDeletedError) -> ResponseReturnValue:
        """Another removed the thing while this request was about to act on it."""
        reason = _("Somebody has just removed what this was about.")
        return render_template("errors/refused.html", reason=reason, back=request.root_path, typed=_typed()), 409

    @app.errorhandler(CSRFError)
    def csrf_expired(error: CSRFError) -> ResponseReturnValue:
        return render_template("errors/csrf.html", typed=_typed(), is_ours=_is_ours()), 400

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> ResponseReturnValue:
        if error.code not in PAGES:
            return error
        page = render_template(
            f"errors/{error.code}.html",
            reason=error.description,
            typed=_typed(),
            most=sizes.in_words(request.max_content_length),
        )
        answer = make_response(page, error.code)
        if retry_after := getattr(error, "retry_after", None):
            answer.headers["Retry-After"] = str(retry_after)
        return answer

    @app.errorhandler(DBAPIError)
    @app.errorhandler(PoolTimeout)
    @app.errorhandler(OSError)
    def cannot_save(error: Exception) -> ResponseReturnValue:
        """The page asks the database nothing. What was typed can be sent again from it, if it came from our own page."""
        trouble = storage.trouble(error)
        if trouble is None:
            raise error
        app.logger.error("%s %s: %s", request.method, request.path, getattr(error, "orig", error))
        page = render_template(f"errors/{trouble.value}.html", typed=_typed(), is_ours=_is_ours())
        return page, trouble.value, {"Retry-After": "60"}

    @app.errorhandler(500)
    def broken(error: Exception) -> ResponseReturnValue:
        return render_template("errors/500.html"), 500


def _page_before() -> str:
    """Where a fresh look at the same thing is: the page that was posted from, which only ours can be."""
    before = urlsplit(request.referrer or "")
    return safe_path(f"{before.path}?{before.query}".rstrip("?")) or request.root_path


def _is_ours() -> bool:
    """Whether the form came from our own page. What another site could have written is not sent on with one click."""
    return (
        request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == request.host_url[:-1]
    )


def _typed() -> list[tuple[str, str]]:
    """What the person had written, so that a form that comes too late loses nothing. Passwords are left out."""
    try:
        form = request.form
    except RequestEntityTooLarge:
        return []
    return [
        (name, value)
        for name, value in form.items(multi=True)
        if name != "csrf_token" and "password" not in name and value.strip()
    ]
