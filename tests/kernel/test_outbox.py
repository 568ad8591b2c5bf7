"""Writing letters and getting them to people."""

from datetime import timedelta

import pytest
from jinja2 import TemplateNotFound

from app import clock, jobs
from app.accounts import operations as accounts
from app.accounts.models import LinkPurpose, SignInLink
from app.errors import Refused
from app.extensions import db
from app.jobs import Job
from app.letters import operations as letters_of_all
from app.outbox import Letter, LetterStatus, send, write_letter
from app.outbox.delivery import MOST_ANSWERS
from app.outbox.wording import words_of
from app.transactions import transaction
from tests.builders import a_user
from tests.mail_server import free_port, reaching, running
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


def write(to=None, **options):
    """A letter about something that is no secret."""
    with transaction():
        return write_letter(
            "accounts/password_changed", to=to or a_user(), changed_at=clock.now(), **{"name": "Ada Lund"} | options
        )


def ask_for_link(email):
    with transaction():
        accounts.ask_for_link(email=email, purpose=LinkPurpose.SIGN_IN, client="192.0.2.1")
    jobs.run_due(only=accounts.WRITE_LINK)


def letters():
    return db.session.query(Letter).order_by(Letter.id).all()


def test_a_letter_is_written_in_the_language_of_its_reader():
    danish, english = write(a_user("Ada Lund")), write(a_user("Bo Lind", language="en"))
    assert (danish.subject, english.subject) == ("Din adgangskode er ændret", "Your password has been changed")
    assert danish.body.startswith(
        "Hej Ada Lund\n\nAdgangskoden til din konto i Samskab blev ændret mandag den 2. marts"
    )
    assert english.body.endswith("Kind regards\nStrandby Kommune\nThe council secretariat\n")


def test_somebody_without_an_account_gets_a_letter_too():
    letter = write("bente@mail.example", language="en")
    assert (letter.recipient, letter.user_id, letter.language) == ("bente@mail.example", None, "en")


def test_a_letter_is_plain_text_whatever_people_are_called():
    letter = write("bente@mail.example", name="<b>Ada</b> & Bo")
    assert letter.body.startswith("Hej <b>Ada</b> & Bo\n")


def test_links_in_letters_come_from_the_settings():
    ask_for_link(a_user().email)
    [letter] = letters()
    [link] = [line for line in letter.body.splitlines() if "://" in line]
    assert link.startswith("http://localhost/sign-in-links/")


def test_a_letter_without_a_template_is_a_mistake_that_shows_at_once():
    with pytest.raises(TemplateNotFound):
        words_of("accounts/no_such_letter", "da")


def test_a_letter_about_what_was_rolled_back_is_never_written():
    user = a_user()

    def write_and_be_refused():
        accounts.invite(user, by=None)
        raise Refused("no")

    with refused("no"), transaction():
        write_and_be_refused()
    assert (letters(), db.session.query(Job).count()) == ([], 0)


def test_a_letter_arrives_with_its_words_and_a_name_of_its_own(app):
    letter = write(a_user("Åse Ø", email="aase@strandby.example"))
    with running(app) as server:
        assert jobs.run_due() == 1
    [message] = server.received
    assert (message["To"], message["Subject"]) == ("aase@strandby.example", "Din adgangskode er ændret")
    assert message["Message-ID"] == f"<letter-{letter.id}.20260302090000000000@localhost>"
    assert message["Content-Language"] == "da"
    assert message.get_content().replace("\r\n", "\n") == letter.body
    assert (letter.status, letter.sent_at) == (LetterStatus.SENT, clock.now())


def test_a_letter_is_sent_once_even_if_its_job_is_done_twice(app):
    letter = write()
    with running(app) as server:
        jobs.run_due()
        send([letter])
        db.session.commit()
        assert jobs.run_due() == 1
    assert len(server.received) == 1


def test_a_secret_leaves_no_trace_once_it_has_been_sent(app):
    ask_for_link(a_user().email)
    [letter] = letters()
    assert "sign-in-links" in letter.body
    with running(app) as server:
        jobs.run_due()
    assert "sign-in-links" in server.received[0].get_content()
    assert (letter.status, letter.body) == (LetterStatus.SENT, "")
    assert db.session.query(SignInLink).count() == 1


def test_a_mail_server_that_is_down_loses_no_letter(app):
    letter = write()
    with reaching(app, free_port()):
        jobs.run_due()
    assert (letter.status, letter.sent_at) == (LetterStatus.WAITING, None)
    assert "ConnectionRefusedError" in letter.last_error
    with clock.at(clock.now() + jobs.POSTPONED_FOR), running(app) as server:
        jobs.run_due()
    assert len(server.received) == 1
    assert (letter.status, letter.last_error) == (LetterStatus.SENT, None)


