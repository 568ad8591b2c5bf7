"""How often a table has changed, asked as the key of what is remembered."""

import pytest
from sqlalchemy import event, func, literal_column, select

from app.bodies.models import Body, BodyKind
from app.extensions import db
from app.revisions import key, revision_of
from app.transactions import transaction
from tests.builders import a_body

pytestmark = pytest.mark.usefixtures("app")

BODIES = select(revision_of(Body))


def test_each_change_to_a_row_is_another_number():
    before = key(BODIES)
    body = a_body()
    between = key(BODIES)
    body.name = "Et nyt navn"
    db.session.commit()
    assert before[0] < between[0] < key(BODIES)[0]


def test_a_change_that_was_not_stored_is_none():
    before = key(BODIES)

    def change_and_fail():
        with transaction():
            db.session.add(Body(kind=BodyKind.STANDING_COMMITTEE, name="Aldrig gemt"))
            db.session.flush()
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 -- the one raised above
        change_and_fail()
    assert key(BODIES) == before


def test_on_postgresql_a_key_begins_no_transaction_and_the_next_on_its_connection_does():
    if db.engine.dialect.name == "sqlite":
        pytest.skip("asked of PostgreSQL")
    began_earlier = select(func.now() < func.statement_timestamp())
    assert key(began_earlier) == (False,)
    with db.engine.connect() as connection:
        assert connection.execute(began_earlier).one() == (True,)


def test_on_sqlite_a_key_begins_no_transaction_and_the_next_on_its_connection_does():
    if db.engine.dialect.name != "sqlite":
        pytest.skip("asked of SQLite")
    said = []
    event.listen(db.engine, "checkout", lambda driver, *_rest: driver.set_trace_callback(said.append))
    key(select(literal_column("1")))
    assert said == ["SELECT 1"]
    with db.engine.connect() as connection:
        connection.execute(select(literal_column("2")))
    assert said == ["SELECT 1", "BEGIN", "SELECT 2", "ROLLBACK"]
