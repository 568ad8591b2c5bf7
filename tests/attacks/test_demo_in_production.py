"""The demo's passwords, which everybody knows, open nothing where real people apply."""

import pytest

from app.demo import production
from app.demo.events import DemoBegun
from app.events import record
from app.extensions import db
from app.transactions import transaction
from tests.databases import app_on


@pytest.fixture
def at(app):
    """``at(address)``: the portal on the same database, reached there."""
    made = []

    def portal(address, **settings):
        made.append(app_on(app.config["SQLALCHEMY_DATABASE_URI"], PORTAL_URL=address, **settings))
        return made[-1]

    yield portal
    for each in made:
        with each.app_context():
            db.engine.dispose()


@pytest.fixture
def the_demo(app):
    with transaction():
        record(DemoBegun(), by=None)


def test_the_demo_is_not_served_over_https_and_the_refusal_says_how_to_begin_empty(the_demo, at):
    with pytest.raises(RuntimeError) as refusal:
        production.refuse_the_demo(at("https://samskab.example"))
    assert "flask --app wsgi create-administrator" in str(refusal.value)


@pytest.mark.parametrize(
    ("address", "settings"), [("http://127.0.0.1:8000", {}), ("https://samskab.example", {"DEMO": True})]
)
def test_it_is_served_at_home_and_where_somebody_says_that_it_is_a_demo(the_demo, at, address, settings):
    production.refuse_the_demo(at(address, **settings))


def test_a_municipality_of_its_own_is_served_over_https(app, at):
    production.refuse_the_demo(at("https://samskab.example"))
