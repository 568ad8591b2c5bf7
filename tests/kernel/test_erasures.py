"""What was erased is written down outside the database, and erased again where a restore brought it back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete

from app import clock, erasures, jobs
from app.erasures import Entry, Erasure, append, read
from app.errors import Refused
from app.extensions import db
from app.transactions import transaction
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def forgotten():
    """What the things of kind "test.thing" have been forgotten after a restore."""
    again = []
    erasures.forgets("test.thing")(again.append)
    yield again
    del erasures._forgetting["test.thing"]


@pytest.fixture
def ledger(app):
    return Path(app.config["ERASURE_LEDGER"])


def erase(thing):
    with transaction():
        erasures.note("test.thing", thing)
    jobs.run_due()


def restore_from_before():
    """The database as it was before anything was erased."""
    with transaction():
        db.session.execute(delete(Erasure))


def replay():
    with transaction():
        return erasures.replay()


def test_an_erasure_is_written_down_with_its_id_and_time_and_nothing_else(forgotten, ledger):
    erase(17)
    [line] = [json.loads(line) for line in ledger.read_text().splitlines()]
    assert {name: line[name] for name in line.keys() - {"portal", "token"}} == {
        "kind": "test.thing",
        "thing": 17,
        "erased_at": "2026-03-02T09:00:00",
    }
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_what_was_rolled_back_was_not_erased(forgotten, ledger):
    def erase_and_be_refused():
        erasures.note("test.thing", 17)
        raise Refused("no")

    with refused("no"), transaction():
        erase_and_be_refused()
    jobs.run_due()
    assert not ledger.exists()


def test_what_a_restore_brought_back_is_erased_again_once(forgotten, ledger):
    erase(17)
    erase("K7Q4-2M9X")
    restore_from_before()
    assert (replay(), forgotten) == (2, [17, "K7Q4-2M9X"])
    assert (replay(), forgotten) == (0, [17, "K7Q4-2M9X"])
    assert db.session.query(Erasure).count() == 2


def test_what_is_erased_again_is_not_written_down_again(ledger):
    erasures.forgets("test.thing")(lambda thing: erasures.note("test.thing", thing))
    try:
        erase(17)
        restore_from_before()
        replay()
        jobs.run_due()
        assert len(read(ledger)) == 1
    finally:
        del erasures._forgetting["test.thing"]


def test_somebody_new_with_the_number_of_somebody_erased_stays(forgotten):
    """The backup knows of the erasure, so what has the number in it came later."""
    erase(17)
    assert (replay(), forgotten) == (0, [])


def test_another_portals_erasures_are_left_alone(forgotten, ledger):
    erase(17)
    with transaction():
        db.session.execute(delete(erasures.Portal))
    restore_from_before()
    assert (replay(), forgotten) == (0, [])


def test_a_kind_that_nothing_could_erase_again_is_a_mistake_that_shows_at_once():
    with pytest.raises(RuntimeError, match="unheard"), transaction():
        erasures.note("unheard", 1)


def test_a_ledger_that_cannot_be_written_is_tried_until_it_can(forgotten, ledger):
    ledger.mkdir()
    erase(17)
    ledger.rmdir()
    with clock.at(clock.now() + timedelta(days=30)):
        jobs.run_due()
    assert [entry.thing for entry in read(ledger)] == [17]


def test_a_line_that_was_cut_off_swallows_none_after_it(ledger):
    def entry(number: int) -> Entry:
        return Entry("portal", f"token {number}", "test.thing", number, "2026-03-02T09:00:00")

    append(ledger, [entry(1)])
    with open(ledger, "a") as file:
        file.write('{"portal": "port')
    append(ledger, [entry(2), entry(1)])
    assert [found.thing for found in read(ledger)] == [1, 2]
