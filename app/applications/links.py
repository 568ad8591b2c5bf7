"""The private link of an applicant: who has it has shown that they read that address's mail."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.applications.models import Application
from app.extensions import db
from app.links import absolute_url


def private_link(application: Application) -> str:
    """The full address for a letter. It holds no personal data, and a new ``link_stamp`` makes it void."""
    return absolute_url("applications.open_link", token=_signer().dumps([application.id, application.link_stamp]))


def behind_token(token: str) -> Application | None:
    """The application a link leads to; None for a link that is broken or void."""
    try:
        identity, stamp = _signer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return behind(identity, stamp)


def behind(identity: int, stamp: str) -> Application | None:
    """The application with this id, while its link still has this stamp."""
    application = db.session.get(Application, identity)
    return application if application and application.link_stamp == stamp else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="application-link")
