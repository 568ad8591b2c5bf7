"""Headers that every answer carries."""

import secrets
from typing import Any

from flask import Flask, Response, g, request
from werkzeug.datastructures import ContentSecurityPolicy


def register(app: Flask) -> None:
    @app.context_processor
    def offer_nonce() -> dict[str, Any]:
        return {"csp_nonce": csp_nonce}

    @app.after_request
    def protect(response: Response) -> Response:
        response.content_security_policy = _content_security_policy()
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if app.config["SESSION_COOKIE_SECURE"]:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint not in ("static", "design"):
            # Pages hold names and tokens: no proxy and no back button on a shared machine may keep them.
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def csp_nonce() -> str:
    """A new word each request, for the one inline script a page cannot do without."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def _content_security_policy() -> ContentSecurityPolicy:
    script = "'self'" + (f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else "")
    return ContentSecurityPolicy(
        {
            "default-src": "'none'",
            "style-src": "'self'",
            "script-src": script,
            "img-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
    )
