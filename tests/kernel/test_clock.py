"""The one clock: naive UTC inside, Danish time outside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import literal, select

from app import clock
from app.extensions import db


@pytest.mark.parametrize(
    ("utc", "danish"),
    [
        (datetime(2026, 1, 15, 11, 0), "2026-01-15T12:00:00+01:00"),
        (datetime(2026, 7, 15, 10, 0), "2026-07-15T12:00:00+02:00"),
        (datetime(2026, 3, 29, 0, 59), "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 1, 0), "2026-03-29T03:00:00+02:00"),
        (datetime(2026, 12, 31, 23, 30), "2027-01-01T00:30:00+01:00"),
    ],
)
def test_a_moment_is_shown_in_danish_time(utc, danish):
    assert clock.to_danish(utc).isoformat() == danish
    assert clock.from_danish(clock.to_danish(utc).replace(tzinfo=None)) == utc


def test_the_hour_that_occurs_twice_is_its_first_time():
    assert clock.from_danish(datetime(2026, 10, 25, 2, 30)) == datetime(2026, 10, 25, 0, 30)


def test_the_hour_that_does_not_exist_is_the_one_after_it():
    assert clock.to_danish(clock.from_danish(datetime(2026, 3, 29, 2, 30))).hour == 3


def test_today_is_the_date_in_denmark():
    with clock.at(datetime(2026, 7, 14, 22, 30)):
        assert clock.today() == date(2026, 7, 15)


def test_the_clock_stands_still_for_the_block_and_not_longer():
    before = clock.now()
    with clock.at(datetime(2030, 1, 1)):
        with clock.at(datetime(2031, 1, 1)):
            assert clock.now() == datetime(2031, 1, 1)
        assert clock.now() == datetime(2030, 1, 1)
    assert clock.now() == before


def test_unstopped_the_clock_is_the_worlds():
    token = clock._stopped_at.set(None)
    try:
        world = datetime.now(UTC).replace(tzinfo=None)
        assert abs(clock.now() - world) < timedelta(minutes=1)
    finally:
        clock._stopped_at.reset(token)


def test_a_statement_that_is_built_once_asks_about_the_present_each_time(app):
    is_past = select(literal(datetime(2026, 3, 2, 12, 0)) <= clock.NOW, literal(date(2026, 3, 2)) < clock.TODAY)
    said = []
    for moment in (datetime(2026, 3, 2, 11, 59), datetime(2026, 3, 2, 12, 0), datetime(2026, 3, 2, 23, 0)):
        with clock.at(moment):
            said.append([bool(answer) for answer in db.session.execute(is_past).one()])
    assert said == [[False, False], [True, False], [True, True]]
