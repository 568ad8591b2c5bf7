"""Danish by default, English in full, one click to switch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, has_request_context, request
from flask_babel import force_locale, get_locale
from flask_login import current_user

from app.extensions import babel

LANGUAGES = ("da", "en")
COOKIE = "language"


def init_app(app: Flask) -> None:
    babel.init_app(app, locale_selector=choose_language)

    @app.context_processor
    def offer_locale() -> dict[str, Any]:
        return {"locale": language(), "municipality": app.config["MUNICIPALITY"]}


def choose_language() -> str:
    """What the person chose here, else what their account says, else Danish."""
    if not has_request_context():
        return "da"
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    return str(getattr(current_user, "language", "da"))


def language() -> str:
    """The language being spoken now: "da" or "en"."""
    locale = get_locale()
    return str(locale.language) if locale else "da"


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Let the block speak the reader's language, whoever is at the keyboard."""
    with force_locale(chosen):
        yield
