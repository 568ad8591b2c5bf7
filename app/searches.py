"""Searches whose words may name a person.

They are sent in the body of a POST and remembered in the session, so that no address, no log and no
browser history holds them::

    form = searched(FindPeopleForm, "people")
    if form is None:
        return redirect(url_for(".people"))

One search is remembered at a time: looking for something elsewhere forgets it.
"""

from typing import Any, TypeVar

from flask import request, session
from werkzeug.datastructures import MultiDict

from app.forms import Form, TextField

#: So many characters of each field are remembered: with more, a browser would refuse the cookie that holds them.
ROOM = 200


class SearchForm(Form):
    """What to look for. The token is checked for every POST before the view is asked."""

    class Meta:
        csrf = False

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


def searched(kind: type[F], where: str) -> F | None:
    """The search as it was last sent in this place; None when it has just been sent and is now remembered."""
    if request.method == "POST":
        fields = set() if "show_all" in request.form else {field.name for field in kind(MultiDict())}
        session["search"] = [where, {name: word[:ROOM] for name, word in request.form.items() if name in fields}]
        return None
    return as_searched(kind, where)


def as_searched(kind: type[F], where: str) -> F:
    """The search as it was last sent in this place, blank when something else was looked for since."""
    place, words = session.get("search", ("", {}))
    return kind(MultiDict(words if place == where else {}))
