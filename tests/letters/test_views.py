"""The outbox as those who run the portal meet it."""

import pytest

from app import clock, jobs
from app.accounts import operations as accounts
from app.events import EventRecord
from app.extensions import db
from app.outbox import Letter, LetterStatus, write_letter
from app.transactions import transaction
from tests.builders import a_councillor, a_secretary, a_user, an_administrator, saved
from tests.mail_server import running

pytestmark = pytest.mark.usefixtures("app")


def a_letter(to="bente@mail.example", **facts):
    return saved(
        Letter(
            kind="accounts/password_changed", recipient=to, subject="Din adgangskode er ændret", body="Hej Bente\n",
            language="da", written_at=clock.now(), **facts,
        )
    )  # fmt: skip


def a_secret_letter():
    with transaction():
        accounts.invite(a_user(email="ada@strandby.example"), by=None)
    return db.session.query(Letter).one()


def the_demo():
    saved(EventRecord(kind="DemoBuilt", details={}, happened_at=clock.now()))


def test_the_secretariat_sees_which_letters_wait(sign_in):
    a_letter()
    client = sign_in(a_secretary())
    client.get("/letters")
    for words in ("bente@mail.example", "Din adgangskode er ændret", "Venter: 1 · Sendt: 0 · Kunne ikke sendes: 0"):
        assert words in client.page.text


def test_letters_are_found_by_status_and_words(sign_in):
    a_letter("ada@mail.example")
    a_letter("bo@mail.example", status=LetterStatus.FAILED, last_error="550 No such user")
    client = sign_in(a_secretary())
    client.submit("/letters", {"status": "failed"}, button="Søg")
    assert ("bo@mail.example" in client.page.text, "ada@mail.example" in client.page.text) == (True, False)
    client.submit("/letters", {"words": "ada adgangskode", "status": ""}, button="Søg")
    assert ("bo@mail.example" in client.page.text, "ada@mail.example" in client.page.text) == (False, True)


def test_a_letter_that_failed_is_sent_again(app, sign_in):
    letter = a_letter(status=LetterStatus.FAILED, last_error="550 No such user")
    client = sign_in(a_secretary())
    client.press(f"/letters/{letter.id}", "Send brevet igen")
    with running(app) as server:
        jobs.run_due()
    assert [message["To"] for message in server.received] == ["bente@mail.example"]


@pytest.mark.parametrize(
    ("someone", "of", "has_server", "is_demo", "is_read"),
    [
        (an_administrator, a_letter, False, False, True),
        (an_administrator, a_letter, True, False, False),
        (an_administrator, a_letter, True, True, True),
        (an_administrator, a_secret_letter, False, False, False),
        (an_administrator, a_secret_letter, False, True, True),
        (a_secretary, a_letter, False, False, False),
        (a_secretary, a_letter, False, True, False),
    ],
)
def test_who_reads_what_a_letter_says(app, monkeypatch, sign_in, someone, of, has_server, is_demo, is_read):
    monkeypatch.setitem(app.config, "MAIL_SERVER", "mail.example" if has_server else "")
    letter = of()
    if is_demo:
        the_demo()
    client = sign_in(someone())
    client.get(f"/letters/{letter.id}")
    first_line = letter.body.splitlines()[0]
    assert (first_line in client.page.text) is is_read
    assert ("Det læser kun modtageren." in client.page.text) is not is_read


@pytest.mark.parametrize("someone", [a_user, a_councillor])
def test_nobody_else_sees_that_a_letter_was_written(sign_in, someone):
    letter = a_letter(status=LetterStatus.FAILED, last_error="550")
    client = sign_in(someone())
    assert [client.get("/letters").status_code, client.get(f"/letters/{letter.id}").status_code] == [403, 404]
    assert client.forge(f"/letters/{letter.id}/delivery").status_code == 404
    assert db.session.get(Letter, letter.id).status == LetterStatus.FAILED


def test_a_thousand_letters_take_as_few_queries_as_one(sign_in, count_queries):
    a_letter()
    client = sign_in(a_secretary())
    client.get("/letters")
    with count_queries() as with_one:
        client.get("/letters")
    with transaction():
        for number in range(1000):
            db.session.add(
                Letter(
                    kind="x", recipient=f"p{number}@mail.example", subject="x", body="x", language="da",
                    written_at=clock.now(),
                )
            )  # fmt: skip
    with count_queries() as with_many:
        client.get("/letters")
    assert len(with_many) == len(with_one)
    assert "Side 1 af 21" in client.page.text


def test_a_letter_is_shown_as_text_and_its_links_as_links(sign_in):
    with transaction():
        letter = write_letter(
            "accounts/password_changed", to="x@mail.example", changed_at=clock.now(), name="<script>alert(1)</script>"
        )
    client = sign_in(an_administrator())
    client.get(f"/letters/{letter.id}")
    assert "<script>alert(1)</script>" in client.page.text
    assert client.page.links()["http://localhost/new-password"] == "http://localhost/new-password"


def test_the_list_says_what_keeps_letters_waiting(app, monkeypatch, sign_in):
    monkeypatch.setitem(app.config, "MAIL_SERVER", "mail.example")
    client = sign_in(a_secretary())
    alert = "Der venter breve, fordi mailserveren ikke tog imod dem."
    client.get("/letters")
    assert alert not in client.page.text
    a_letter(last_error="ConnectionRefusedError: [Errno 111] Connection refused")
    a_letter()
    client.get("/letters")
    assert f"{alert} De prøves igen af sig selv. Den svarede: ConnectionRefusedError" in client.page.text


def test_an_administrator_sees_how_a_letter_to_an_applicant_went_and_neither_to_whom_nor_about_what(
    sign_in, in_english
):
    letter = saved(
        Letter(
            kind="applications/appointed", recipient="bente@mail.example", subject="Du er udpeget: Trafik", body="Tillykke",
            language="da", written_at=clock.now(), status=LetterStatus.FAILED,
            last_error="550 5.1.1 <bente@mail.example>: no such user",
        )
    )  # fmt: skip
    client = sign_in(an_administrator())
    for address in ("/letters", f"/letters/{letter.id}"):
        client.get(address)
        assert "Letter to an applicant" in client.page.text
        assert "550 5.1.1 <…>: no such user" in client.page.text
        assert [mark for mark in ("bente", "Trafik", "Tillykke") if mark in client.page.html] == []
    client.submit("/letters", {"words": "bente"}, button="Search")
    assert "There are no such letters." in client.page.text
    client = sign_in(a_secretary())
    client.submit("/letters", {"words": "bente"}, button="Search")
    assert "bente@mail.example" in client.page.text


def test_letters_to_applicants_are_passed_on_by_the_secretariat(sign_in, in_english):
    letter = saved(
        Letter(kind="applications/appointed", recipient="b@mail.example", subject="x", body="Tillykke", language="da",
               written_at=clock.now())
    )  # fmt: skip
    read = {}
    for who, user in (("secretary", a_secretary()), ("administrator", an_administrator())):
        client = sign_in(user)
        client.get(f"/letters/{letter.id}")
        read[who] = "Tillykke" in client.page.text
    assert read == {"secretary": True, "administrator": False}
