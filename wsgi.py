"""What a web server loads: ``gunicorn wsgi:app``, ``flask --app wsgi``."""

import sys
from collections.abc import Iterable

from flask import Flask

from app import create_app


def _command(arguments: Iterable[str]) -> str | None:
    """The word after ``flask`` and its own options."""
    words = iter(arguments)
    for word in words:
        if word in ("--app", "-A", "--env-file", "-e"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return None


def _app() -> Flask:
    """The portal. For ``flask ranking``, which asks the law alone, no more than that: it answers at once."""
    if _command(sys.argv[1:]) != "ranking":
        from app.demo import production

        portal = create_app()
        production.refuse_the_demo(portal)
        return portal

    from app.appointments import cli

    law = Flask("law")
    cli.register(law)
    return law


app = _app()
