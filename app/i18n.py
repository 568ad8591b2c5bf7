"""Danish by default, English in full, one click to switch."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from babel.support import NullTranslations
from flask import Flask, has_request_context, request
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
    babel.domain_instance = Catalogue()

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
