"""Signing in and out, as people meet it."""

from datetime import timedelta

import pytest

from app import clock, jobs
from app.accounts import operations, throttle
from app.accounts.models import LinkPurpose
from app.accounts.throttle import Action, By
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.accounts.builders import PASSWORD, a_link, a_user_with_password
from tests.builders import a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")


def sign_in_as(client, email, password=PASSWORD, path="/sign-in", **options):
    return client.submit(path, {"email": email, "password": password}, **options)


def is_signed_in(client):
    return client.get("/my-account").status_code == 200


def test_the_right_password_leads_to_my_page(client):
    user = a_user_with_password(email="ada@strandby.example")
    answer = sign_in_as(client, " Ada@Strandby.example ")
    assert answer.request.path == "/my-page"
    assert client.page.links()[user.name] == "/my-account"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    a_user_with_password(email="ada@strandby.example")
    pages = []
    for email, password in (("ada@strandby.example", "en forkert kode"), ("ukendt@strandby.example", PASSWORD)):
        sign_in_as(client, email, password)
        pages.append(client.page.text.replace(email, ""))
        assert not is_signed_in(client)
    assert pages[0] == pages[1]


def test_the_address_is_still_there_after_a_mistake_and_the_password_is_not(client):
    sign_in_as(client, "ada@strandby.example", "en forkert kode")
    [form] = [form for form in client.page.forms if "password" in form.controls]
    assert (form.value_of("email"), form.value_of("password")) == ("ada@strandby.example", "")


def test_the_password_is_nowhere_on_any_page(client):
    sign_in_as(client, "ada@strandby.example", "en forkert kode")
    assert "en forkert kode" not in client.page.html


def test_after_signing_in_one_comes_to_the_page_one_wanted(client):
    an_administrator()
    asta = a_user_with_password("Asta", email="asta@strandby.example", is_administrator=True)
    sent_away = client.get("/people?page=2")
    assert sent_away.status_code == 302
    answer = sign_in_as(client, asta.email, path=sent_away.location)
    assert answer.request.full_path == "/people?page=2"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/%0d%0aX: y"]
)
def test_nobody_is_led_to_another_site(client, elsewhere):
    a_user_with_password(email="ada@strandby.example")
    client.get("/sign-in", query_string={"next": elsewhere})
    answer = client.send(
        f"/sign-in?next={elsewhere}", {"email": "ada@strandby.example", "password": PASSWORD}, follow=False
    )
    assert answer.location.startswith("/")
    assert "evil" not in answer.location


def test_too_many_tries_say_when_to_try_again(client):
    a_user_with_password(email="ada@strandby.example")
    for _try in range(throttle.LIMITS[Action.SIGN_IN][By.PERSON_FROM_CLIENT].number):
        sign_in_as(client, "ada@strandby.example", "en forkert kode")
    answer = sign_in_as(client, "ada@strandby.example")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) == 15 * 60 + 1
    assert "10.16" in client.page.text
    assert not is_signed_in(client)
    with clock.at(clock.now() + timedelta(minutes=16)):
        sign_in_as(client, "ada@strandby.example")
        assert is_signed_in(client)


def test_signing_in_begins_a_session_that_shares_nothing_with_the_one_before(client):
    a_user_with_password(email="ada@strandby.example")
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["left_behind"] = "by another"
        before = session["csrf_token"]
    sign_in_as(client, "ada@strandby.example")
    with client.session_transaction() as session:
        assert "left_behind" not in session
        assert session.get("csrf_token") != before


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client):
    a_user_with_password(email="ada@strandby.example")
    answer = sign_in_as(client, "ada@strandby.example", follow=False)
    [cookie] = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("samskab=")]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Expires=" in cookie  # eight hours, then it is gone


def test_signing_out_ends_the_session(client):
    a_user_with_password(email="ada@strandby.example")
    sign_in_as(client, "ada@strandby.example")
    client.press("/my-account", "Log ud")
    assert not is_signed_in(client)


def test_signing_out_everywhere_ends_the_sessions_of_other_browsers(new_client):
    a_user_with_password(email="ada@strandby.example")
    phone, library = new_client(), new_client()
    for browser in (phone, library):
        sign_in_as(browser, "ada@strandby.example")
    phone.press("/my-account", "Log ud alle steder")
    assert [is_signed_in(browser) for browser in (phone, library)] == [False, False]


def test_a_forged_identity_is_nobody(client, sign_in):
    user = a_user()
    for identity in (str(user.id), f"{user.id}.", f"{user.id}.x", "x.y", "", "-1.x", "²."):
        with client.session_transaction() as session:
            session["_user_id"] = identity
        assert not is_signed_in(client)


def test_a_link_is_not_used_up_by_looking_at_it(client):
    user = a_user()
    path = f"/sign-in-links/{a_link(user)}"
    for _look in range(2):
        assert client.get(path).status_code == 200
    assert not is_signed_in(client)
    client.press(path, "Log ind")
    assert is_signed_in(client)


def test_a_used_link_says_so_and_offers_a_new_one(client, new_client):
    path = f"/sign-in-links/{a_link(a_user())}"
    client.get(path)
    new_client().press(path, "Log ind")
    answer = client.send(path, {}, button="Log ind")
    assert answer.status_code == 409
    assert client.get(path).status_code == 410
    assert client.page.links()["Få et nyt link"] == "/sign-in-link"


