"""What a form to apply with carries from the page: a word of its own, and when it was shown.

The same form sent twice makes one application. A form that nobody can have filled in so fast is shown once more, and then
it is received, whatever it looks like: a robot that sends twice is better than a person who cannot apply.
"""

import secrets

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app import clock


def new_token(*, is_shown_again: bool = False) -> str:
    shown_at = 0 if is_shown_again else int(clock.now().timestamp())
    return _signer().dumps([secrets.token_urlsafe(12), shown_at])


def is_hasty(token: str) -> bool:
    """Whether it came back sooner than a person can write, or has no time that we wrote. Never when shown again."""
    least = current_app.config["APPLY_MIN_SECONDS"]
    if not least:
        return False
    try:
        _word, shown_at = _signer().loads(token)
        return clock.now().timestamp() - shown_at < least
    except (BadSignature, ValueError, TypeError):
        return True


def is_shown_again(token: str) -> bool:
    try:
        _word, shown_at = _signer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return False
    return shown_at == 0


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="application-form")
