"""Meetings as people meet them in the browser."""

from datetime import datetime, timedelta

import pytest
from icalendar import Calendar

from app import clock, jobs
from app.bodies.models import BodyKind, Office
from app.committees.models import Stage
from app.extensions import db
from app.meetings import operations
from app.meetings.models import AgendaItem, Decision, Meeting, MeetingStatus
from app.outbox import Letter
from app.outbox.batches import WRITE
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_task_committee,
    a_user,
    saved,
    the_council,
    the_joint_meeting,
)
from tests.handovers.builders import a_presented_result

DAY = "2026-04-10T17:00"


def an_item(meeting, title="Budget", number=1, **facts):
    return saved(AgendaItem(meeting_id=meeting.id, number=number, title=title, **facts))


def test_the_public_finds_the_coming_meetings(client):
    meeting = a_meeting(starts_at=datetime(2026, 4, 14, 15, 0))
    client.get("/meetings")
    assert client.page.links()["Kommunalbestyrelsen tirsdag den 14. april 2026 kl. 17.00"] == f"/meetings/{meeting.id}"


def test_an_empty_list_says_so(client):
    assert client.get("/meetings").status_code == 200
    assert "Der er ingen møder at vise her." in client.page.text


def test_meetings_are_filtered_by_body_and_year(client):
    body = a_body()
    a_meeting(the_council())
    shown = a_meeting(body)
    client.submit("/meetings", {"body": body.id, "year": 2026}, button="Vis møder")
    assert "Afholdte møder i 2026" in client.page.text
    assert [url for url in client.page.links().values() if url.startswith("/meetings/")] == [f"/meetings/{shown.id}"]


@pytest.mark.parametrize("query", ["page=99", "page=-1", "page=x", "year=1066", "body=999", "year=99999&body=x"])
def test_an_address_somebody_typed_is_answered(client, query):
    a_coming_meeting()
    assert client.get(f"/meetings?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/meetings", "/bodies/{body}/meetings", "/meetings?year=2026"])
