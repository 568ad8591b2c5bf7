"""What is believed of a request about where the portal is and who asks: as good as nothing.

Where the portal is reached says PORTAL_URL alone. Its scheme, host and path are put into each request before anything
else sees it, so neither a Host header nor what a proxy adds (X-Forwarded-Host, SCRIPT_NAME) can put an address of its
own into a page, a redirect or a part that everybody is shown. Who asks is whoever holds the connection; behind
TRUSTED_PROXIES=n proxies it is whom the outermost of them names, and what stands before that in X-Forwarded-For anybody
may have written.
"""

from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix


class AtPortalUrl:
    """Lets the application be asked at this address only."""

    def __init__(self, application: WSGIApplication, address: str) -> None:
        parts = urlsplit(address)
        self._application = application
        self._told = {
            "wsgi.url_scheme": parts.scheme,
            "HTTP_HOST": parts.netloc,
            "SERVER_NAME": parts.hostname or "",
            "SERVER_PORT": str(parts.port or {"https": 443}.get(parts.scheme, 80)),
            "SCRIPT_NAME": parts.path,
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ.update(self._told)
        return self._application(environ, start_response)


def client() -> str:
    """Who asks, as far as can be known: what limits count by. Of IPv6 the network, of which one household has many."""
    address = request.remote_addr or "unknown"
    with suppress(ValueError):
        if ip_address(address).version == 6:
            return str(ip_network(f"{address.partition('%')[0]}/64", strict=False))
    return address


def register(app: Flask) -> None:
    proxies, address = app.config["TRUSTED_PROXIES"], app.config["PORTAL_URL"]
    application = AtPortalUrl(app.wsgi_app, address)
    app.wsgi_app = (  # type: ignore[method-assign]
        ProxyFix(application, x_for=proxies, x_proto=0, x_host=0) if proxies else application
    )
    if address.startswith("https:") and not proxies:
        app.logger.warning(
            "PORTAL_URL begins with https:, so there is a proxy in front of the portal, but TRUSTED_PROXIES is 0: "
            "everybody comes from the proxy's address and shares one limit. Set it to the number of proxies."
        )
