"""How much somebody may send at once: little as a stranger, more when signed in, most where files are taken.

What is larger is refused before it is read, so that it costs the portal nothing but the refusal.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask, request
from flask_login import current_user

#: The application, the longest form a stranger meets, has room for some seven thousand characters of up to twelve bytes.
STRANGER = 256 * 1024
#: The texts of one form, at most: a draft has room for a hundred thousand characters.
SIGNED_IN = 2 * 1024 * 1024


def in_words(size: int | None) -> str:
    kilobytes = (size or 0) // 1024
    return f"{kilobytes // 1024} MB" if kilobytes >= 1024 else f"{kilobytes} kB"


def takes_files(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view whose form takes a file: what is sent to it by somebody signed in may be ``MAX_CONTENT_LENGTH``."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def register(app: Flask) -> None:
    """Must be the first to look at a request: whoever reads the form reads no more than is allowed by then."""

    @app.before_request
    def limit() -> None:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return
        most = app.config["MAX_CONTENT_LENGTH"]
        request.max_form_memory_size = min(most, SIGNED_IN)
        if not current_user.is_authenticated:
            most = min(most, STRANGER)
        elif not getattr(app.view_functions.get(request.endpoint or ""), "takes_files", False):
            most = min(most, SIGNED_IN)
        request.max_content_length = most