def test_a_mail_server_that_is_down_for_weeks_is_no_letters_fault(app):
    waiting = [write(), write("bo@mail.example")]
    with reaching(app, free_port()):
        for days in (0, 4, 30):
            with clock.at(clock.now() + timedelta(days=days)):
                assert jobs.run_due() == 1
    assert [letter.status for letter in waiting] == [LetterStatus.WAITING, LetterStatus.WAITING]
    with clock.at(clock.now() + timedelta(days=31)), running(app) as server:
        jobs.run_due()
    assert len(server.received) == 2
    assert jobs.count_waiting() == 0


def test_a_mail_server_that_hangs_up_once_it_has_the_letter_is_not_given_it_again(app):
    letter = write()
    with running(app) as server:
        server.hangs_up = True
        jobs.run_due()
    assert (letter.status, len(server.received)) == (LetterStatus.SENT, 1)


def test_one_letter_that_fails_does_not_hold_up_the_others(app):
    letter, other = write("full@mail.example"), write("bo@mail.example")
    with running(app) as server:
        server.answers["full@mail.example"] = "452 Mailbox full"
        jobs.run_due()
    assert [letter.status, other.status] == [LetterStatus.WAITING, LetterStatus.SENT]
    assert letter.last_error == "452 Mailbox full"


def test_an_address_that_does_not_exist_is_not_tried_again(app):
    letter = write("gone@mail.example")
    with running(app) as server:
        server.answers["gone@mail.example"] = "550 No such user"
        jobs.run_due()
        with clock.at(clock.now() + timedelta(days=1)):
            assert jobs.run_due() == 0
    assert (letter.status, letter.last_error) == (LetterStatus.FAILED, "550 No such user")


@pytest.mark.parametrize("address", ["åse@mail.example", "ada@" + "ø" * 70 + ".example"])
def test_an_address_that_cannot_be_written_in_mail_is_not_tried_again_and_can_be_seen(app, address):
    letter = write(address)
    with running(app) as server:
        jobs.run_due()
        with clock.at(clock.now() + timedelta(days=1)):
            assert jobs.run_due() == 0
    assert (letter.status, letter.last_error, server.received) == (
        LetterStatus.FAILED,
        "The address holds signs that no mail server takes.",
        [],
    )


def test_after_three_days_of_being_put_off_somebody_must_look(app):
    letter = write("full@mail.example")
    with running(app) as server:
        server.answers["full@mail.example"] = "452 Mailbox full"
        for number in range(MOST_ANSWERS):
            assert letter.is_waiting
            with clock.at(clock.now() + number * jobs.LONGEST_WAIT):
                assert jobs.run_due() == 1
    assert letter.status == LetterStatus.FAILED


def test_time_in_which_the_mail_server_was_down_is_no_time_of_being_put_off(app):
    letter = write("full@mail.example")
    with reaching(app, free_port()):
        for days in range(8):
            with clock.at(clock.now() + timedelta(days=days)):
                jobs.run_due()
    with clock.at(clock.now() + timedelta(days=8)), running(app) as server:
        server.answers["full@mail.example"] = "452 Mailbox full"
        jobs.run_due()
    assert letter.is_waiting


def test_a_letter_sent_again_has_all_its_time_before_it(app):
    letter = write("gone@mail.example")
    with running(app) as server:
        server.answers["gone@mail.example"] = "550 No such user"
        jobs.run_due()
        with clock.at(clock.now() + timedelta(days=30)):
            with transaction():
                letters_of_all.send_again(letter, by=a_user())
            server.answers["gone@mail.example"] = "452 Mailbox full"
            jobs.run_due()
    assert letter.is_waiting


def test_a_letter_is_as_strict_servers_and_out_of_office_robots_want_it(app):
    app.config["MAIL_DEFAULT_SENDER"] = "Strandby Kommune, Sekretariatet på Øen <samskab@strandby.example>"
    try:
        write("bente@mail.example", name="Å" * 3_000)
        with running(app) as server:
            jobs.run_due()
    finally:
        app.config["MAIL_DEFAULT_SENDER"] = "samskab@strandby.example"
    [message] = server.received
    assert max(map(len, message.as_bytes().splitlines())) <= 998
    assert message.get_content().startswith("Hej " + "Å" * 3_000)
    assert (message["Auto-Submitted"], message["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    [sender] = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (
        "Strandby Kommune, Sekretariatet på Øen",
        "samskab@strandby.example",
    )
    assert message["Date"].datetime


def test_without_a_mail_server_letters_wait_without_end():
    letter = write()
    for days in (0, 1, 30):
        with clock.at(clock.now() + timedelta(days=days)):
            jobs.run_due()
    assert (letter.status, letter.last_error) == (LetterStatus.WAITING, None)
    assert jobs.count_failed() == 0


def test_no_header_can_be_smuggled_in_by_a_name(app):
    write("bente@mail.example", name="Ada\nBcc: all@mail.example\n\nSubject: x")
    with running(app) as server:
        jobs.run_due()
    [message] = server.received
    assert (message["Bcc"], message["Subject"]) == (None, "Din adgangskode er ændret")
