"""Telling many: after the decision, some at a time, and everybody exactly once."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs
from app.extensions import db
from app.jobs import Job
from app.outbox import Letter, batches, draft, write_to_many
from app.transactions import transaction
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")

MANY = range(1, 251)
EVERYBODY = {f"p{number}@mail.example": 1 for number in MANY}
KIND = "accounts/password_changed"


class Killed(BaseException):
    """The process is killed."""


@pytest.fixture
def stops(monkeypatch):
    """What happens, once, instead of a letter to a number."""
    stops = {}

    def draft_to(kind, ids, changed_at):
        for number in ids:
            if number in stops:
                raise stops.pop(number)
            yield draft(kind, to=f"p{number}@mail.example", name="Ada", changed_at=clock.now())

    monkeypatch.setattr(batches, "_writers", {KIND: draft_to})
    return stops


def tell(ids=MANY):
    with transaction():
        write_to_many(KIND, ids, changed_at="2026-03-02")


def told():
    db.session.rollback()
    return Counter(db.session.scalars(select(Letter.recipient)))


def test_a_decision_stores_one_row_however_many_are_told(stops, count_queries):
    with count_queries() as sent:
        tell()
    assert [each.split()[:3] for each in sent if not each.startswith("SELECT pg")] == [
        *([["BEGIN", "IMMEDIATE"]] if db.engine.dialect.name == "sqlite" else []),
        ["INSERT", "INTO", "jobs"],
    ]
    assert (told(), db.session.query(Job).count()) == ({}, 1)


def test_everybody_has_one_letter_and_a_job_that_delivers_it(stops):
    tell()
    jobs.run_due()
    assert told() == EVERYBODY
    letters = db.session.scalars(select(Letter.id)).all()
    deliveries = select(Job.arguments).where(Job.kind == "letter.deliver")
    assert sorted(job["letter_id"] for job in db.session.scalars(deliveries)) == sorted(letters)


def test_no_transaction_writes_more_than_one_batch(stops, monkeypatch):
    written = []
    send = batches.send
    monkeypatch.setattr(batches, "send", lambda letters: (written.append(len(letters)), send(letters)))
    tell()
    jobs.run_due()
    assert written == [100, 100, 50]


def test_nobody_to_tell_is_no_job(stops):
    tell([])
    assert db.session.query(Job).count() == 0


def test_somebody_who_is_named_twice_has_one_letter(stops):
    tell([1, 2, 1])
    jobs.run_due()
    assert told() == {"p1@mail.example": 1, "p2@mail.example": 1}


@pytest.mark.parametrize("number", [1, 100, 101, 175, 250])
@pytest.mark.parametrize("how", [OSError("the line is dead"), Killed()])
def test_whatever_happens_among_them_everybody_has_one_letter(stops, number, how):
    tell()
    stops[number] = how
    try:
        jobs.run_due()
    except Killed:
        db.session.remove()
    assert sum(told().values()) == (number - 1) // 100 * 100
    with clock.at(NOW + jobs.LEASE + timedelta(minutes=1)):
        jobs.run_due()
    assert told() == EVERYBODY


def test_one_that_comes_back_after_its_lease_writes_nothing_again(stops):
    tell()
    slow = jobs._claim()
    with clock.at(NOW + jobs.LEASE + timedelta(seconds=1)):
        jobs.run_due()
        jobs._do(*slow)
    assert told() == EVERYBODY


def test_several_workers_at_once_write_one_letter_to_each(app, stops):
    tell()
    start = threading.Barrier(3)

    def work():
        with app.app_context(), clock.at(NOW):
            start.wait()
            jobs.run_due(only=batches.WRITE)
            db.session.remove()

    workers = [threading.Thread(target=work) for _worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert told() == EVERYBODY


def test_letters_of_a_decision_that_was_refused_are_never_written(stops):
    def tell_and_fail():
        with transaction():
            write_to_many(KIND, MANY, changed_at="2026-03-02")
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 -- the one raised above
        tell_and_fail()
    jobs.run_due()
    assert told() == {}