def test_a_long_list_costs_no_more_queries_than_a_short_one(client, count_queries, path):
    body = a_body()
    counts = []
    for days in ([1], range(2, 31)):
        for day in days:
            a_coming_meeting(body, days=day)
            a_meeting(body, clock.now() - timedelta(days=day))
        with count_queries() as queries:
            client.get(path.format(body=body.id))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_long_agenda_costs_no_more_queries_than_a_short_one(sign_in, count_queries):
    meeting, client = a_coming_meeting(), sign_in(a_secretary())
    counts = []
    for numbers in ([1], range(2, 31)):
        for number in numbers:
            an_item(meeting, number=number)
        with count_queries() as queries:
            client.get(f"/meetings/{meeting.id}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_secretariat_plans_a_meeting(sign_in):
    client, council = sign_in(a_secretary()), the_council()
    client.get(f"/bodies/{council.id}/meetings")
    where = client.page.links()["Planlæg et møde"]
    client.submit(
        where,
        {"starts_at": DAY, "ends_at": "2026-04-10T19:00", "place": "Byrådssalen", "is_open": True},
        button="Planlæg mødet",
    )
    meeting = db.session.query(Meeting).one()
    assert client.page.heading == "Møde den 10. april 2026"
    assert (meeting.starts_at, meeting.place, meeting.is_open) == (datetime(2026, 4, 10, 15), "Byrådssalen", True)


def test_a_wrong_time_loses_nothing_that_was_typed(sign_in):
    client, council = sign_in(a_secretary()), the_council()
    client.submit(
        f"/bodies/{council.id}/meetings/new", {"starts_at": DAY, "ends_at": "2026-04-10T16:00", "place": "Byrådssalen"}
    )
    assert "Mødet skal slutte efter det tidspunkt, hvor det begynder." in client.page.text
    (form,) = [form for form in client.page.forms if "place" in form.controls]
    assert [form.value_of(name) for name in ("starts_at", "ends_at", "place")] == [
        DAY,
        "2026-04-10T16:00",
        "Byrådssalen",
    ]
    assert db.session.query(Meeting).count() == 0


def test_a_chair_plans_the_meetings_of_a_task_committee(sign_in):
    body = a_body(BodyKind.TASK_COMMITTEE, "Trafik")
    client = sign_in(a_member(body, office=Office.CHAIR))
    client.submit(
        f"/bodies/{body.id}/meetings/new", {"starts_at": DAY, "ends_at": "2026-04-10T19:00", "place": "Biblioteket"}
    )
    assert db.session.query(Meeting).one().body_id == body.id


def test_the_public_cannot_plan(client):
    assert client.get(f"/bodies/{the_council().id}/meetings/new").location.startswith("/sign-in")


def test_the_agenda_from_the_first_item_to_the_letter(sign_in):
    secretary, councillor = a_secretary(), a_councillor("Karla Konge")
    meeting = a_coming_meeting()
    client = sign_in(secretary)
    page = f"/meetings/{meeting.id}"
    for title, is_closed in (("Budget", False), ("Køb af grund", True)):
        client.submit(f"{page}/agenda/new", {"title": title, "is_closed": is_closed}, button="Tilføj punktet")
    client.get(page)
    first, second = meeting.items
    client.submit(f"/agenda-items/{first.id}/edit", {"presentation": "Et **vigtigt** emne"}, button="Gem")
    assert "Et vigtigt emne" in client.page.text
    client.press(page, f"Flyt op {second.title}")
    assert [item.title for item in db.session.get(Meeting, meeting.id).items] == ["Køb af grund", "Budget"]

    client.get(f"{page}/summons")
    assert "Karla Konge" in client.page.text
    client.press(f"{page}/summons", "Send indkaldelsen")
    assert "Indkaldelsen er på vej" in client.page.text
    jobs.run_due(only=WRITE)
    (letter,) = db.session.query(Letter).all()
    assert (letter.recipient, letter.subject) == (
        councillor.email,
        f"Møde i Kommunalbestyrelsen den {meeting.starts_at.day}. marts 2026",
    )
    assert "1. Lukket punkt\n2. Budget" in letter.body
    assert "Køb af grund" not in letter.body


def test_the_public_reads_the_agenda_once_it_is_out(client):
    meeting = a_coming_meeting()
    an_item(meeting, "Budget")
    an_item(meeting, "Køb af grund", 2, is_closed=True, presentation="Prisen er fortrolig")
    client.get(f"/meetings/{meeting.id}")
    assert "Dagsordenen er ikke offentliggjort endnu." in client.page.text
    assert "Budget" not in client.page.text
    secretary = a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    client.get(f"/meetings/{meeting.id}")
    assert "Budget" in client.page.text
    assert "Lukket punkt" in client.page.text
    assert "grund" not in client.page.html
    assert "fortrolig" not in client.page.html


def test_a_member_reads_closed_items_and_another_citizen_does_not(sign_in):
    meeting = a_coming_meeting(status=MeetingStatus.SUMMONED, summoned_at=clock.now())
    an_item(meeting, "Køb af grund", is_closed=True)
    sign_in(a_user()).get(f"/meetings/{meeting.id}")
    client = sign_in(a_councillor())
    client.get(f"/meetings/{meeting.id}")
    assert "Køb af grund" in client.page.text
    client = sign_in(a_user())
    client.get(f"/meetings/{meeting.id}")
    assert "Køb af grund" not in client.page.html


def test_a_late_summons_asks_for_its_reason(sign_in):
    meeting, client = a_coming_meeting(days=2), sign_in(a_secretary())
    client.submit(f"/meetings/{meeting.id}/summons", {"late_because": ""}, button="Send indkaldelsen")
    assert db.session.get(Meeting, meeting.id).summoned_at is None
    assert "Skriv, hvorfor det ikke kan vente." in client.page.text
    client.submit(f"/meetings/{meeting.id}/summons", {"late_because": "Fristen er fredag."}, button="Send indkaldelsen")
    assert "Fristen er fredag." in client.page.text


def test_a_summons_that_is_in_time_asks_for_nothing(sign_in):
    meeting, client = a_coming_meeting(days=20), sign_in(a_secretary())
    client.get(f"/meetings/{meeting.id}/summons")
    assert not [form for form in client.page.forms if "late_because" in form.controls]


def test_two_who_edit_one_item_see_each_other(sign_in):
    meeting = a_coming_meeting()
    item, secretary = an_item(meeting), a_secretary()
    client = sign_in(secretary)
    path = f"/agenda-items/{item.id}/edit"
    client.get(path)
    with transaction():
        operations.change_item(
            item, title="Budget", presentation="Hendes", proposed_decision="", is_closed=False, by=secretary
        )
    answer = client.send(path, {"presentation": "Hans"}, button="Gem")
    assert answer.status_code == 409
    assert "Hendes" in client.page.text
    assert [form.value_of("presentation").strip() for form in client.page.forms if "presentation" in form.controls] == [
        "Hans"
    ]
    client.send(path, {}, button="Gem")
    assert db.session.get(AgendaItem, item.id).presentation == "Hans"


def test_an_item_is_removed_after_a_second_thought(sign_in):
    meeting = a_coming_meeting()
    an_item(meeting)
    client = sign_in(a_secretary())
    client.get(f"/meetings/{meeting.id}")
    client.press(client.page.links()["Fjern Budget"], "Fjern punktet")
    assert db.session.query(AgendaItem).count() == 0


def test_a_stale_button_that_moves_an_item_is_explained(sign_in):
    meeting = a_coming_meeting(status=MeetingStatus.SUMMONED, summoned_at=clock.now())
    item, client = an_item(meeting), sign_in(a_secretary())
    assert client.forge(f"/agenda-items/{item.id}/position", {"direction": "up"}).status_code == 409
    assert "Dagsordenen er sendt ud" in client.page.text


def test_a_member_cannot_edit_the_agenda_of_the_council(sign_in):
    meeting = a_coming_meeting()
    item, client = an_item(meeting), sign_in(a_councillor())
    assert client.get(f"/agenda-items/{item.id}/edit").status_code == 404
    assert client.get(f"/meetings/{meeting.id}/edit").status_code == 404
    assert "Rediger" not in client.page.links()


def test_moving_a_summoned_meeting_tells_the_members(sign_in):
    councillor, meeting = a_councillor(), a_coming_meeting(days=30)
    secretary = a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    sign_in(secretary).submit(f"/meetings/{meeting.id}/edit", {"place": "Kulturhuset"}, button="Gem")
    jobs.run_due(only=WRITE)
    letters = db.session.query(Letter).order_by(Letter.id).all()
    assert [(letter.kind, letter.recipient) for letter in letters] == [
        ("meetings/summons", councillor.email),
        ("meetings/moved", councillor.email),
    ]
    assert "Kulturhuset" in letters[-1].body


def test_a_cancelled_meeting_says_why(sign_in):
    councillor, meeting = a_councillor(), a_coming_meeting(days=30)
    secretary = a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    client = sign_in(secretary)
    client.submit(f"/meetings/{meeting.id}/cancellation", {"because": "Salen er oversvømmet."}, button="Aflys mødet")
    assert "Salen er oversvømmet." in client.page.text
    jobs.run_due(only=WRITE)
    letter = db.session.query(Letter).order_by(Letter.id.desc()).first()
    assert (letter.kind, letter.recipient) == ("meetings/cancelled", councillor.email)
    assert "Salen er oversvømmet." in letter.body


def test_a_letter_speaks_the_language_of_its_reader(sign_in):
    councillor = a_councillor()
    councillor.language = "en"
    db.session.commit()
    meeting, secretary = a_coming_meeting(days=30), a_secretary()
    sign_in(secretary).press(f"/meetings/{meeting.id}/summons", "Send indkaldelsen")
    jobs.run_due(only=WRITE)
    assert db.session.query(Letter).one().subject == "Meeting of Kommunalbestyrelsen on 1 April 2026"


def test_from_the_meeting_to_its_approved_minutes(sign_in, new_client):
    body, secretary = a_body(), a_secretary()
    anna = a_member(body, a_user("Anna Absalon"))
    a_member(body, a_user("Bo Bang"))
    meeting = a_meeting(body)
    item = an_item(meeting)
    client, page = sign_in(secretary), f"/meetings/{meeting.id}"
    client.submit(f"{page}/attendance", {"present": [anna.id]}, button="Gem")
    assert "1 af 2 medlemmer kom. Der skal 1 til for at træffe en beslutning." in client.page.text
    client.submit(f"/agenda-items/{item.id}/minutes", {"text": "Drøftet."}, button="Gem")
    client.get(page)
    client.submit(
        client.page.links()["Skriv beslutningen ind Budget"], {"text": "Vedtaget."}, button="Skriv beslutningen ind"
    )
    decision = db.session.query(Decision).one()
    assert (decision.number, decision.title, decision.text) == ("1", "Budget", "Vedtaget.")

    public = new_client()
    public.get(page)
    assert "Drøftet." not in public.page.text
    client.press(f"{page}/minutes-approval", "Godkend referatet")
    public.get(page)
    assert "Drøftet." in public.page.text
    assert "Anna Absalon" in public.page.text
    assert client.get(f"{page}/minutes-approval").status_code == 200
    assert client.press(f"{page}/minutes-approval", "Godkend referatet").status_code == 409


def test_a_decision_number_that_is_taken_loses_nothing(sign_in):
    meeting, secretary = a_meeting(), a_secretary()
    with transaction():
        operations.record_decision(meeting, number="7", title="Først", by=secretary)
    client = sign_in(secretary)
    path = f"/meetings/{meeting.id}/decisions/new"
    answer = client.submit(path, {"number": "7", "title": "Dernæst", "text": "En lang tekst"})
    assert answer.status_code == 409
    assert "Der er allerede en beslutning nummer 7 fra det møde." in client.page.text
    client.send(path, {"number": "8"})
    assert [decision.title for decision in db.session.query(Decision).order_by(Decision.id)] == ["Først", "Dernæst"]


def test_minutes_without_an_agenda_do_not_promise_one(client):
    meeting = a_meeting(status=MeetingStatus.MINUTED, minutes_approved_at=clock.now())
    client.get(f"/meetings/{meeting.id}")
    assert "Der blev ikke skrevet nogen dagsorden her." in client.page.text


def test_a_joint_meeting_offers_no_decision(sign_in):
    meeting = a_meeting(the_joint_meeting())
    client = sign_in(a_secretary())
    client.get(f"/meetings/{meeting.id}")
    assert "Et fællesmøde drøfter sagerne, men beslutter ikke noget." in client.page.text
    assert "Skriv en beslutning ind" not in client.page.links()


def test_a_joint_meeting_says_which_task_committees_it_is_about(sign_in, new_client):
    meeting = a_coming_meeting(the_joint_meeting())
    draft = a_task_committee(Stage.PRESENTED, title="Trafik")
    draft.joint_meeting = meeting
    result = a_presented_result()
    result.joint_meeting = meeting
    db.session.commit()
    secretary = sign_in(a_secretary())
    secretary.get(f"/meetings/{meeting.id}")
    assert "Udkast til kommissorium: Trafik" in secretary.page.text
    assert f"Resultat og anbefalinger: {result.committee.title}" in secretary.page.text
    assert "Der er ikke noget på dagsordenen endnu." not in secretary.page.text
    public = new_client()
    public.get(f"/meetings/{meeting.id}")
    assert "Fra opgaveudvalgene" not in public.page.text, "the agenda is not out"


def test_a_long_text_and_odd_letters_are_shown_as_they_are(sign_in):
    meeting, client = a_coming_meeting(), sign_in(a_secretary())
    client.submit(
        f"/meetings/{meeting.id}/agenda/new",
        {"title": "Ærø & <script>", "presentation": "<b>x</b> " + "lang " * 5000},
        button="Tilføj punktet",
    )
    assert "Ærø & <script>" in client.page.text
    assert "<b>x</b>" in client.page.text


def events_of(answer):
    assert answer.mimetype == "text/calendar"
    return [
        (str(event["uid"]), int(event["sequence"]), str(event["status"]), event.decoded("dtstart").isoformat())
        for event in Calendar.from_ical(answer.data).walk("VEVENT")
    ]


def test_a_meeting_can_be_put_in_a_calendar(client):
    meeting = a_meeting(the_council(), datetime(2026, 4, 10, 15))
    assert events_of(client.get(f"/meetings/{meeting.id}/calendar.ics")) == [
        (f"meeting-{meeting.id}@localhost", 0, "CONFIRMED", "2026-04-10T15:00:00+00:00")
    ]


def test_a_calendar_that_follows_a_body_moves_and_strikes_out_its_meetings(client):
    body, secretary = a_body(), a_secretary()
    first, second = a_coming_meeting(body, days=10), a_coming_meeting(body, days=20)
    an_item(first, "Hemmeligt", is_closed=True)
    with transaction():
        operations.cancel(first, because="Snestorm", by=secretary)
    answer = client.get(f"/bodies/{body.id}/calendar.ics")
    assert [(uid.split("@")[0], sequence, status) for uid, sequence, status, _start in events_of(answer)] == [
        (f"meeting-{first.id}", 1, "CANCELLED"),
        (f"meeting-{second.id}", 0, "CONFIRMED"),
    ]
    assert b"Hemmeligt" not in answer.data
