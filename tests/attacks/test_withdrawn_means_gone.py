"""Whoever withdraws and deletes is nowhere any more: in no column, index, letter, job, trail or file."""

import secrets
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from app import clock, jobs
from app.applications import operations
from app.applications.models import Application
from app.events import EventRecord
from app.extensions import db
from app.jobs import Job
from app.outbox import Letter
from app.privacy import operations as privacy
from app.transactions import transaction
from tests import mail_server
from tests.applications.builders import ANSWERS
from tests.attacks.leftovers import kept
from tests.builders import a_call, a_user

pytestmark = pytest.mark.usefixtures("app")

EMAIL = "xqzemail@mail.example"
#: Each is found nowhere else, and as a word of its own, as an index has it.
TYPED = {
    "name": "Xqzfornavn Xqzefternavn",
    "phone": "87654329",
    "neighbourhood": "Xqzkvarter",
    "motivation": "Fordi xqzmotivation driver mig.",
    "contribution": "Jeg kan xqzbidrag.",
}
MARKS = [b"xqz", b"87654329", b"fornavn", b"efternavn"]


@contextmanager
def no_server(_app):
    yield


@contextmanager
def one_that_takes_letters(app):
    with mail_server.running(app):
        yield


@contextmanager
def one_that_refuses_the_address(app):
    with mail_server.running(app) as server:
        server.answers[EMAIL] = f"550 <{EMAIL}> xqzfornavn is unknown here"
        yield


@contextmanager
def one_that_puts_it_off(app):
    with mail_server.running(app) as server:
        server.answers[EMAIL] = f"450 <{EMAIL}> is not read just now"
        yield


def apply(call, by=None, **other):
    with transaction():
        given = ANSWERS | TYPED | {"form_token": secrets.token_hex(8)} | other
        return operations.submit(call, email=EMAIL, by=by, **given)


@pytest.mark.parametrize(
    "mail", [no_server, one_that_takes_letters, one_that_refuses_the_address, one_that_puts_it_off]
)
@pytest.mark.parametrize("letters_leave_at_once", [True, False])
def test_nothing_is_left_of_whoever_withdraws(app, mail, letters_leave_at_once):
    call = a_call()
    with mail(app):
        application = apply(call)
        with transaction():
            operations.change(application, **ANSWERS | TYPED)
        apply(call, motivation="Xqzandet")
        with transaction():
            operations.send_links(EMAIL, client="192.0.2.7")
        if letters_leave_at_once:
            jobs.run_due()
        assert [mark for mark in MARKS[:3] if mark not in kept(app)] == []  # there is something to find
        with transaction():
            operations.withdraw(application)
        with clock.at(clock.now() + jobs.LONGEST_WAIT):
            for _kind in range(3):
                jobs.run_due()
        if mail is one_that_puts_it_off:  # what it never takes waits for three days
            with clock.at(clock.now() + jobs.LONGEST_WAIT * 20), transaction():
                privacy.forget_what_has_served()
    assert [mark for mark in MARKS if mark in kept(app)] == []


def test_that_letters_were_sent_is_still_known(app):
    with mail_server.running(app):
        application = apply(a_call())
        jobs.run_due()
        with transaction():
            operations.withdraw(application)
        jobs.run_due()
    stayed = db.session.execute(select(Letter.kind, Letter.recipient, Letter.subject, Letter.body, Letter.status))
    assert sorted(tuple(row) for row in stayed) == [
        ("applications/receipt", "", "", "", "sent"),
        ("applications/withdrawn", "", "", "", "sent"),
    ]


def test_what_waited_for_a_mail_server_never_leaves(app):
    application = apply(a_call())
    with transaction():
        operations.withdraw(application)
    deliveries = select(Job).where(Job.kind == "letter.deliver")
    assert (db.session.query(Letter).count(), db.session.scalars(deliveries).all()) == (0, [])


def test_the_trail_says_of_no_act_of_an_applicant_whose_it_was(app):
    ada = a_user("Ada Lund", email=EMAIL)
    application = apply(a_call(), by=ada)
    with transaction():
        operations.change(application, **ANSWERS)
    with transaction():
        operations.withdraw(application)
    told = db.session.execute(select(EventRecord.kind, EventRecord.actor_id).where(EventRecord.kind.like("Applic%")))
    assert {actor for _kind, actor in told} == {None}
    assert db.session.get(Application, application.id).user_id is None
