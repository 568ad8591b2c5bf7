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

#: Where pages belong whose slice has no entry of its own: a slice, or one page of it, and the entry's endpoint.
SECTIONS = {
    "applications": "calls.index",
    "appointments": "pages.committees",
    "audit.committee": "pages.committees",
    "committees": "pages.committees",
    "followups": "pages.committees",
    "handovers": "pages.committees",
    "journey": "pages.committees",
    "vacancies": "pages.committees",
    "workspaces": "pages.committees",
}


@dataclass(frozen=True)
class Entry:
    text: str
    url: str
    is_current: bool


def register(app: Flask) -> None:
    app.add_template_global(navigation)


def navigation() -> list[Entry]:
    """The entries this person may use; the one that the page belongs under is current."""
    section = _section(request.endpoint or "")
    return [
        Entry(
            str(text),
            url_for(endpoint),
            endpoint == section,
        )
        for text, endpoint, permission in ENTRIES
        if may(current_user, permission)
    ]


def _section(page: str) -> str:
    """The endpoint of the entry that the page belongs under; the page's own when it belongs under none."""
    own_slice = page.split(".")[0]
    entries = {endpoint.split(".")[0]: endpoint for _text, endpoint, _permission in ENTRIES}
    own_entry = page if own_slice == "pages" else entries.get(own_slice, page)
    return SECTIONS.get(page) or SECTIONS.get(own_slice) or own_entry
