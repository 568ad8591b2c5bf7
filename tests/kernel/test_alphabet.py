"""Lists of names in the order of the Danish alphabet, on both databases."""

import pytest
from sqlalchemy import select, text

from app.accounts.models import User
from app.accounts.queries import people
from app.alphabet import alphabetically
from app.applications.models import Application
from app.applications.queries.candidates import ORDERS
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


def how_it_is_found(statement) -> str:
    """The database's own account of it, when it looks as if there were many rows."""
    words = str(statement.compile(db.engine, compile_kwargs={"literal_binds": True}))
    if db.engine.dialect.name == "sqlite":
        return "\n".join(row.detail for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {words}")))
    for costly in ("seqscan", "bitmapscan", "sort"):
        db.session.execute(text(f"SET LOCAL enable_{costly} = off"))
    return "\n".join(db.session.scalars(text(f"EXPLAIN {words}")))


@pytest.mark.parametrize("order", ["name", "neighbourhood"])
def test_a_page_of_candidates_is_read_from_an_index_in_their_order(order):
    of_call = select(Application.id).where(Application.call_id == 1, Application.is_listed)
    plan = how_it_is_found(of_call.order_by(ORDERS[order], Application.id).limit(50))
    assert (f"ix_applications_by_{order}" in plan, "SORT" in plan.upper(), "TEMP" in plan) == (True, False, False)


def test_a_page_of_people_is_read_from_an_index_in_their_order():
    plan = how_it_is_found(people().limit(50))
    assert ("ix_users_by_name" in plan, "SORT" in plan.upper(), "TEMP" in plan) == (True, False, False)


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
