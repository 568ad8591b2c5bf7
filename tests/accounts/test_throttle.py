"""How often something may be tried."""

from datetime import timedelta

import pytest

from app import clock
from app.accounts.models import Attempt
from app.accounts.throttle import TooManyTries, count_attempt
from app.extensions import db
from app.transactions import transaction

pytestmark = pytest.mark.usefixtures("app")

QUARTER = timedelta(minutes=15)


def attempt(**limits):
    with transaction():
        count_attempt("sign-in", limits)


def test_the_next_try_is_allowed_a_quarter_of_an_hour_after_the_first():
    start = clock.now()
    attempt(ada=2)
    with clock.at(start + timedelta(minutes=5)):
        attempt(ada=2)
    with clock.at(start + timedelta(minutes=10)), pytest.raises(TooManyTries) as refusal:
        attempt(ada=2)
    assert refusal.value.until == start + QUARTER
    with clock.at(refusal.value.until):
        attempt(ada=2)


def test_a_try_that_is_refused_does_not_lengthen_the_wait():
    attempt(ada=1)
    for _again in range(5):
        with pytest.raises(TooManyTries):
            attempt(ada=1)
    assert db.session.query(Attempt).count() == 1


def test_one_persons_tries_do_not_slow_another_down():
    attempt(ada=1)
    attempt(bo=1)


def test_one_action_does_not_slow_another_down():
    attempt(ada=1)
    with transaction():
        count_attempt("link", {"ada": 1})


def test_many_people_at_one_address_share_its_limit():
    attempt(ada=5, office=2)
    attempt(bo=5, office=2)
    with pytest.raises(TooManyTries):
        attempt(cleo=5, office=2)


def test_a_refusal_by_the_address_does_not_count_against_the_person():
    attempt(bo=5, office=1)
    with pytest.raises(TooManyTries):
        attempt(ada=1, office=1)
    attempt(ada=1)


def test_nobody_can_read_from_the_table_who_tried():
    attempt(**{"ada@strandby.example": 5})
    [row] = db.session.query(Attempt)
    assert len(row.key) == 64
    assert "ada" not in row.key


def test_tries_are_forgotten_after_a_day():
    attempt(ada=5)
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        attempt(bo=5)
    assert db.session.query(Attempt).count() == 1
