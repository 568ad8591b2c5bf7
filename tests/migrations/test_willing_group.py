"""The name of a willing group leaves the column for reasons, and comes back when the tables go back."""

import flask_migrate
import pytest
from sqlalchemy import column, select, table

from app.appointments import operations
from app.extensions import db
from app.transactions import transaction
from tests.appointments.builders import a_candidate, a_strict
from tests.builders import a_secretary

pytestmark = pytest.mark.usefixtures("app")


def stored(*columns: str) -> list[tuple[object, ...]]:
    rows = select(*map(column, columns)).select_from(table("turn_answers")).order_by(column("id"))
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(rows)]


def test_a_place_given_up_keeps_its_willing_group_down_and_up_again():
    secretary = a_secretary()
    appointment = a_strict(by=secretary, seats=(0, 2))
    with transaction():
        operations.waive(appointment, turn=1, willing="V", by=secretary)
        operations.pick(appointment, turn=2, nominee=a_candidate(appointment), by=secretary)
    assert stored("reason", "willing_group") == [("", "V"), ("", None)]
    db.session.close()
    flask_migrate.downgrade(revision="0004")
    assert stored("reason") == [("V",), ("",)]
    flask_migrate.upgrade()
    assert stored("reason", "willing_group") == [("", "V"), ("", None)]
