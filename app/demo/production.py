"""The demo's sign-ins are known to everybody, so nobody is to meet them where real people apply."""

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app.demo import queries
from app.extensions import db

REFUSAL = (
    "This database holds the demo municipality, whose passwords everybody knows, and PORTAL_URL begins with https:. "
    "To begin empty, let DATABASE_URL name a new database, say `flask --app wsgi db upgrade` and then "
    "`flask --app wsgi create-administrator`. To show the demo to the world all the same, set DEMO=1."
)


def refuse_the_demo(app: Flask) -> None:
    """Raises ``RuntimeError`` where the portal would be served for real with the accounts of the demo."""
    if app.config["DEMO"] or not app.config["PORTAL_URL"].startswith("https:"):
        return
    with app.app_context():
        try:
            is_demo = queries.is_begun()
        except SQLAlchemyError:  # no tables yet, or no database: then nobody can sign in
            is_demo = False
        finally:
            db.session.remove()
    if is_demo:
        raise RuntimeError(REFUSAL)
