"""The way around: what slices say of their pages is gathered, and a page that lies nowhere is a fault."""

import pytest
from flask import Blueprint, Flask

from app.accounts.models import User
from app.bodies.models import Body
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.handovers.models import Handover
from app.navigation import Entry, Navigation, absolute_address_of, address_of, register


@pytest.fixture
def in_a_request(app):
    with app.test_request_context("/"):
        yield


@pytest.mark.usefixtures("in_a_request")
def test_a_thing_is_read_at_the_page_of_its_kind():
    assert address_of(TaskCommittee(id=7)) == "/committees/7"
    assert address_of(Call, 8) == "/calls/8"
    assert address_of(Body(id=9), _anchor="members") == "/bodies/9#members"


@pytest.mark.usefixtures("in_a_request")
def test_a_thing_may_be_read_at_the_address_of_what_it_belongs_to():
    assert address_of(Handover(id=3, committee_id=7)) == "/committees/7/answer"


@pytest.mark.usefixtures("in_a_request")
def test_a_place_is_found_by_its_name():
    assert address_of("my_page") == "/my-page"
    assert address_of("apply", 8) == "/calls/8/application"


def test_a_letter_holds_the_whole_address(app, monkeypatch):
    monkeypatch.setitem(app.config, "PORTAL_URL", "https://samskab.example")
    assert absolute_address_of(TaskCommittee(id=7)) == "https://samskab.example/committees/7"


@pytest.mark.usefixtures("in_a_request")
@pytest.mark.parametrize("what", [User(id=1), User, "nowhere"])
def test_a_page_that_nobody_draws_is_a_mistake(what):
    with pytest.raises(KeyError):
        address_of(what)


@pytest.fixture
def small():
    """Two slices with a page each."""
    app = Flask("small")
    for name in ("calls", "letters"):
        bp = Blueprint(name, name)
        bp.add_url_rule(f"/{name}", "index", lambda: "")
        app.register_blueprint(bp)
    return app


CALLS = Navigation(under="calls", entries=[Entry("calls", "Calls", "calls.index", in_menu=1)])


def test_a_slice_whose_pages_have_no_place_is_not_served(small):
    with pytest.raises(
        RuntimeError, match=r"letters\.index has no place in the navigation; add app/letters/navigation"
    ):
        register(small, {"calls": CALLS})


@pytest.mark.parametrize(
    ("letters", "fault"),
    [
        (Navigation(under="secretariat"), "The navigation leads to what does not exist: secretariat"),
        (
            Navigation(under="", pages={User: "letters.lost"}),
            "The navigation leads to what does not exist: letters.lost",
        ),
        (Navigation(under="", elsewhere={"letters.lost": "calls"}), "leads to what does not exist: letters.lost"),
        (Navigation(under="", places={"calls": "letters.index"}), "Two slices draw the page of calls"),
    ],
)
def test_a_name_that_leads_nowhere_or_to_two_places_is_not_served(small, letters, fault):
    with pytest.raises(RuntimeError, match=fault):
        register(small, {"calls": CALLS, "letters": letters})


def test_a_page_belongs_where_its_slice_does_unless_it_says_otherwise(small):
    register(small, {"calls": CALLS, "letters": Navigation(under="", elsewhere={"letters.index": "calls"})})
    assert small.extensions["navigation"].belongs == {"calls.index": "calls", "letters.index": "calls"}
