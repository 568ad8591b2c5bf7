"""Addresses that still work in a letter."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


def absolute_url(endpoint: str, **values: Any) -> str:
    """The full address of a page, made from PORTAL_URL, never from a request's Host header."""
    base = current_app.config["PORTAL_URL"]
    adapter = current_app.url_map.bind(urlsplit(base).netloc)
    return base + adapter.build(endpoint, values)
