"""Searches whose words may name a person.

They are sent in the body of a POST and remembered in the session under a key that means nothing, so that no address,
no log and no browser history holds them::

    form = searched(FindPeopleForm, "people")          # in the view
    {{ pagination(found, "accounts.people", search=form.key) }}
    {{ url_for("audit.export", search=form.key) }}      # whatever holds what was found

The address names the search, so what one tab looks for changes nothing in another. An address that names none shows
what was looked for last in this place.
"""

import json
import secrets
from typing import Any, TypeVar

from flask import abort, redirect, request, session
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app.errors import Refused
from app.forms import Form, TextField

#: So many characters of each field are remembered: with more, a browser would refuse the cookie that holds them.
ROOM = 200
#: Those that were made longest ago make room when all of them take more than this.
ROOM_FOR_ALL = 1_500


class SearchForm(Form):
    """What to look for. The token is checked for every POST before the view is asked."""

    class Meta:
        csrf = False

    #: What an address names this search by; None for one that nobody made.
    key: str | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self:
            if isinstance(field, TextField):
                field.enterkeyhint = "search"

    @property
    def is_used(self) -> bool:
        """Whether something is being looked for, so that "show all" has a meaning."""
        return any(field.data and field.data != field.default for field in self)


F = TypeVar("F", bound=SearchForm)
#: Its key, the place it was made in, and the words by their fields.
Search = tuple[str, str, dict[str, str]]


def searched(kind: type[F], where: str) -> F:
    """The search that the address names, else the last one in this place, else a blank one.

    One that has just been sent is remembered, and its address answered instead. Refused: an address that names a search
    which is not remembered any more, or not in this browser; without it the answer would hold everything.
    """
    if request.method == "POST":
        fields = set() if "show_all" in request.form else {field.name for field in kind(MultiDict())}
        words = {name: word[:ROOM] for name, word in request.form.items() if name in fields}
        abort(redirect(f"{request.path}?search={_remember(where, words)}"))
    made_here = [search for search in _remembered() if search[1] == where]
    if asked := request.args.get("search"):
        made_here = [search for search in made_here if search[0] == asked]
        if not made_here:
            raise Refused(_("This search is no longer remembered. Search again."))
    if not made_here:
        return kind(MultiDict())
    key, _where, words = made_here[-1]
    form = kind(MultiDict(words))
    form.key = key
    return form


def _remembered() -> list[Search]:
    """The latest last."""
    searches: list[Any] = session.get("searches", [])
    return [(key, where, words) for key, where, words in searches]


def _remember(where: str, words: dict[str, str]) -> str:
    key = secrets.token_urlsafe(6)
    searches = [*_remembered(), (key, where, words)]
    while len(searches) > 1 and len(json.dumps(searches, ensure_ascii=False)) > ROOM_FOR_ALL:
        searches.pop(0)
    session["searches"] = searches
    return key
