"""The front page, the board and the list of calls are drawn once, and are never older than what they show."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import text, update

from app import clock
from app.bodies.models import Body
from app.calls import operations as calls
from app.calls.models import Call
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.handovers.models import Handover
from app.pages import queries
from app.transactions import transaction
from tests.builders import a_call, a_citizen_member, a_task_committee, an_application, saved, the_secretary
from tests.handovers.builders import an_answered_result

PATHS = ("/", "/committees", "/committees?show=ongoing", "/committees?show=finished", "/calls")
BOARD = PATHS[1:4]


@pytest.fixture
def call(app):
    """A portal with something of everything that is shown, and its open call."""
    an_answered_result()
    a_citizen_member(a_task_committee(Stage.WORKING, "At work"))
    return a_call(title="Join us", closes_at=clock.now() + timedelta(days=7))


def drawn_anew(app, client, path):
    app.extensions["fragments"].clear()
    return client.get(path).text


def changed(thing, **facts):
    for name, value in facts.items():
        setattr(thing, name, value)
    saved(thing)


def only(model):
    return db.session.query(model).order_by(model.id).first()


def by(user=None):
    return user or the_secretary()


def extend(call):
    with transaction():
        calls.extend(call, closes_at=call.closes_at + timedelta(days=3), by=by())


def withdraw(call):
    with transaction():
        calls.withdraw(call, reason="The council thought again.", by=by())


#: What can be changed → the pages that then say something else.
CHANGES = {
    "a call's title": (lambda call: changed(call, title="Join them"), "/", "/calls"),
    "a call's summary": (lambda call: changed(call, summary="Something new."), "/", "/calls"),
    "a call's deadline": (extend, "/", "/calls"),
    "a call withdrawn": (withdraw, "/", "/calls"),
    "a call published": (
        lambda _call: a_call(committee=a_task_committee(Stage.ESTABLISHED, "One more")),
        *PATHS[:3],
        "/calls",
    ),
    "the places of a call": (lambda call: changed(call.terms, seats_citizens=17), "/", "/calls"),
    "a committee's title": (lambda call: changed(call.committee, title="Newly called"), *PATHS[:3], "/calls"),
    "a committee's stage": (lambda _call: changed(only(TaskCommittee), stage=Stage.DELIVERED), "/", *BOARD),
    "a new committee": (lambda _call: a_task_committee(Stage.WORKING, "Newly begun"), *PATHS[:3]),
    "many committees at once": (
        lambda _call: (db.session.execute(update(TaskCommittee).values(title="All alike")), db.session.commit()),
        *PATHS,
    ),
    "a body's name": (
        lambda _call: [changed(body, name=f"Nyt {body.name}") for body in db.session.query(Body)],
        "/",
        *BOARD,
    ),
    "a member who joins": (lambda call: a_citizen_member(call.committee, "One More"), "/"),
    "an answer of the council": (lambda _call: an_answered_result(), *PATHS[:2], PATHS[3]),
    "the day of an answer": (
        lambda _call: changed(only(Handover).answering_decision, decided_on=date(2026, 1, 2)),
        "/",
    ),
    "the words of a result": (lambda _call: changed(only(Handover).result, summary="Said better."), "/"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_is_changed_is_seen_at_once(app, client, call, what):
    change, *where = CHANGES[what]
    before = {path: client.get(path).text for path in PATHS}
    assert {path: client.get(path).text for path in PATHS} == before
    change(call)
    after = {path: client.get(path).text for path in PATHS}
    assert [path for path in PATHS if after[path] != before[path]] == where
    assert {path: drawn_anew(app, client, path) for path in PATHS} == after


def test_a_call_leaves_the_front_page_when_its_time_is_up(client, call):
    later = a_call(title="Open for longer", closes_at=clock.now() + timedelta(days=9))
    shown = []
    for moment in (call.closes_at - timedelta(seconds=1), call.closes_at, later.closes_at, call.published_at):
        with clock.at(moment):
            client.get("/")
            shown.append([title for title in client.page.links() if title in {call.title, later.title}])
    assert shown == [["Join us", "Open for longer"], ["Open for longer"], [], ["Join us", "Open for longer"]]


def test_each_language_is_remembered_for_itself(client, call):
    headings = []
    for language in ("da", "en", "da"):
        client.set_cookie("language", language)
        client.get("/")
        headings.append(client.page.heading)
    assert headings == ["Vi former byen sammen", "We shape the town together", "Vi former byen sammen"]


def test_what_another_process_changed_is_seen(app_of_its_own, client, call):
    """Another process is another app on the same database, with its own memory."""
    client.get("/")
    identity = call.id
    with app_of_its_own.app_context(), transaction():
        db.session.get(Call, identity).title = "Changed elsewhere"
    client.get("/")
    assert "Changed elsewhere" in client.page.links()


def test_what_was_taken_back_is_never_shown(client, call):
    before = client.get("/").text

    def change_and_fail():
        with transaction():
            call.title = "Never"
            db.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert client.get("/").text == before


def test_applications_that_come_in_leave_the_pages_as_they_are(call):
    before = (queries.front_key(), queries.board_key())
    for number in range(3):
        an_application(call, f"Applicant {number}")
    assert (queries.front_key(), queries.board_key()) == before


@pytest.mark.parametrize("path", PATHS)
def test_a_page_that_is_remembered_asks_once(client, call, count_queries, path):
    client.get(path)
    with count_queries() as sent:
        client.get(path)
    assert len(sent) == 1


@pytest.mark.parametrize("path", PATHS)
def test_the_key_names_every_table_that_the_page_is_made_of(app, client, call, count_queries, path):
    with count_queries() as sent:
        drawn_anew(app, client, path)
    [key] = [statement for statement in sent if "revisions" in statement]
    read = {table for statement in sent for table in re.findall(r"(?:FROM|JOIN) (\w+)", statement)}
    made_of = read & set(db.metadata.tables) - {"revisions"}
    assert made_of == set(re.findall(r"'(\w+)'", key)) & made_of
    assert made_of


def test_what_is_written_as_text_is_not_counted_and_needs_a_new_start(call):
    before = queries.board_key()
    db.session.execute(text("UPDATE task_committees SET title = 'Text'"))
    db.session.commit()
    assert queries.board_key() == before
