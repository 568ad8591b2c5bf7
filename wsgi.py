"""What a web server loads: ``gunicorn wsgi:app``, ``flask --app wsgi``."""

import sys

from flask import Flask

from app import create_app


def _app() -> Flask:
    """The portal. For ``flask ranking``, which asks the law alone, no more than that: it answers at once."""
    words = [word for word in sys.argv[1:] if word not in ("--app", "-A", "wsgi")]
    if words[:1] != ["ranking"]:
        return create_app()

    from app.appointments import cli

    law = Flask("law")
    cli.register(law)
    return law


app = _app()
