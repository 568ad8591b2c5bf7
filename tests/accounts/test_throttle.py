"""How often something may be tried."""

from datetime import timedelta

import pytest

from app import clock
from app.accounts.models import Attempt
from app.accounts.throttle import LIMITS, Action, By, TooManyTries, count_attempt, forgive, next_turn
from app.extensions import db
from app.transactions import transaction

pytestmark = pytest.mark.usefixtures("app")

QUARTER = timedelta(minutes=15)
MOST = LIMITS[Action.SIGN_IN_LINK][By.PERSON].number


def attempt(person="ada@strandby.example", client="192.0.2.1", action=Action.SIGN_IN_LINK, times=1):
    for _time in range(times):
        with transaction():
            noted = count_attempt(action, person=person, client=client)
    return noted


def test_the_next_try_is_allowed_a_quarter_of_an_hour_after_the_first():
    start = clock.now()
    attempt()
    with clock.at(start + timedelta(minutes=5)):
        attempt(times=MOST - 1)
    with clock.at(start + timedelta(minutes=10)), pytest.raises(TooManyTries) as refusal:
        attempt()
    assert refusal.value.until == start + QUARTER
    with clock.at(refusal.value.until):
        attempt()


def test_a_try_that_is_refused_does_not_lengthen_the_wait():
    attempt(times=MOST)
    before = db.session.query(Attempt).count()
    for _again in range(5):
        with pytest.raises(TooManyTries):
            attempt()
    assert db.session.query(Attempt).count() == before


def test_one_persons_tries_slow_neither_another_nor_another_action():
    attempt(times=MOST)
    attempt("bo@strandby.example")
    attempt(action=Action.NEW_PASSWORD)


def test_many_people_at_one_client_share_its_limit():
    for number in range(LIMITS[Action.SIGN_IN_LINK][By.CLIENT].number):
        attempt(f"person{number}@strandby.example")
    with pytest.raises(TooManyTries):
        attempt("cleo@strandby.example")
    attempt("cleo@strandby.example", client="192.0.2.2")


def test_what_was_right_after_all_has_not_been_tried():
    noted = attempt(action=Action.SIGN_IN)
    with transaction():
        forgive(noted)
    assert db.session.query(Attempt).count() == 0


def test_turns_are_given_in_order_and_each_is_taken_once(app):
    most, start = app.config["APPLY_LETTERS_PER_CLIENT"], clock.now()
    with transaction():
        turns = [next_turn(Action.RECEIPT, person=f"{n}@mail.example", client="192.0.2.1") for n in range(2 * most + 1)]
    hour = timedelta(hours=1)
    assert turns == [start] * most + [start + hour] * most + [start + 2 * hour]


def test_nobody_can_read_from_the_table_who_tried():
    attempt()
    for row in db.session.query(Attempt):
        assert len(row.key) == 64
        assert "ada" not in row.key


def test_tries_are_forgotten_after_a_day():
    attempt()
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        attempt("bo@strandby.example")
    assert db.session.query(Attempt).count() == 2
