"""The open form writes no letters for strangers to strangers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs
from app.applications.links import private_link
from app.applications.models import Application
from app.extensions import db
from app.outbox import Letter
from app.outbox.writing import DELIVER
from tests.applications.builders import ANSWERS, TYPED, letters, submitted
from tests.builders import a_call, a_user

pytestmark = pytest.mark.usefixtures("app")

#: What a stranger would like to have said in the municipality's name.
LURE = "Du har vundet https://evil.example"
SPOKEN = ("name", "phone", "neighbourhood", "motivation", "contribution")


def lure(call, email="victim@mail.example", **more):
    return submitted(call, email, **ANSWERS | dict.fromkeys(SPOKEN, LURE) | more)


def applied(client, call, **typed):
    client.get(f"/calls/{call.id}/application")
    return client.send(f"/calls/{call.id}/application", TYPED | typed, button="Send ansøgningen")


def test_what_a_stranger_typed_stands_in_no_letter_to_an_address_that_nobody_has_proved():
    call = a_call()
    for _time in range(3):
        lure(call)
    written = letters()
    assert {letter.kind for letter in written} == {"applications/receipt", "applications/repeated"}
    assert [letter for letter in written if "evil" in letter.subject + letter.body] == []


def test_whoever_has_opened_the_link_is_greeted_by_name(client):
    application = submitted(a_call())
    assert "Bente" not in letters()[0].body
    client.get(private_link(application).removeprefix("http://localhost"))
    client.press("/my-application/edit", "Gem ændringerne")
    assert "Kære Bente Borger" in letters()[-1].body


def test_an_account_of_ones_own_proves_the_address():
    ada = a_user("Ada Lund", email="ada@strandby.example")
    assert submitted(a_call(), ada.email, by=ada).is_proved
    assert not submitted(a_call(), "another@mail.example", by=ada).is_proved


def due_at():
    """When each letter leaves, in the order they were written."""
    found = select(jobs.Job.run_at).where(jobs.Job.kind == DELIVER).order_by(jobs.Job.id)
    return list(db.session.scalars(found))


def test_sixty_applications_from_one_client_are_all_received_and_their_letters_wait_their_turn(client, app):
    call, most = a_call(), app.config["APPLY_LETTERS_PER_CLIENT"]
    for number in range(60):
        applied(client, call, email=f"person{number}@mail.example")
        assert client.page.heading == "Tak, vi har fået den"
    assert db.session.query(Application).count() == 60
    hours = [(due - clock.now()) // timedelta(hours=1) for due in due_at()]
    assert hours == [number // most for number in range(60)]
    assert "11.00 skriver vi til" not in client.page.text
    assert "skriver vi til person59@mail.example" in client.page.text


def test_others_need_not_wait_for_them(client, new_client, app):
    call = a_call()
    for number in range(app.config["APPLY_LETTERS_PER_CLIENT"] + 5):
        applied(client, call, email=f"person{number}@mail.example")
    other = new_client()
    other.environ_base["REMOTE_ADDR"] = "198.51.100.7"
    applied(other, call, email="bo@mail.example")
    assert due_at()[-1] == clock.now()
    assert "Vi har skrevet til bo@mail.example" in other.page.text


def test_applying_takes_the_same_work_whether_the_address_has_applied_or_not(client, new_client, count_queries):
    call = a_call()
    submitted(call, "known@mail.example")
    counted = []
    for email in ("known@mail.example", "unknown@mail.example"):
        browser = new_client()
        browser.get(f"/calls/{call.id}/application")
        with count_queries() as queries:
            browser.send(f"/calls/{call.id}/application", TYPED | {"email": email}, button="Send ansøgningen")
        counted.append(sorted(query.split(" (")[0].split(" VALUES")[0][:60] for query in queries))
    assert counted[0] == counted[1]


def test_an_old_private_link_opens_nothing_once_a_new_one_was_asked_for(client, new_client):
    application, thief = submitted(a_call()), new_client()
    old = private_link(application).removeprefix("http://localhost")
    for browser in (client, thief):
        assert browser.get(old, follow_redirects=True).status_code == 200
    client.press("/my-application", "Få et nyt privat link")
    assert client.page.heading == "Din ansøgning"
    assert thief.get(old).status_code == 404
    assert thief.get("/my-application").status_code == 302
    new = private_link(db.session.get(Application, application.id))
    assert [letter.kind for letter in letters() if new in letter.body] == ["applications/new_link"]


def test_a_letter_with_a_link_is_secret():
    assert [letter.kind for letter in db.session.query(Letter) if not letter.is_secret] == []
