"""The way around: what the header offers, and to whom."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_babel import lazy_gettext as _
from flask_login import current_user

from app.access import may

#: Text, endpoint, and the permission that shows it.
ENTRIES: list[tuple[Any, str, str]] = [
    (_("Calls"), "calls.index", "call.list"),
    (_("Task committees"), "pages.committees", "committee.list"),
    (_("Meetings"), "meetings.index", "meeting.list"),
    (_("How it works"), "pages.how_it_works", "page.view"),
    (_("My page"), "pages.my_page", "page.mine"),
    (_("Secretariat"), "pages.secretariat", "page.secretariat"),
    (_("Administration"), "pages.administration", "page.administration"),
]


@dataclass(frozen=True)
class Entry:
    text: str
    url: str
    is_current: bool


def register(app: Flask) -> None:
    @app.context_processor
    def offer_navigation() -> dict[str, Any]:
        return {"navigation": navigation}


def navigation() -> list[Entry]:
    """The entries this person may use; the one whose slice the page belongs to is current."""
    here = (request.endpoint or "").split(".")[0]
    return [
        Entry(
            str(text),
            url_for(endpoint),
            request.endpoint == endpoint or (here != "pages" and here == endpoint.split(".")[0]),
        )
        for text, endpoint, permission in ENTRIES
        if may(current_user, permission)
    ]
