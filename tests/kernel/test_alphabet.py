"""Lists of names in the order of the Danish alphabet, on both databases."""

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import BodyKind
from app.extensions import db
from tests.builders import (
    a_body,
    a_closed_call,
    a_councillor,
    a_member,
    a_secretary,
    a_user,
    an_administrator,
    an_application,
    saved,
    the_council,
)
from tests.html import text_of

pytestmark = pytest.mark.usefixtures("app")

IN_ORDER = [
    "adam Lille",
    "Anne Holm",
    "Anne-Mette Bo",
    "Eskild Friis",
    "Éva Fris",
    "Zara Lund",
    "Ægir Skov",
    "Öland Svensk",
    "Ørn Dal",
    "Aage Bang",
    "Åse Ager",
]


def test_names_end_with_æ_ø_and_å():
    for name in reversed(IN_ORDER):
        a_user(name)
    assert db.session.scalars(select(User.name).order_by(alphabetically(User.name))).all() == IN_ORDER


def shown(browser, *names: str) -> list[str]:
    """The names in the order in which the page has its rows of them."""
    texts = [text_of(row) for row in browser.page.all("tr", "li")]
    return [name for text in texts for name in names if text.startswith(name)]


def test_the_people_list(sign_in):
    browser = sign_in(an_administrator("Bo Bestyrer"))
    for name in ("Åse Ager", "Ørn Dal", "Ægir Skov", "zara Lund"):
        a_user(name)
    browser.get("/people")
    assert shown(browser, "zara Lund", "Åse Ager", "Ægir Skov", "Ørn Dal") == [
        "zara Lund",
        "Ægir Skov",
        "Ørn Dal",
        "Åse Ager",
    ]


def test_the_members_of_a_body(client):
    body = a_body(BodyKind.STANDING_COMMITTEE, "Skoleudvalget")
    for name in ("Åse Ager", "Ørn Dal", "Zara Lund", "Ægir Skov"):
        a_member(body, a_councillor(name))
    for path in (f"/bodies/{body.id}", f"/bodies/{the_council().id}"):
        client.get(path)
        assert shown(client, "Åse Ager", "Ørn Dal", "Zara Lund", "Ægir Skov") == [
            "Zara Lund",
            "Ægir Skov",
            "Ørn Dal",
            "Åse Ager",
        ]


def test_the_candidate_list(sign_in):
    call = a_closed_call()
    for name in ("Åse Ager", "Ørn Dal", "Zara Lund", "Ægir Skov"):
        an_application(call, name)
    browser = sign_in(a_secretary())
    browser.get(f"/calls/{call.id}/candidates")
    assert shown(browser, "Åse Ager", "Ørn Dal", "Zara Lund", "Ægir Skov") == [
        "Zara Lund",
        "Ægir Skov",
        "Ørn Dal",
        "Åse Ager",
    ]


def test_the_committees(client):
    council = the_council()
    council.name = "Ødis Byråd"
    saved(council)
    for name in ("Ældreudvalget", "Aarsudvalget", "Økonomiudvalget", "Skoleudvalget"):
        a_body(BodyKind.STANDING_COMMITTEE, name)
    client.get("/bodies")
    names = [text_of(link) for link in client.page.all("a")]
    assert [name for name in names if name.endswith("udvalget")] == [
        "Skoleudvalget",
        "Ældreudvalget",
        "Økonomiudvalget",
        "Aarsudvalget",
    ]
