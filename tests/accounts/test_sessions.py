"""Where people are signed in, and how each session ends."""

from datetime import timedelta

import pytest

from app import clock
from app.accounts import operations, queries
from app.accounts.devices import device_of
from app.accounts.models import UserSession
from app.accounts.sessions import SEEN_EVERY
from app.bodies import operations as bodies
from app.bodies.queries import current_memberships
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.accounts.builders import PASSWORD, a_link, a_user_with_password
from tests.browserless import a_session
from tests.builders import a_body, a_member, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Mobile/15E148 Safari/604.1"
)


def sign_in_as(client, email, user_agent=FIREFOX):
    client.get("/sign-in")
    [form] = [form for form in client.page.forms if "password" in form.controls]
    data = form.filled({"email": email, "password": PASSWORD})
    return client.post("/sign-in", data=data, headers={"User-Agent": user_agent})


def is_signed_in(client):
    return client.get("/my-account").status_code == 200


def test_a_copied_cookie_opens_nothing_after_signing_out(client, new_client):
    ada, thief = a_user_with_password(), new_client()
    sign_in_as(client, ada.email)
    thief.set_cookie("samskab", client.get_cookie("samskab").value)
    assert is_signed_in(thief)
    client.press("/my-account", "Log ud")
    assert not is_signed_in(thief)


def test_signing_out_here_leaves_the_telephone_signed_in(client, new_client):
    ada, phone = a_user_with_password(), new_client()
    for browser in (client, phone):
        sign_in_as(browser, ada.email)
    client.press("/my-account", "Log ud")
    assert (is_signed_in(client), is_signed_in(phone)) == (False, True)


def test_my_account_shows_where_one_is_signed_in_and_ends_one_of_them(client, new_client):
    ada, phone = a_user_with_password(), new_client()
    sign_in_as(phone, ada.email, IPHONE)
    sign_in_as(client, ada.email, FIREFOX)
    client.get("/my-account")
    assert "Firefox, Windows Her" in client.page.text
    assert "Safari, iPhone" in client.page.text
    client.press("/my-account", "Log ud der")
    assert (is_signed_in(client), is_signed_in(phone)) == (True, False)
    assert "Safari, iPhone" not in client.page.text


def test_nobody_ends_the_session_of_another(sign_in):
    opened = db.session.query(UserSession)
    word = a_session(a_user())
    another = opened.one().id
    assert sign_in(a_user()).forge(f"/my-account/sessions/{another}/end").status_code == 404
    assert queries.session_behind(word) is not None


def test_another_address_ends_sessions_and_links_and_the_old_one_is_written_to():
    ada = a_user("Ada", email="ada@strandby.example")
    word, link = a_session(ada), a_link(ada)
    with transaction():
        operations.edit_account(ada, name="Ada", email="ny@strandby.example", language="da", by=ada)
    assert (queries.session_behind(word), queries.usable_link(link)) == (None, None)
    [letter] = db.session.query(Letter)
    assert (letter.kind, letter.recipient) == ("accounts/address_changed", "ada@strandby.example")
    assert "ny@strandby.example" not in letter.subject + letter.body


def test_another_language_ends_nothing_and_writes_to_nobody():
    ada = a_user("Ada", email="ada@strandby.example")
    word = a_session(ada)
    with transaction():
        operations.edit_account(ada, name="Ada", email="ADA@strandby.example", language="en", by=ada)
    assert queries.session_behind(word) is not None
    assert db.session.query(Letter).count() == 0


def test_whoever_becomes_or_stops_being_administrator_signs_in_anew():
    ada, asta = a_user(), an_administrator()
    for change in (operations.name_administrator, operations.dismiss_administrator):
        word = a_session(ada)
        with transaction():
            change(ada, by=asta)
        assert queries.session_behind(word) is None


@pytest.mark.parametrize(("days", "is_open"), [(-1, False), (0, False), (1, True)])
def test_whoever_leaves_a_body_signs_in_anew_once_it_has_happened(days, is_open):
    body = a_body()
    ada = a_member(body)
    [membership] = current_memberships(body)
    word = a_session(ada)
    with transaction():
        bodies.leave(membership, ends_on=clock.today() + timedelta(days=days), by=None)
    assert (queries.session_behind(word) is not None) == is_open


def test_a_page_asks_once_who_is_signed_in_and_writes_nothing(sign_in, count_queries):
    client = sign_in(a_user())
    with count_queries() as queries:
        client.get("/how-it-works")
    assert [query.split()[0] for query in queries if "sessions" in query] == ["SELECT"]
    assert [query for query in queries if "FROM users" in query] == []


def test_when_a_session_was_last_used_is_written_once_in_a_while(sign_in):
    client, begun = sign_in(a_user()), clock.now()
    for minutes, seen in ((5, begun), (11, begun + timedelta(minutes=11)), (20, begun + timedelta(minutes=11))):
        with clock.at(begun + timedelta(minutes=minutes)):
            client.get("/my-account")
        assert db.session.query(UserSession).one().seen_at == seen
    assert timedelta(minutes=9) < SEEN_EVERY < timedelta(minutes=11)


def test_sessions_are_forgotten_a_month_after_they_were_last_used():
    old, new = (a_session(a_user(), seen_at=clock.now() - timedelta(days=days)) for days in (31, 29))
    with transaction():
        operations.forget_sessions()
    assert [queries.session_behind(word) is not None for word in (old, new)] == [False, True]


def test_nobody_can_sign_in_with_what_the_database_holds(client):
    a_session(a_user())
    stored = db.session.query(UserSession).one()
    with client.session_transaction() as session:
        session["_user_id"] = stored.token_hash
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/128.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/128.0 Safari/537.36 Edg/128.0", "Edge, Mac"),
        ("curl/8.0", ""),
        ("<script>", ""),
    ],
)
def test_a_device_is_named_in_plain_words(user_agent, device):
    assert device_of(user_agent) == device