def test_a_made_up_link_is_like_one_that_has_run_out(client):
    assert client.get("/sign-in-links/made-up").status_code == 410


def test_asking_for_a_link_gives_the_same_page_to_everybody(client):
    a_user(email="ada@strandby.example")
    pages = []
    for email in ("ada@strandby.example", "ukendt@strandby.example"):
        client.submit("/sign-in-link", {"email": email})
        pages.append(client.page.html)
    assert pages[0] == pages[1]


def test_a_mailbox_is_not_flooded(client):
    a_user(email="ada@strandby.example")
    most = throttle.LIMITS[Action.SIGN_IN_LINK][By.PERSON].number
    for _letter in range(most):
        client.submit("/sign-in-link", {"email": "ada@strandby.example"})
    assert client.submit("/sign-in-link", {"email": "ada@strandby.example"}).status_code == 429
    jobs.run_due(only=operations.WRITE_LINK)
    assert db.session.query(Letter).count() == most


def link_in_letter():
    jobs.run_due(only=operations.WRITE_LINK)
    [letter] = db.session.query(Letter)
    [address] = [line for line in letter.body.splitlines() if line.startswith("http")]
    return address.removeprefix("http://localhost")


def test_a_forgotten_password_is_replaced_by_way_of_the_mailbox(client):
    a_user_with_password(email="ada@strandby.example")
    client.submit("/new-password", {"email": "ada@strandby.example"})
    client.press(link_in_letter(), "Vælg en adgangskode")
    answer = client.send(
        "/my-account/password",
        {"password": "en helt ny kode", "password_again": "en helt ny kode"},
        button="Gem adgangskoden",
    )
    assert answer.request.path == "/my-page"
    client.press("/my-account", "Log ud")
    sign_in_as(client, "ada@strandby.example", "en helt ny kode")
    assert is_signed_in(client)


def test_the_way_by_the_mailbox_stands_open_once(client):
    a_user_with_password(email="ada@strandby.example")
    client.submit("/new-password", {"email": "ada@strandby.example"})
    client.press(link_in_letter(), "Vælg en adgangskode")
    client.send(
        "/my-account/password",
        {"password": "en helt ny kode", "password_again": "en helt ny kode"},
        button="Gem adgangskoden",
    )
    client.get("/my-account/password")
    assert any("old_password" in form.controls for form in client.page.forms)


def test_an_invitation_leads_to_choosing_a_password(client):
    user = a_user()
    with transaction():
        operations.invite(user, by=None)
    answer = client.press(link_in_letter(), "Vælg en adgangskode")
    assert answer.request.path == "/my-account/password"


def test_a_sign_in_link_does_not_open_the_way_to_a_new_password(client):
    user = a_user_with_password()
    client.press(f"/sign-in-links/{a_link(user, LinkPurpose.SIGN_IN)}", "Log ind")
    client.get("/my-account/password")
    assert any("old_password" in form.controls for form in client.page.forms)


def test_a_link_in_the_mail_leads_where_one_was_going(client):
    asta = an_administrator()
    client.get(client.get("/people?page=2").location)
    client.get(client.page.links()["Få et link på e-mail"])
    client.send("/sign-in-link?next=/people?page=2", {"email": asta.email})
    answer = client.press(link_in_letter(), "Log ind")
    assert answer.request.full_path == "/people?page=2"


def test_so_does_a_link_to_choose_a_password(client):
    asta = an_administrator()
    client.submit("/new-password?next=/people", {"email": asta.email})
    client.press(link_in_letter(), "Vælg en adgangskode")
    answer = client.send(
        "/my-account/password?next=/people",
        {"password": "en helt ny kode", "password_again": "en helt ny kode"},
        button="Gem adgangskoden",
    )
    assert answer.request.path == "/people"


def test_no_link_in_the_mail_leads_to_another_site(client):
    client.submit("/sign-in-link?next=//evil.example/", {"email": an_administrator().email})
    assert client.press(link_in_letter(), "Log ind").request.path == "/my-page"


def test_whoever_guesses_keeps_nobody_from_the_link_that_the_page_offers(client):
    ada = a_user_with_password(email="ada@strandby.example")
    for _try in range(throttle.LIMITS[Action.SIGN_IN][By.PERSON_FROM_CLIENT].number + 1):
        sign_in_as(client, ada.email, "en forkert kode")
    client.get(client.page.links()["Få et link på e-mail"])
    client.send("/sign-in-link", {"email": ada.email})
    client.press(link_in_letter(), "Log ind")
    assert is_signed_in(client)


def test_guessing_elsewhere_keeps_nobody_from_their_own_password(client, new_client):
    ada, guesser = a_user_with_password(email="ada@strandby.example"), new_client()
    guesser.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    for _try in range(throttle.LIMITS[Action.SIGN_IN][By.PERSON_FROM_CLIENT].number + 5):
        sign_in_as(guesser, ada.email, "en forkert kode")
    sign_in_as(client, ada.email)
    assert is_signed_in(client)


def test_a_town_hall_where_everybody_signs_in_at_nine_has_tried_nothing(new_client):
    a_user_with_password(email="ada@strandby.example")
    for _colleague in range(throttle.LIMITS[Action.SIGN_IN][By.PERSON_FROM_CLIENT].number + 1):
        browser = new_client()
        sign_in_as(browser, "ada@strandby.example")
        assert is_signed_in(browser)
