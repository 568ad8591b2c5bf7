"""Calls as people meet them in a browser."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.calls.models import Call, CallStatus
from app.committees.models import Stage
from app.extensions import db
from tests.builders import a_call, a_closed_call, a_coming_meeting, a_secretary, a_task_committee, a_user
from tests.calls.builders import CONTENT
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")

TEXTS = {name: text for name, text in CONTENT.items() if name != "dates"}


def test_a_visitor_finds_the_open_calls_and_the_closed_ones(client):
    a_call(title="Åbent opslag", closes_at=NOW + timedelta(days=3))
    a_call(title="Lukket opslag", closes_at=NOW - timedelta(days=3))
    a_call(CallStatus.DRAFT, title="Hemmelig kladde")

    client.get("/calls")

    assert "Åbent opslag" in client.page.links()
    assert "Lukket opslag" in client.page.links()
    assert "3 dage tilbage" in client.page.text
    assert "Hemmelig kladde" not in client.page.text


def test_without_calls_the_list_says_what_to_do_instead(client):
    client.get("/calls")
    assert "Der er ingen åbne opslag lige nu." in client.page.text
    assert client.page.links()["Se opgaveudvalgene"] == "/committees"


@pytest.mark.parametrize("page", ["2", "0", "-1", "999999999", "x"])
def test_any_page_number_gives_a_page(client, page):
    a_call()
    assert client.get(f"/calls?page={page}").status_code == 200


def test_the_list_comes_in_pages(client):
    committee = a_task_committee(Stage.ESTABLISHED)
    for number in range(21):
        a_call(committee=committee, title=f"Opslag {number:02}", closes_at=NOW + timedelta(days=2 + number))
    client.get("/calls")
    assert ("Opslag 19" in client.page.text, "Opslag 20" in client.page.text) == (True, False)
    client.get(client.page.links()["Næste"])
    assert ("Opslag 19" in client.page.text, "Opslag 20" in client.page.text) == (False, True)


def test_the_list_asks_one_question_of_the_database_for_1_call_and_for_30_and_one_more_when_it_is_new(
    client, count_queries
):
    counts = []
    for more in (1, 29):
        for _number in range(more):
            a_call()
        for _time in ("new", "seen before"):
            with count_queries() as queries:
                client.get("/calls")
            counts.append(len([each for each in queries if each.startswith("SELECT")]))
    assert counts == [2, 1, 2, 1]


def test_a_call_that_was_seen_before_costs_one_question(client, count_queries):
    call = a_call(**TEXTS)
    path = f"/calls/{call.id}"
    client.get(path)
    seen = client.page.text
    with count_queries() as queries:
        client.get(path)
    assert len([each for each in queries if each.startswith("SELECT")]) == 1
    assert client.page.text == seen


def test_a_calls_page_says_what_is_asked_who_is_wanted_and_when(client):
    call = a_call(**TEXTS, committee=a_task_committee(Stage.ESTABLISHED, profiles={"Forælder": 4}))

    client.get(f"/calls/{call.id}")

    for said in (
        "Find ud af, hvad der gør skolevejen tryg.",
        "Seks møder på et år.",
        "Forælder",
        "10 borgere og 5 politikere",
        "mandag den 23. marts 2026 kl. 10.00",
        "21 dage tilbage",
        "Alle får svar senest 1. maj.",
        "Ring til rådssekretariatet.",
        "tirsdag den 21. april 2026 kl. 11.00–13.00",
    ):
        assert said in client.page.text
    links = client.page.links()
    assert links["Søg om en plads"] == f"/calls/{call.id}/application"
    assert links["Læs kommissoriet"] == f"/committees/{call.committee_id}/terms"


def test_the_page_follows_the_clock_and_the_language(client):
    call = a_call(closes_at=NOW + timedelta(days=2), **TEXTS)
    path = f"/calls/{call.id}"
    client.get(path)
    assert "2 dage tilbage" in client.page.text
    with clock.at(NOW + timedelta(days=1)):
        client.get(path)
        assert "Lukker i morgen" in client.page.text
    with clock.at(NOW + timedelta(days=2)):
        client.get(path)
        assert "Fristen er udløbet" in client.page.text
        assert "Søg om en plads" not in client.page.links()
    client.set_cookie("language", "en")
    client.get(path)
    assert "2 days left" in client.page.text


def test_a_withdrawn_call_says_why(client):
    call = a_call(CallStatus.WITHDRAWN, withdrawn_reason="Udvalget er **udskudt**.")
    client.get(f"/calls/{call.id}")
    assert "Udvalget er udskudt." in client.page.text
    assert "Søg om en plads" not in client.page.links()


def test_what_the_secretariat_writes_cannot_become_a_script(client):
    call = a_call(**TEXTS | {"task": "<script>alert(1)</script> [her](javascript:alert(1))", "title": "<b>Opslag</b>"})
    client.get(f"/calls/{call.id}")
    assert client.page.heading == "<b>Opslag</b>"
    assert [href for href in client.page.links().values() if "script" in href] == []
    assert "<script>alert" not in client.page.html


def test_a_draft_is_not_there_for_others(client, sign_in):
    call = a_call(CallStatus.DRAFT)
    assert client.get(f"/calls/{call.id}").status_code == 302  # asked to sign in, as for any page they may not see
    assert sign_in(a_user()).get(f"/calls/{call.id}").status_code == 404


def test_the_secretariat_writes_a_call_from_the_terms_and_publishes_it(sign_in):
    committee = a_task_committee(Stage.ESTABLISHED)
    meeting = a_coming_meeting(committee.body)
    client = sign_in(a_secretary())

    client.submit(
        f"/committees/{committee.id}/call",
        {"contact": "Sofie, 70 10 20 30", "commitment": "Fem møder"},
        button="Gem kladden",
    )
    call = db.session.scalars(select(Call)).one()
    assert (call.title, call.contact, [date.starts_at for date in call.dates]) == (
        committee.title,
        "Sofie, 70 10 20 30",
        [meeting.starts_at],
    )
    assert "Kladden er gemt." in client.page.text

    client.submit(f"/calls/{call.id}/publication", {"closes_at": "2026-03-23T12:00"}, button="Offentliggør")
    assert (call.status, call.closes_at) == (CallStatus.PUBLISHED, NOW.replace(day=23, hour=11))
    assert "Opslaget er offentliggjort." in client.page.text


def test_a_deadline_that_is_refused_keeps_what_was_typed(sign_in):
    call = a_call(CallStatus.DRAFT, **TEXTS)
    answer = sign_in(a_secretary()).submit(
        f"/calls/{call.id}/publication", {"closes_at": "2026-03-02T20:00"}, button="Offentliggør"
    )
    assert answer.status_code == 409
    assert "Fristen skal være mindst et døgn fra nu" in answer.text
    assert 'value="2026-03-02T20:00"' in answer.text
    assert call.status is CallStatus.DRAFT


def test_what_is_missing_is_said_before_one_publishes(sign_in):
    call = a_call(CallStatus.DRAFT)
    client = sign_in(a_secretary())
    client.get(f"/calls/{call.id}/publication")
    assert "Der mangler noget i opslaget: opgaven, det, vi beder folk om" in client.page.text


def test_two_people_editing_at_once_lose_nothing(sign_in, new_client):
    call = a_call(**TEXTS)
    first = sign_in(a_secretary("Sofie Første"))
    first.get(f"/calls/{call.id}/edit")
    stale = first.page
    call.summary, call.version = "Den anden var først", call.version + 1
    db.session.commit()

    first.page = stale
    answer = first.send(f"/calls/{call.id}/edit", {"summary": "Mit eget"}, button="Gem")

    assert answer.status_code == 409
    assert "En anden har ændret opslaget" in first.page.text
    assert "Den anden var først" in first.page.text
    assert "Mit eget" in answer.text
    first.send(f"/calls/{call.id}/edit", {}, button="Gem")
    assert call.summary == "Mit eget"


def test_one_more_row_for_a_meeting_keeps_what_was_typed(sign_in):
    call = a_call(CallStatus.DRAFT)
    client = sign_in(a_secretary())
    client.submit(f"/calls/{call.id}/edit", {"summary": "Halvt skrevet"}, button="Tilføj et møde")
    assert "Halvt skrevet" in client.page.html
    assert "dates-3-starts_at" in client.page.html
    assert call.summary != "Halvt skrevet"


def test_the_deadline_is_moved_and_the_call_withdrawn_by_forms(sign_in):
    call = a_call()
    client = sign_in(a_secretary())
    client.submit(f"/calls/{call.id}/deadline", {"closes_at": "2026-04-01T12:00"}, button="Flyt fristen")
    assert call.closes_at == NOW.replace(month=4, day=1, hour=10)
    client.submit(f"/calls/{call.id}/withdrawal", {"reason": "Udskudt"}, button="Træk opslaget tilbage")
    assert (call.status, call.withdrawn_reason) == (CallStatus.WITHDRAWN, "Udskudt")
    answer = client.forge(f"/calls/{call.id}/withdrawal", {"reason": "Igen"})
    assert answer.status_code == 409


@pytest.mark.parametrize("step", ["edit", "publication", "deadline", "withdrawal"])
def test_only_the_secretariat_works_on_a_call(sign_in, client, step):
    call = a_closed_call()
    assert client.get(f"/calls/{call.id}/{step}").status_code == 302
    assert sign_in(a_user()).forge(f"/calls/{call.id}/{step}").status_code == 404
    assert sign_in(a_user()).get(f"/committees/{call.committee_id}/call").status_code == 404
