"""What goes wrong is said in plain words, and what was typed is not lost."""

import pytest
from sqlalchemy import delete

from app.bodies.models import Body
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_body, a_secretary

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
TYPED = {
    "text": "I cycle every day.",
    "password": "very secret",
    "csrf_token": "old",
}


@pytest.mark.parametrize(
    ("language", "heading"), [("da", "Vi kan ikke finde siden"), ("en", "We cannot find that page")]
)
def test_a_page_that_is_not_there_says_so_in_the_readers_language(client, language, heading):
    client.set_cookie("language", language)
    assert client.get("/nowhere").status_code == 404
    assert client.page.heading == heading


def test_a_form_that_has_expired_can_be_sent_again_with_one_press(client):
    client.set_cookie("language", "en")
    assert client.post("/sign-out", data=TYPED, headers=SAME_SITE).status_code == 400
    assert client.page.heading == "The page had been open too long"
    assert "I cycle every day." in client.page.text
    sent = client.send("/sign-out", {}, button="Send again", follow=False)
    assert sent.location == "/"


def test_what_another_site_sent_is_shown_but_not_offered_to_be_sent(client):
    client.set_cookie("language", "en")
    client.post("/sign-out", data=TYPED, headers=ELSEWHERE)
    assert "I cycle every day." in client.page.text
    assert "Send again" not in [button for form in client.page.forms for button in form.buttons]


def test_a_password_is_not_sent_back_to_the_page(client):
    client.post("/sign-out", data=TYPED, headers=SAME_SITE)
    assert "I cycle every day." in client.page.html
    assert "very secret" not in client.page.html


def test_what_was_written_to_something_that_is_gone_is_not_lost(client, sign_in):
    sign_in(a_secretary()).set_cookie("language", "en")
    answer = client.forge("/agenda-items/1/edit", {"title": "Cyklister", "presentation": "I cycle every day."})
    assert (answer.status_code, client.page.heading) == (404, "We cannot find that page")
    assert "I cycle every day." in client.page.text


def test_what_another_removes_in_the_very_moment_is_explained(app_of_its_own):
    def too_late():
        body = db.session.get(Body, body_id)
        with db.engine.begin() as another:
            another.execute(delete(Body))
        with transaction():
            body.name = "Børneudvalget"

    body_id = a_body().id
    too_late.permission = "static.view"
    app_of_its_own.add_url_rule("/too-late", "too_late", too_late, methods=["POST"])
    client = app_of_its_own.test_client()
    client.set_cookie("language", "en")
    client.get("/")
    assert client.forge("/too-late", {"text": "I cycle every day."}).status_code == 409
    assert "Somebody has just removed what this was about." in client.page.text
    assert "I cycle every day." in client.page.text


def test_a_request_that_is_too_large_is_explained(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 100)
    client.set_cookie("language", "en")
    assert client.post("/sign-out", data={"text": "x" * 200}).status_code == 413
    assert client.page.heading == "That was too large"


def test_an_error_of_our_own_has_a_page_that_needs_nothing_else(app_of_its_own):
    def broken():
        raise RuntimeError("a fault")

    broken.permission = "static.view"
    app_of_its_own.config["PROPAGATE_EXCEPTIONS"] = False
    app_of_its_own.add_url_rule("/broken", "broken", broken)
    client = app_of_its_own.test_client()
    assert client.get("/broken").status_code == 500
    assert client.page.heading == "Der skete en fejl hos os"
