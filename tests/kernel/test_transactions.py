"""One decision, one transaction: all of it or nothing, and one winner."""

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import transactions
from app.accounts.models import User
from app.bodies.models import Body, BodyKind
from app.errors import Refused, Stale
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_body, a_meeting, a_user

pytestmark = pytest.mark.usefixtures("app")


def body_called(name):
    return Body(kind=BodyKind.STANDING_COMMITTEE, name=name)


def names():
    return [body.name for body in db.session.query(Body).order_by(Body.id)]


def test_what_the_block_did_is_kept():
    with transaction():
        db.session.add(body_called("Skoleudvalget"))
    db.session.rollback()
    assert names() == ["Skoleudvalget"]


@pytest.mark.parametrize("error", [Refused("no"), ValueError("a mistake"), KeyboardInterrupt()])
def test_when_the_block_fails_nothing_of_it_is_kept(error):
    def half():
        with transaction():
            db.session.add(body_called("Skoleudvalget"))
            db.session.flush()
            raise error

    with pytest.raises(type(error)):
        half()
    assert names() == []


def test_what_was_read_before_is_read_again():
    body = a_body(name="Skoleudvalget")
    assert body.name == "Skoleudvalget"
    rename_elsewhere("Børneudvalget")
    assert body.name == "Skoleudvalget"  # still the old page
    with transaction():
        assert body.name == "Børneudvalget"


def rename_elsewhere(name):
    with db.engine.begin() as another:
        another.exec_driver_sql(f"UPDATE bodies SET name = '{name}'")  # noqa: S608 -- the test's own word


def test_two_who_do_the_same_get_one_winner_and_one_explanation():
    a_user(email="ada@strandby.example")
    with pytest.raises(Stale, match="hurtigere"), transaction():
        db.session.add(User(name="Ada", email="ada@strandby.example"))
    assert db.session.query(User).count() == 1


def test_a_constraint_that_nobody_could_break_by_being_faster_is_a_mistake_of_ours():
    with pytest.raises(IntegrityError), transaction():
        db.session.add(User(name="Ada", email="ADA@strandby.example"))


def test_a_version_that_was_overtaken_is_stale():
    meeting = a_meeting()

    def overtaken():
        with transaction():
            assert meeting.version == 1  # seen, and then …
            db.session.execute(text("UPDATE meetings SET version = 2"))  # … somebody else saved
            meeting.place = "Biblioteket"

    with pytest.raises(Stale):
        overtaken()
    assert meeting.place == "Rådhuset, mødesal 1"


def test_a_transaction_within_a_transaction_is_a_mistake():
    with pytest.raises(RuntimeError), transaction(), transaction():
        pass
    with transaction():  # and the mistake is forgotten
        pass


def test_what_was_changed_outside_is_a_mistake_and_is_not_saved():
    body = a_body(name="Skoleudvalget")
    body.name = "Børneudvalget"
    with pytest.raises(RuntimeError), transaction():
        pass
    db.session.rollback()
    assert names() == ["Skoleudvalget"]


def test_what_was_announced_is_announced_after_the_commit_only(monkeypatch):
    announced = []
    monkeypatch.setattr(transactions, "after_commit", [lambda: announced.append(names())])
    with transaction():
        db.session.add(body_called("Skoleudvalget"))
        assert announced == []
    assert announced == [["Skoleudvalget"]]
    with pytest.raises(Refused), transaction():
        raise Refused("no")
    assert len(announced) == 1


def test_of_many_at_once_each_sees_what_the_one_before_did(app):
    """Twelve people add one to the same number; none of the additions is lost."""
    a_body(name="0")
    start = threading.Barrier(4)

    def add_three():
        with app.app_context():
            start.wait()
            for _time in range(3):
                with transaction():
                    body = db.session.query(Body).one()
                    body.name = str(int(body.name) + 1)
            db.session.remove()

    people = [threading.Thread(target=add_three) for _person in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    db.session.rollback()
    assert names() == ["12"]
