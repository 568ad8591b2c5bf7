"""Headers that every answer carries."""

from flask import Flask, Response, request
from werkzeug.datastructures import ContentSecurityPolicy

#: Nothing but our own files: no inline script or style, no other site, no frame.
CONTENT_SECURITY_POLICY = ContentSecurityPolicy(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY.to_header(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


#: What is the same for everybody, and has its version in its address.
KEPT = ("static", "design")


def register(app: Flask) -> None:
    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.extend(HEADERS)
        if app.config["SESSION_COOKIE_SECURE"]:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.endpoint not in KEPT:
            # Pages and files hold names and tokens: no proxy and no back button on a shared machine may keep them,
            # whatever the view or Flask's own way of sending files says.
            response.headers["Cache-Control"] = "no-store"
        return response
