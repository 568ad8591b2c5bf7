"""Addresses that still work in a letter, and addresses that lead to nobody else."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


def absolute_url(endpoint: str, **values: Any) -> str:
    """The full address of a page, made from PORTAL_URL, never from a request's Host header."""
    base = current_app.config["PORTAL_URL"]
    adapter = current_app.url_map.bind(urlsplit(base).netloc)
    return base + adapter.build(endpoint, values)


def safe_path(target: str) -> str | None:
    """The target if it is a page of this portal, so that a link cannot send anybody elsewhere."""
    is_here = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if is_here else None
