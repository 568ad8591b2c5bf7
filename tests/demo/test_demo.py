"""The demo: built through the operations, as far as it is asked for, and healed when it was interrupted."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from app import clock, jobs
from app.applications.models import Application
from app.appointments.models import Appointment, Method
from app.bodies.models import BodyKind
from app.calls.models import Call
from app.committees.models import Area, Stage, TaskCommittee
from app.demo import municipality, queries
from app.demo.build import STEPS, build
from app.demo.events import DemoBegun
from app.demo.municipality import PASSWORD
from app.demo.roles import one_per_role
from app.demo.timetable import Timetable
from app.events import record
from app.extensions import db
from app.handovers.queries import handover_of
from app.transactions import transaction
from app.workspaces.models import Paper
from tests.builders import a_user

#: The demo's council was elected in November 2025; its stories begin ten months before now.
TODAY = datetime(2026, 11, 20, 9, 0)

#: The step that was asked for → the stage of the one committee, and how many there are of what comes later.
REACHED = {
    "area": (Stage.PROPOSED, {Area: 1, Call: 0}),
    "terms": (Stage.ESTABLISHED, {Call: 0}),
    "call": (Stage.ESTABLISHED, {Call: 1, Application: 0}),
    "applications": (Stage.ESTABLISHED, {Application: 12, Appointment: 0}),
    "appointment": (Stage.WORKING, {Appointment: 1, Paper: 0}),
    "work": (Stage.WORKING, {Paper: 2}),
    "handover": (Stage.DELIVERED, {}),
    "answer": (Stage.ANSWERED, {}),
}


@pytest.fixture(autouse=True)
def in_november():
    with clock.at(TODAY):
        yield


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("step", STEPS)
def test_a_story_stops_at_the_step_that_was_asked_for(step):
    build(until=step)

    stage, counted = REACHED[step]
    committee = db.session.scalars(select(TaskCommittee)).one()
    assert (committee.stage, {model: count(model) for model in counted}) == (stage, counted)


@pytest.mark.usefixtures("app")
def test_the_whole_demo_has_something_at_every_stage():
    build()

    stages = set(db.session.scalars(select(TaskCommittee.stage)))
    assert stages == set(Stage) - {Stage.DRAFTING, Stage.DROPPED}
    assert (count(TaskCommittee), count(Area)) == (23, 23)
    assert set(db.session.scalars(select(Appointment.method))) == {Method.AGREED, Method.STRICT}
    answered = db.session.scalars(select(TaskCommittee).where(TaskCommittee.stage == Stage.ANSWERED)).all()
    assert {handover_of(committee).answering_decision.meeting.body.kind for committee in answered} == {BodyKind.COUNCIL}
    assert list(one_per_role()) == [
        "Administrator",
        "Rådssekretariatet",
        "Borgmester",
        "Gruppeformand",
        "Byrådsmedlem",
        "Formand for et opgaveudvalg",
        "Borgermedlem",
        "Facilitator",
    ]
    assert (jobs.count_waiting() > 1000, jobs.count_late()) == (True, 0)  # the letters, though written months ago


def test_everybody_who_is_listed_can_sign_in(app, new_client):
    build(until="appointment")

    listed = app.test_cli_runner().invoke(args=["demo", "--sign-ins"]).output
    assert len(one_per_role()) == 8
    for role, user in one_per_role().items():
        assert role in listed
        assert user.email in listed
        client = new_client()
        client.submit("/sign-in", {"email": user.email, "password": PASSWORD})
        assert client.get("/my-page").status_code == 200


def test_a_demo_is_built_only_where_there_is_nothing(app):
    a_user("Somebody Real")

    outcome = app.test_cli_runner().invoke(args=["demo", "--until", "area"])

    assert (outcome.exit_code, outcome.output) == (
        1,
        "Error: Her er data i forvejen. Demoen bygges kun i en tom database.\n",
    )
    assert (count(TaskCommittee), queries.is_begun()) == (0, False)


def test_an_interrupted_demo_is_built_anew(app):
    with transaction():  # what a process leaves that is killed after the first thing it stored
        record(DemoBegun(), by=None)
        municipality.found(Timetable())
    assert queries.is_interrupted()

    outcome = app.test_cli_runner().invoke(args=["demo", "--until", "area"])

    assert outcome.exit_code == 0, outcome.output
    assert (queries.is_interrupted(), queries.is_built(), count(TaskCommittee)) == (False, True, 1)
