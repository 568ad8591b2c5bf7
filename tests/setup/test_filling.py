"""A portal is filled up with copies that hold together."""

import pytest
from sqlalchemy import func, select

from app import clock
from app.applications.models import Application
from app.committees.models import Stage, TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.handovers.models import Answer, Handover
from app.meetings.models import Meeting
from app.outbox.models import Letter
from tests.builders import a_call, a_citizen_member, a_closed_call, a_task_committee, an_application, saved
from tests.handovers.builders import an_answered_result
from tools.filling import Sizes, fill
from tools.targets import addresses

TABLES = {
    "applications": Application,
    "committees": TaskCommittee,
    "meetings": Meeting,
    "events": EventRecord,
    "letters": Letter,
}


def how_many(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def call(app):
    """The open call of a portal with a little of everything."""
    an_answered_result()
    a_citizen_member(a_task_committee(Stage.WORKING, "At work"))
    call = a_call()
    a_closed_call()
    for name in ("Ada", "Bo"):
        an_application(call, name)
    saved(EventRecord(kind="Test", details={}, happened_at=clock.now()))
    return call


def filled(**sizes):
    db.session.remove()
    with db.engine.begin() as connection:
        fill(connection, Sizes(**sizes))


def test_there_are_as_many_as_were_asked_for(call):
    filled(applications=9, committees=30, meetings=40, events=20, letters=0)
    counts = {name: how_many(model) for name, model in TABLES.items()}
    assert [name for name, least in (("applications", 9), ("committees", 30), ("meetings", 40), ("events", 20))
            if not least <= counts[name] < 3 * least] == []  # fmt: skip


def test_a_copied_committee_has_its_own_area_body_result_and_answers(call):
    before = (how_many(Handover), how_many(Answer))
    filled(applications=0, committees=15, meetings=0, events=0, letters=0)
    committees = db.session.scalars(select(TaskCommittee)).all()
    for owned in ("area_id", "body_id"):
        assert len({getattr(committee, owned) for committee in committees}) == len(committees)
    assert {committee.terms.committee_id == committee.id for committee in committees} == {True}
    handovers = db.session.scalars(select(Handover)).all()
    assert [len(each.result.recommendations) for each in handovers] == [3] * len(handovers)
    times = len(handovers) // before[0]
    assert (len(handovers), how_many(Answer)) == (times * before[0], times * before[1])
    assert times > 1


def test_the_copied_applications_are_for_the_open_call(call):
    identity = call.id
    filled(applications=7, committees=0, meetings=0, events=0, letters=0)
    assert {application.call_id for application in db.session.scalars(select(Application))} == {identity}


def test_a_portal_that_was_filled_up_shows_more_and_takes_more(client, call):
    def shown():
        return client.get("/committees").text.count('class="ongoing"')

    before = shown()
    filled(applications=3, committees=20, meetings=9, events=9, letters=0)
    assert shown() > before
    assert a_task_committee().id > 20
    assert {name: client.get(path).status_code for name, path in addresses().items()} == {
        "front": 200, "calls": 200, "call": 200, "form": 200, "committees": 200, "committee": 200, "meetings": 200,
        "candidates": 302, "my_page": 302,
    }  # fmt: skip


def test_what_is_not_there_cannot_be_copied(app):
    with pytest.raises(RuntimeError, match=r"^There is nothing in letters to copy\.$"):
        filled(applications=0, committees=0, meetings=0, events=0, letters=5)
