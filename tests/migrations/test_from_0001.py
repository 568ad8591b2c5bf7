"""What a municipality wrote at version 0001 is there at every later version, and when it goes back."""

import hashlib
from datetime import datetime
from pathlib import Path

import flask_migrate
import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from app import clock
from app.accounts.models import User
from app.extensions import db
from app.fulltext import Searchable, matches, search_text
from tests.migrations import rows

ROOT = Path(__file__).parents[2]
WRITTEN = rows.stored("0001")
#: The day the rows were taken from a portal in use (UTC).
TAKEN = datetime(2026, 11, 25, 9, 0)


@pytest.fixture(autouse=True)
def a_municipality_at_0001(app):
    """A portal of version 0001 with everything that its people had written."""
    with clock.at(TAKEN):
        flask_migrate.downgrade(revision="0001")
        rows.load(db.engine, WRITTEN)
        yield


def test_the_first_version_of_the_tables_is_frozen():
    landed = (ROOT / "migrations" / "versions" / "0001_the_whole_journey.py").read_bytes()
    assert hashlib.sha256(landed).hexdigest() == "d93f7ad340071b8dff0b3b98ccfd249afabff0942f5215ab3552d0a29a120b80", (
        "Migration 0001 has landed: what changes comes as a new one."
    )


def test_everything_written_at_0001_survives_the_way_up_and_down_again():
    written = rows.values(db.engine, WRITTEN)
    flask_migrate.upgrade()
    assert rows.broken_references(db.engine) == []
    flask_migrate.downgrade(revision="0001")
    assert rows.broken_references(db.engine) == []
    found = rows.read(db.engine, WRITTEN)
    for user in (*written["users"], *found["users"]):
        del user["session_stamp"]  # nobody wrote it: on the way back everybody gets a new one, and signs in anew
    assert found == written


def test_the_newest_portal_shows_what_was_written_at_0001(client):
    flask_migrate.upgrade()
    shown = {
        "/": "Værdighedspolitik",
        "/committees/2": "Værdighedspolitik",
        "/committees/17": "Borgerrettet behandling",
        "/calls/20": "Opgaven skal først drøftes med naboerne.",
        "/appointments/2": "Borgmesteren, af en pose",
        "/meetings/11": "Kommunalbestyrelsen",
    }
    assert {page for page, words in shown.items() if words not in client.get(page).text} == set()


def test_what_was_written_at_0001_is_found_by_its_words():
    flask_migrate.upgrade()
    for model in Searchable.__subclasses__():
        written = db.session.scalars(select(model).options(undefer(model.search_text))).all()
        again = [search_text({name: getattr(row, name) for name in model.__searched__}) for row in written]
        assert written != []
        assert [row.search_text for row in written] == again
    first = db.session.scalars(select(User).order_by(User.id)).first()
    found = select(User.id).where(matches(User, f"{first.email} {first.name}"))
    assert db.session.scalars(found).all() == [first.id]
