"""What happened is kept for good and told to whoever asked."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app import clock, events
from app.errors import Refused
from app.events import Event, EventRecord, on, on_all, record, record_all
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_user

pytestmark = pytest.mark.usefixtures("app")


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class KiteFlown(Event):
    committee_id: int
    on_day: date
    at: datetime
    colour: Colour


KITE = KiteFlown(7, date(2026, 3, 2), datetime(2026, 3, 2, 9, 30), Colour.RED)


def test_an_event_says_what_when_who_and_about_which_committee():
    user = a_user()
    with transaction():
        record(KITE, by=user)
    [row] = db.session.query(EventRecord)
    assert (row.kind, row.actor_id, row.committee_id, row.happened_at) == ("KiteFlown", user.id, 7, clock.now())
    assert row.details == {"committee_id": 7, "on_day": "2026-03-02", "at": "2026-03-02T09:30:00", "colour": "red"}


def test_nobody_signed_in_is_nobody():
    with transaction():
        record(KITE, by=None)
    assert db.session.query(EventRecord).one().actor_id is None


def test_an_event_of_a_decision_that_failed_never_happened():
    def fly_and_fail():
        with transaction():
            record(KITE, by=None)
            raise Refused("no wind")

    with pytest.raises(Refused):
        fly_and_fail()
    assert db.session.query(EventRecord).count() == 0


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setitem(events._subscribers, KiteFlown, [])
    monkeypatch.setitem(events._subscribers_to_all, KiteFlown, [])
    return []


def test_subscribers_are_told_once_however_often_they_subscribe(told):
    subscribe = on(KiteFlown)
    handler = told.append
    subscribe(handler)
    subscribe(handler)
    with transaction():
        record(KITE, by=None)
    assert told == [KITE]


def test_a_subscriber_that_fails_takes_the_decision_with_it(told):
    @on(KiteFlown)
    def fail(event):
        raise Refused("the string broke")

    with pytest.raises(Refused), transaction():
        record(KITE, by=None)
    assert db.session.query(EventRecord).count() == 0


KITES = [replace(KITE, committee_id=number) for number in (7, 8, 9)]


def test_what_happened_to_many_in_one_decision_is_a_row_for_each_in_one_statement(count_queries):
    user = a_user()
    with count_queries() as sent, transaction():
        record(KITE, by=None)
        record_all(KITES, by=user)
    assert sum("INSERT INTO events" in each for each in sent) == 2
    rows = db.session.query(EventRecord).order_by(EventRecord.id).all()
    assert [(row.kind, row.actor_id, row.committee_id, row.happened_at) for row in rows] == [
        ("KiteFlown", None, 7, clock.now()),
        *(("KiteFlown", user.id, number, clock.now()) for number in (7, 8, 9)),
    ]
    assert rows[1].details == {
        "committee_id": 7, "on_day": "2026-03-02", "at": "2026-03-02T09:30:00", "colour": "red",
    }  # fmt: skip


def test_who_asked_for_all_is_told_once_of_those_recorded_together_and_who_asked_for_each_of_each(told):
    together = []
    on(KiteFlown)(told.append)
    on_all(KiteFlown)(together.append)
    with transaction():
        record_all(KITES, by=None)
        record(KITE, by=None)
        record_all([], by=None)
    assert (told, together) == ([*KITES, KITE], [KITES, [KITE]])


@pytest.mark.parametrize("statement", ["UPDATE events SET kind = 'x'", "DELETE FROM events"])
def test_the_audit_trail_cannot_be_changed_by_anybody(statement):
    with transaction():
        record(KITE, by=None)
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert db.session.query(EventRecord).one().kind == "KiteFlown"


PERSONAL = {"name_of_person", "email", "address", "phone", "password", "token", "motivation", "birthday"}


def all_events(kind=Event):
    return [each for child in kind.__subclasses__() for each in (child, *all_events(child))]


def test_no_event_of_the_portal_has_room_for_personal_data():
    kept = {
        f"{event.__name__}.{field.name}" for event in all_events() for field in fields(event) if field.name in PERSONAL
    }
    assert kept == set()


def test_no_two_events_share_a_name():
    names = [event.__name__ for event in all_events()]
    assert sorted(names) == sorted(set(names))
