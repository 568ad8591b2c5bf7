"""An appointment through the browser: every step by its form, and what each person sees of it."""

import pytest

from app.applications.models import Application
from app.appointments import operations
from app.appointments.election import Step, needed_draw, next_step, next_turn, sizes
from app.appointments.models import Appointment
from app.appointments.queries import candidates_without_place, councillors_without_place
from app.bodies.models import Office
from app.bodies.queries import current_memberships
from app.committees.models import ChairRule, Stage
from app.events import EventRecord
from app.extensions import db
from app.meetings.models import Meeting
from app.transactions import transaction
from tests.appointments.builders import (
    a_completed,
    a_strict,
    an_agreed,
    an_appointment,
    draw_in_name_order,
    fill_offices,
    take_all_turns,
    take_turn,
    the_list,
    with_list,
)
from tests.builders import (
    a_closed_call,
    a_councillor,
    a_full_council,
    a_meeting,
    a_secretary,
    a_task_committee,
    a_user,
    an_application,
    the_council,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def secretary(app):
    return a_secretary()


@pytest.fixture
def browser(sign_in, secretary):
    return sign_in(secretary)


def only() -> Appointment:
    """The one appointment of the test, as it is in the database now."""
    db.session.rollback()
    return db.session.query(Appointment).one()


def page(step: str = "") -> str:
    return f"/appointments/{only().id}{step}"


def recorded(browser, step, data, **options):
    """Send the step's form; it must be accepted, and lead back to the appointment."""
    answer = browser.submit(page(step), data, **options)
    assert (answer.status_code, answer.request.path) == (200, page()), browser.page.text


def an_established_committee(seats=(1, 1)):
    committee = a_task_committee(Stage.ESTABLISHED, seats=seats, drafters=a_full_council()[:2], profiles={})
    an_application(a_closed_call(committee), "Citizen One")
    return committee


# --- the whole way ---


def test_an_agreed_appointment_goes_through_its_forms_from_first_to_last(browser):
    committee = an_established_committee()
    meeting = a_meeting(the_council())
    browser.submit(f"/committees/{committee.id}/appointment", {"meeting": meeting.id})
    away = next(each.user_id for each in the_council().memberships if each.user.name == "C9 Councillor")
    recorded(browser, "/presence", {f"member_{away}": "absent"})
    assert sizes(only()) == {"C": 9, "V": 3, "B": 2, "A": 1, "F": 1, "I": 1, "Ø": 1}
    recorded(browser, "/method", {"method": "agreed"})

    group = next(group.id for group in only().groups if group.name == "C")
    councillor = next(each.user_id for each in only().electors if each.is_present)
    citizen = db.session.query(Application).one().id
    recorded(
        browser,
        "/list",
        {
            "councillors-0-group": group,
            "councillors-0-person": councillor,
            "candidates-0-group": group,
            "candidates-0-person": citizen,
        },
    )
    recorded(browser, "/chairs", {"user": councillor})
    recorded(browser, "/completion", {"number": "14 b", "dissent": "I1 havde hellere set et valg."})
    assert (only().is_completed, only().decision.number) == (True, "14 b")
    assert "Citizen One" in browser.page.text
    assert "I1 havde hellere set et valg." in browser.page.text


def test_a_proportional_election_goes_through_its_forms_from_first_to_last(browser, secretary):
    appointment = a_strict(by=secretary, seats=(5, 2), applicants=4)
    order = {group.name: group.id for group in appointment.groups}
    recorded(browser, "/draws", {"drawn_as_1": order["C"], "drawn_as_2": order["B"], "drawn_by": "Borgmesteren"})
    while turn := next_turn(only()):
        if "councillor" in turn.kinds:
            free = councillors_without_place(only())[0].user_id
            recorded(browser, "/picks", {"kind": "councillor", "councillor": free})
        else:
            recorded(browser, "/picks", {"kind": "citizen", "candidate": candidates_without_place(only())[0].id})
    people = [answer.user_id for answer in only().named if answer.user_id]
    recorded(browser, "/ballots", {f"votes_{user}": 15 if user == people[0] else 0 for user in people})
    recorded(browser, "/chairs", {"user": people[1]})
    recorded(browser, "/completion", {"number": "3"})
    assert [held.elected_id for held in only().offices] == people[:2]
    assert "Trukket af Borgmesteren" in browser.page.text


def test_a_tie_about_the_chair_is_settled_by_lots_in_the_browser(browser, secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    one, other = (answer.user_id for answer in appointment.named if answer.user_id)
    for _ballot in range(3):
        recorded(browser, "/ballots", {f"votes_{one}": 9, f"votes_{other}": 9})
    recorded(browser, "/chair-draws", {"drawn": [other]})
    assert only().offices[0].elected_id == other
    names = {answer.user_id: answer.person for answer in only().named}
    for number in (1, 2, 3):
        assert f"{number}. afstemning: {names[one]} 9, {names[other]} 9" in browser.page.text
    told = db.session.scalars(db.select(EventRecord.kind).order_by(EventRecord.id)).all()
    assert told[-5:] == ["BallotCast"] * 3 + ["OfficeLotsDrawn", "OfficeFilled"]


def test_the_portal_draws_by_one_button(browser, secretary):
    a_strict(by=secretary, seats=(5, 2))
    browser.press(page("/draws"), "Lad portalen trække nu")
    assert next_step(only()) is Step.TURNS
    assert f"på anmodning af {secretary.name}" in browser.page.text


def test_an_election_whose_reason_nobody_wrote_down_does_not_claim_that_nobody_objected(browser, secretary):
    an_appointment(by=secretary)
    recorded(browser, "/presence", {}, button="Gem")
    recorded(browser, "/method", {"method": "strict"})
    assert "Ingen var imod" not in browser.page.text


def test_a_group_drawn_twice_is_said_where_it_stands(browser, secretary):
    a_strict(by=secretary, seats=(5, 2))
    tied = needed_draw(only()).among
    group = next(each for each in only().groups if each.name == tied[0])
    browser.submit(page("/draws"), {"drawn_as_1": group.id, "drawn_as_2": group.id, "drawn_by": "Borgmesteren"})
    assert 'href="#drawn_as_2"' in browser.page.html


def test_a_place_is_given_up_in_the_browser(browser, secretary):
    a_strict(by=secretary, seats=(0, 2))
    recorded(browser, "/waivers", {"willing": "V"})
    assert [answer.kind for answer in only().standing_answers] == [None]
    browser.get(page())
    assert "0 af 2 pladser er besat." in browser.page.text


def test_an_entry_is_struck_out_in_the_browser_and_stays_in_the_protocol(browser, secretary):
    take_turn(a_strict(by=secretary, seats=(0, 2)), by=secretary)
    recorded(browser, "/corrections", {"reason": "Det forkerte navn"})
    assert only().standing_answers == []
    assert "Streget: Det forkerte navn" in browser.page.text


def test_an_appointment_is_stopped_with_a_reason(browser, secretary):
    appointment = an_appointment(by=secretary)
    browser.submit(page("/abandonment"), {"reason": "Mødet blev afbrudt."})
    assert not only().is_open
    browser.get(f"/committees/{appointment.committee_id}/appointment")
    assert "Mødet blev afbrudt." in browser.page.text


# --- bad input loses nothing ---


def test_a_list_that_leaves_places_empty_is_explained_and_keeps_what_was_chosen(browser, secretary):
    appointment = an_agreed(by=secretary)
    group, person = appointment.groups[0].id, councillors_without_place(appointment)[0].user_id
    answer = browser.submit(page("/list"), {"councillors-0-group": group, "councillors-0-person": person})
    assert answer.status_code == 409
    assert "Listen nævner 1 medlemmer af kommunalbestyrelsen, og der er 2 pladser til dem." in browser.page.text
    form = next(form for form in browser.page.forms if "councillors-0-person" in form.controls)
    assert form.value_of("councillors-0-person") == str(person)


def test_the_list_has_a_row_for_each_place(browser, secretary):
    an_agreed(by=secretary, seats=(3, 4))
    browser.get(page("/list"))
    form = next(form for form in browser.page.forms if "councillors-0-person" in form.controls)
    rows = [name for name in form.controls if name.endswith("-person")]
    assert rows == [
        *(f"councillors-{row}-person" for row in range(3)),
        *(f"candidates-{row}-person" for row in range(4)),
    ]


def test_a_saved_list_is_shown_again_to_be_changed(browser, secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    browser.get(page("/list"))
    form = next(form for form in browser.page.forms if "candidates-1-person" in form.controls)
    citizens = [each.application.name for each in appointment.named if each.application]
    assert [form.value_of(f"candidates-{row}-person") for row in (0, 1)] == citizens


def test_a_draw_that_names_a_group_twice_is_explained_and_keeps_the_rest(browser, secretary):
    appointment = a_strict(by=secretary, seats=(5, 2))
    group = next(group.id for group in appointment.groups if group.name == "B")
    browser.submit(page("/draws"), {"drawn_as_1": group, "drawn_as_2": group, "drawn_by": "Borgmesteren"})
    assert "Hver gruppe trækkes én gang. Vælg en ny gruppe for hvert nummer." in browser.page.text
    form = next(form for form in browser.page.forms if "drawn_by" in form.controls)
    assert form.value_of("drawn_by") == "Borgmesteren"
    assert only().draws == []


def test_no_order_is_suggested_for_a_draw(browser, secretary):
    a_strict(by=secretary, seats=(5, 2))
    browser.get(page("/draws"))
    form = next(form for form in browser.page.forms if "drawn_by" in form.controls)
    assert [form.value_of(name) for name in ("drawn_as_1", "drawn_as_2")] == ["", ""]


def test_a_resident_who_did_not_apply_needs_a_reason_and_the_name_is_kept(browser, secretary):
    a_strict(by=secretary, seats=(0, 2))
    answer = browser.submit(page("/picks"), {"kind": "citizen", "name": "Nina Nabo", "email": "nina@mail.example"})
    assert answer.status_code == 409
    form = next(form for form in browser.page.forms if "candidate" in form.controls)
    assert form.value_of("name") == "Nina Nabo"
    recorded(
        browser,
        "/picks",
        {"kind": "citizen", "name": "Nina Nabo", "email": "nina@mail.example", "reason": "Kender vejen."},
    )
    assert [answer.person for answer in only().named] == ["Nina Nabo"]


# --- stale pages ---


def test_a_turn_recorded_by_somebody_else_meanwhile_is_explained(browser, secretary):
    appointment = a_strict(by=secretary, seats=(0, 3))
    browser.get(page("/picks"))
    take_turn(appointment, by=secretary)
    free = candidates_without_place(only())[0].id
    answer = browser.send(page("/picks"), {"kind": "citizen", "candidate": free})
    assert answer.status_code == 409
    assert "Den tur er allerede indført. Se på siden, som den er nu." in browser.page.text
    assert len(only().named) == 1


def form_with(browser, *fields):
    return next(form for form in browser.page.forms if form.controls.keys() >= set(fields))


def pressed_twice(browser, step, data):
    """Send the step's form by a button pressed twice; what the second press is answered."""
    browser.get(page(step))
    form = form_with(browser, *data)
    sent = form.filled(data, None)
    assert browser.post(page(step), data=sent).status_code == 302
    answer = browser.post(page(step), data=sent)
    assert answer.status_code == 409
    return browser.page.text


def test_a_turn_pressed_twice_is_recorded_once_and_explained(browser, secretary):
    a_strict(by=secretary, seats=(0, 3))
    candidate = candidates_without_place(only())[0].id
    told = pressed_twice(browser, "/picks", {"kind": "citizen", "candidate": candidate})
    assert "Den tur er allerede indført." in told
    assert "Vælg en af mulighederne" not in told
    assert len(only().named) == 1


def test_the_last_turn_pressed_twice_is_explained(browser, secretary):
    a_strict(by=secretary, seats=(0, 1))
    candidate = candidates_without_place(only())[0].id
    told = pressed_twice(browser, "/picks", {"kind": "citizen", "candidate": candidate})
    assert "Ingen gruppe står for tur nu. Turen er allerede indført" in told


def test_a_place_given_up_twice_by_one_button_is_given_up_once(browser, secretary):
    a_strict(by=secretary, seats=(0, 2))
    assert "Den tur er allerede indført." in pressed_twice(browser, "/waivers", {"willing": "V"})
    assert len(only().standing_answers) == 1


def test_after_a_stale_turn_the_form_is_about_the_turn_that_is_awaited(browser, secretary):
    appointment = a_strict(by=secretary, seats=(0, 3))
    browser.get(page("/picks"))
    take_turn(appointment, by=secretary)
    free = candidates_without_place(only())[0].id
    browser.send(page("/picks"), {"kind": "citizen", "candidate": free})
    browser.send(page("/picks"), {"kind": "citizen"})
    assert [answer.application_id for answer in only().named][1:] == [free]


def test_a_draw_pressed_twice_is_recorded_once_and_explained(browser, secretary):
    appointment = a_strict(by=secretary, seats=(5, 2))
    order = {group.name: group.id for group in appointment.groups}
    data = {"drawn_as_1": order["C"], "drawn_as_2": order["B"], "drawn_by": "Borgmesteren"}
    assert "Lodtrækningen er allerede indført" in pressed_twice(browser, "/draws", data)
    assert len(only().draws) == 1


def test_a_list_pressed_twice_is_recorded_once_and_what_was_chosen_is_kept(browser, secretary):
    appointment = an_agreed(by=secretary, seats=(1, 1))
    group, person = appointment.groups[0].id, councillors_without_place(appointment)[0].user_id
    candidate = candidates_without_place(appointment)[0].id
    data = {
        "councillors-0-group": group,
        "councillors-0-person": person,
        "candidates-0-group": group,
        "candidates-0-person": candidate,
    }
    assert "Listen er allerede indført" in pressed_twice(browser, "/list", data)
    assert form_with(browser, "candidates-0-person").value_of("candidates-0-person") == str(candidate)
    assert db.session.query(EventRecord).filter_by(kind="ListAgreed").count() == 1


def test_the_choice_of_a_chair_pressed_twice_chooses_no_vice_chair(browser, secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    person = next(answer.user_id for answer in appointment.named if answer.user_id)
    assert "Det er allerede indført, hvem der blev valgt." in pressed_twice(browser, "/chairs", {"user": person})
    assert [held.elected_id for held in only().offices] == [person]


def test_a_ballot_pressed_twice_counts_once_and_chooses_no_vice_chair(browser, secretary):
    appointment = with_list(an_agreed(by=secretary, seats=(3, 1)), by=secretary)
    people = [answer.user_id for answer in appointment.named if answer.user_id]
    votes = {f"votes_{user}": count for user, count in zip(people, (12, 5, 2), strict=True)}
    assert "Afstemningen er allerede indført." in pressed_twice(browser, "/ballots", votes)
    assert [(held.elected_id, len(held.ballots)) for held in only().offices] == [(people[0], 1)]


def test_the_decision_pressed_twice_is_recorded_once_and_explained(browser, secretary):
    fill_offices(with_list(an_agreed(by=secretary), by=secretary), by=secretary)
    told = pressed_twice(browser, "/completion", {"number": "7"})
    assert "Medlemmerne er udpeget." in told
    assert only().is_completed


@pytest.mark.parametrize(
    "step", ["/draws", "/picks", "/waivers", "/corrections", "/chairs", "/ballots", "/chair-draws"]
)
def test_a_step_whose_time_has_not_come_says_so(browser, secretary, step):
    an_appointment(by=secretary)
    assert browser.get(page(step)).status_code == 409
    assert browser.page.heading == "Det kan ikke lade sig gøre nu"


def test_nothing_can_be_sent_after_the_council_has_decided(browser, secretary):
    a_completed(by=secretary)
    for step, data in (
        ("/abandonment", {"reason": "x"}),
        ("/method", {"method": "strict"}),
        ("/completion", {"number": "99"}),
        ("/portal-draws", {"quotient": "2"}),
    ):
        assert browser.forge(page(step), data).status_code == 409
    assert only().is_completed


def test_garbage_in_hidden_fields_is_no_crash(browser, secretary):
    a_strict(by=secretary, seats=(0, 2))
    free = candidates_without_place(only())[0].id
    answer = browser.forge(page("/picks"), {"turn": "x", "kind": "citizen", "candidate": free})
    assert answer.status_code in (200, 409)
    assert browser.forge(page("/portal-draws"), {"quotient": "1/0"}).status_code == 409
    assert only().named == []


# --- who sees what ---


def test_nobody_outside_sees_a_name_before_the_council_has_decided(new_client, secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    stranger = new_client().get(f"/appointments/{appointment.id}")
    assert "Citizen 1" not in stranger.text
    assert stranger.status_code in (302, 404)


def test_a_citizen_with_an_account_does_not_find_an_open_appointment(sign_in, secretary):
    appointment = an_appointment(by=secretary)
    assert sign_in(a_user()).get(f"/appointments/{appointment.id}").status_code == 404


def test_a_councillor_follows_but_does_not_run_it(sign_in, secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    browser = sign_in(a_councillor("Karin Konservativ"))
    assert browser.get(f"/appointments/{appointment.id}").status_code == 200
    assert "Indfør, hvem gruppen peger på" not in browser.page.links()
    assert browser.forge(f"/appointments/{appointment.id}/waivers", {"turn": "1", "willing": "V"}).status_code == 404


def test_everybody_sees_the_members_and_how_they_were_chosen_after_the_decision(client, secretary):
    appointment = an_agreed(by=secretary)
    lines = the_list(appointment)
    lines[-1] = type(lines[-1])(
        lines[-1].group,
        operations.Nominee(name="Nina Nabo", email="nina@mail.example", reason="En privat grund."),
    )
    with transaction():
        operations.agree_list(appointment, lines=lines, by=secretary)
    fill_offices(appointment, by=secretary)
    with transaction():
        operations.complete(appointment, number="5", by=secretary)
    client.get(page())
    assert "Nina Nabo" in client.page.text
    assert "nina@mail.example" not in client.page.html
    assert "En privat grund." not in client.page.html


def test_what_was_struck_out_is_not_public_after_the_decision(client, secretary):
    appointment = a_strict(by=secretary, seats=(1, 1), applicants=2)
    with transaction():
        wrong = operations.Nominee(application=candidates_without_place(appointment)[1])
        operations.pick(appointment, turn=1, nominee=wrong, by=secretary)
        operations.strike_out(appointment, number=1, reason="Det forkerte navn.", by=secretary)
    take_all_turns(appointment, by=secretary)
    fill_offices(appointment, by=secretary)
    with transaction():
        operations.complete(appointment, number="5", by=secretary)
    client.get(page())
    assert "Citizen 1" in client.page.text
    assert "Citizen 2" not in client.page.html
    assert "Det forkerte navn." not in client.page.html


def test_without_a_meeting_that_has_begun_the_page_says_what_to_do(browser):
    committee = an_established_committee()
    for meeting in db.session.query(Meeting):
        meeting.status, meeting.minutes_approved_at = "minuted", meeting.ends_at
    db.session.commit()
    browser.get(f"/committees/{committee.id}/appointment")
    assert "har lige nu intet møde, som en beslutning kan skrives ind på." in browser.page.text
    assert "Planlæg et møde" in browser.page.links()


# --- a committee that chooses its own chair ---


def a_committee_without_a_chair(secretary):
    appointment = an_agreed(by=secretary)
    appointment.committee.terms.chair_rule = ChairRule.COMMITTEE
    db.session.commit()
    with_list(appointment, by=secretary)
    with transaction():
        operations.complete(appointment, number="5", by=secretary)
    return appointment.committee


def test_the_secretariat_records_the_chair_whom_the_committee_chose(browser, secretary):
    committee = a_committee_without_a_chair(secretary)
    browser.get(page())
    chosen = only().named[0].user
    link = browser.page.links()[f"{chosen.name} – Post"]
    browser.submit(link, {"office": "chair", "starts_on": "2026-03-02", "basis": "Valgt af udvalget"}, button="Gem")
    db.session.rollback()
    (chair,) = [each.user for each in current_memberships(committee.body) if each.office is Office.CHAIR]
    assert chair == chosen
    browser.get(page())
    assert "vælger selv formand" not in browser.page.text


def test_the_committees_page_leads_to_where_its_chair_is_recorded(browser, secretary, new_client):
    committee = a_committee_without_a_chair(secretary)
    browser.get(f"/committees/{committee.id}")
    place = browser.page.links()["Indfør, hvem opgaveudvalget valgte som formand"]
    browser.get(place)
    councillors = [answer.person for answer in only().named if answer.user_id and answer.kind == "councillor"]
    assert [text for text in browser.page.links() if text.startswith("Post ")] == [f"Post {n}" for n in councillors]
    stranger = new_client()
    stranger.get(f"/committees/{committee.id}")
    assert place not in [url for text, url in stranger.page.links().items() if "formand" in text]


def test_a_committee_whose_chair_the_council_chose_asks_for_none(browser, secretary):
    appointment = a_completed(by=secretary)
    browser.get(page())
    assert "vælger selv formand" not in browser.page.text
    browser.get(f"/committees/{appointment.committee_id}")
    assert "Indfør, hvem opgaveudvalget valgte som formand" not in browser.page.links()


# --- large ---


@pytest.mark.parametrize("path", ["", "/picks", "/list"])
def test_a_page_asks_the_database_as_often_for_thirty_candidates_as_for_two(browser, secretary, count_queries, path):
    appointment = (an_agreed if path == "/list" else a_strict)(by=secretary, seats=(0, 2), applicants=2)
    counted = []
    for more in (0, 28):
        for number in range(more):
            an_application(appointment.call, f"More {number}")
        with count_queries() as queries:
            assert browser.get(page(path)).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_appointments_page_asks_as_often_for_two_places_as_for_fifteen(browser, secretary, count_queries):
    appointment = a_strict(by=secretary, seats=(0, 15), applicants=15)
    counted = []
    for turns in (2, 10):
        draw_in_name_order(appointment, by=secretary)
        while len(appointment.named) < turns:
            take_turn(appointment, by=secretary)
        with count_queries() as queries:
            browser.get(page())
        counted.append(len(queries))
    assert counted[0] == counted[1]


# --- an old page, sent late ---


def sent_late(browser, step, data, meanwhile) -> str:
    """Open the step's page, let somebody else record something, and send what the page was about."""
    browser.get(page(step))
    sent = form_with(browser, "version", *data).filled(data, None)
    with transaction():
        meanwhile(only())
    answer = browser.post(page(step), data=sent)
    assert answer.status_code == 409
    return browser.page.text


MEANWHILE = "En anden har gemt, mens du skrev."


def test_presence_sent_late_takes_no_list_and_no_chair_away(browser, secretary):
    an_agreed(by=secretary)

    def the_list_is_agreed(appointment):
        operations.agree_list(appointment, lines=the_list(appointment), by=secretary)

    assert MEANWHILE in sent_late(browser, "/presence", {}, the_list_is_agreed)
    assert (len(only().named), next_step(only())) == (4, Step.OFFICES)


def test_the_method_sent_late_takes_no_list_away(browser, secretary):
    an_agreed(by=secretary)

    def the_list_is_agreed(appointment):
        operations.agree_list(appointment, lines=the_list(appointment), by=secretary)

    data = {"method": "strict", "objections": "I1 er imod."}
    assert MEANWHILE in sent_late(browser, "/method", data, the_list_is_agreed)
    assert (len(only().named), only().objections) == (4, "")


def test_nobody_is_appointed_whom_the_page_did_not_show(browser, secretary):
    appointment = an_agreed(by=secretary)
    appointment.committee.terms.chair_rule = ChairRule.COMMITTEE
    db.session.commit()
    with_list(appointment, by=secretary)

    def another_list_is_agreed(appointment):
        operations.agree_list(appointment, lines=the_list(appointment), by=secretary)

    assert MEANWHILE in sent_late(browser, "/completion", {"number": "7"}, another_list_is_agreed)
    assert only().is_open
