"""Danish by default, English in full, one click to switch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from babel.support import NullTranslations
from flask import Flask, g, has_request_context, request
from flask_babel import Domain, force_locale, get_locale
from flask_login import current_user

from app import translations
from app.extensions import babel

LANGUAGES = ("da", "en")
COOKIE = "language"


class Catalogue(Domain):
    """What is said: English as it stands in the code, and its Danish."""

    def __init__(self) -> None:
        super().__init__()
        self.spoken = {"da": translations.danish(), "en": NullTranslations()}

    def get_translations(self) -> NullTranslations:
        return self.spoken[language()]


def init_app(app: Flask) -> None:
    babel.init_app(app, locale_selector=choose_language)
    babel.domain_instance = catalogue = Catalogue()
    # The same words as Flask-Babel's own, by a shorter way: a page says a hundred of them.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda words: catalogue.spoken[language()].gettext(words),
        ngettext=lambda one, many, number: catalogue.spoken[language()].ngettext(one, many, number),
        newstyle=True,
    )

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
    try:
        known = g._get_current_object()  # asked hundreds of times for a page, and the proxy takes its time
    except RuntimeError:
        return "da"
    try:
        return str(known.spoken)
    except AttributeError:
        known.spoken = str(get_locale().language)
        return known.spoken


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Let the block speak the reader's language, whoever is at the keyboard."""
    before = language()
    try:
        with force_locale(chosen):
            g.spoken = chosen
            yield
    finally:
        g.spoken = before
