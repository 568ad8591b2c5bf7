"""Trying a letter that failed once more."""

import pytest

from app import clock, jobs
from app.letters import operations
from app.outbox import LetterStatus, write_letter
from app.transactions import transaction
from tests.builders import a_secretary
from tests.mail_server import running
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


def a_letter_to(address):
    with transaction():
        return write_letter("accounts/password_changed", to=address, changed_at=clock.now(), name="Ada Lund")


def test_a_letter_that_failed_can_be_sent_again(app):
    letter = a_letter_to("gone@mail.example")
    with running(app) as server:
        server.answers["gone@mail.example"] = "550 No such user"
        jobs.run_due()
        server.answers.clear()
        with transaction():
            operations.send_again(letter, by=a_secretary())
        jobs.run_due()
    assert [message["To"] for message in server.received] == ["gone@mail.example"]
    assert letter.status == LetterStatus.SENT


def test_a_letter_that_has_not_failed_is_not_sent_again():
    letter = a_letter_to("bo@mail.example")
    with refused("Only a letter that could not be sent can be sent again."), transaction():
        operations.send_again(letter, by=a_secretary())
