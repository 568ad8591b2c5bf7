"""Applying as people meet it in a browser."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.applications.links import private_link
from app.applications.models import Application, ApplicationStatus
from app.calls.models import CallStatus
from app.extensions import db
from tests.applications.builders import TYPED, letters, profile_ids, submitted
from tests.builders import a_call, a_closed_call, a_user, an_application

pytestmark = pytest.mark.usefixtures("app")


def path_of(application: Application) -> str:
    return private_link(application).removeprefix("http://localhost")


def applied(client, call, **typed):
    return client.submit(f"/calls/{call.id}/application", TYPED | typed, button="Send ansøgningen")


def the_application() -> Application:
    return db.session.scalars(select(Application)).one()


def test_a_citizen_applies_without_an_account_and_gets_a_receipt(client):
    call = a_call()
    forælder, _ung = profile_ids(call)

    answer = applied(client, call, profile_ids=[str(forælder)], date_ids=[str(call.dates[0].id)])

    application = the_application()
    assert answer.request.path == "/application-receipt"
    assert application.number in client.page.text
    assert "bente@mail.example" in client.page.text
    assert (application.name, application.is_resident, application.age_band, application.may_be_asked_again) == (
        "Bente Borger",
        True,
        "30_44",
        False,
    )
    assert [match.profile_id for match in application.matches] == [forælder]
    assert application.dates == [call.dates[0]]


def test_only_what_is_needed_must_be_answered(client):
    call = a_call()
    only = {"name": "B", "email": "b@mail.example", "is_resident": "no", "age_band": "under_18", "motivation": "Ja"}
    client.submit(f"/calls/{call.id}/application", only, button="Send ansøgningen")
    assert the_application().is_resident is False


def test_each_mistake_has_a_sentence_and_nothing_is_lost(client):
    call = a_call()
    answer = applied(client, call, email="ikke en adresse", name="", motivation="Mine børn " * 400)
    assert answer.status_code == 200
    assert client.page.title.startswith("Fejl:")
    for sentence in ("Skriv dit navn.", "Skriv en e-mailadresse som", "999 tegn for lang"):
        assert sentence in client.page.text
    for typed in ("ikke en adresse", "Mine børn Mine børn", "Havnebyen", "Jeg har været skolepatrulje."):
        assert typed in client.page.html
    assert db.session.scalars(select(Application)).all() == []


def test_the_form_never_asks_what_nobody_may_know(client):
    client.get(f"/calls/{a_call().id}/application")
    (form,) = [form for form in client.page.forms if "motivation" in form.controls]
    assert set(form.controls) == {
        "csrf_token", "form_token", "website", "name", "email", "phone", "is_resident", "neighbourhood", "age_band",
        "motivation", "contribution", "profile_ids", "date_ids", "may_be_asked_again",
    }  # fmt: skip


def test_the_same_page_sent_twice_gives_the_same_receipt(client):
    call = a_call()
    client.get(f"/calls/{call.id}/application")
    page = client.page
    receipts = []
    for _time in range(2):
        client.page = page
        client.send(f"/calls/{call.id}/application", TYPED, button="Send ansøgningen")
        receipts.append(client.page.text)
    assert receipts[0] == receipts[1]
    assert the_application().number in receipts[0]
    assert len(letters()) == 1


def test_the_deadline_may_pass_while_somebody_writes(client):
    call = a_call()
    path = f"/calls/{call.id}/application"
    client.get(path)
    with clock.at(call.closes_at + timedelta(minutes=1)):
        answer = client.send(path, TYPED, button="Send ansøgningen")
    assert answer.status_code == 409
    assert client.page.heading == "Fristen er udløbet"
    for typed in (TYPED["name"], TYPED["email"], TYPED["motivation"], TYPED["contribution"], TYPED["neighbourhood"]):
        assert typed in client.page.text
    assert db.session.scalars(select(Application)).all() == []


def test_the_call_may_be_withdrawn_while_somebody_writes(client):
    call = a_call()
    path = f"/calls/{call.id}/application"
    client.get(path)
    call.status, call.withdrawn_at, call.withdrawn_reason = CallStatus.WITHDRAWN, clock.now(), "Udskudt"
    db.session.commit()
    assert client.send(path, TYPED, button="Send ansøgningen").status_code == 409
    assert TYPED["motivation"] in client.page.text


def test_a_closed_call_says_so_instead_of_showing_a_form(client):
    client.get(f"/calls/{a_closed_call().id}/application")
    assert client.page.heading == "Fristen er udløbet"
    assert [form for form in client.page.forms if "motivation" in form.controls] == []


def test_whoever_has_an_eager_password_manager_loses_nothing_and_sends_once_more(client):
    call = a_call()
    answer = applied(client, call, website="https://spam.example")
    assert TYPED["motivation"] in answer.text
    [form] = [form for form in client.page.forms if "motivation" in form.controls]
    assert form.value_of("website") == ""
    assert db.session.scalars(select(Application)).all() == []
    client.send(f"/calls/{call.id}/application", {"website": "https://spam.example"}, button="Send ansøgningen")
    assert client.page.heading == "Tak, vi har fået den"
    assert db.session.scalars(select(Application)).one().email == TYPED["email"]


def test_a_form_that_was_filled_in_faster_than_people_can_is_received_when_it_is_sent_again(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "APPLY_MIN_SECONDS", 3)
    call = a_call()
    applied(client, call)
    assert [problem for problem in client.page.text.split(". ") if "hurtigere, end folk plejer" in problem] != []
    client.send(f"/calls/{call.id}/application", {}, button="Send ansøgningen")
    assert client.page.heading == "Tak, vi har fået den"


def test_a_form_that_took_its_time_is_received_at_once(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "APPLY_MIN_SECONDS", 3)
    call = a_call()
    path = f"/calls/{call.id}/application"
    client.get(path)
    with clock.at(clock.now() + timedelta(seconds=4)):
        client.send(path, TYPED, button="Send ansøgningen")
    assert client.page.heading == "Tak, vi har fået den"


def test_the_page_that_answers_does_not_tell_whether_somebody_has_applied(client, new_client):
    call = a_call()
    submitted(call, TYPED["email"])
    known, unknown = client, new_client()

    first = applied(known, call)
    second = applied(unknown, call, email="ukendt@mail.example")

    repeated, fresh = db.session.scalars(select(Application).order_by(Application.id.desc()).limit(2)).all()[::-1]
    assert (repeated.status, fresh.status) == (ApplicationStatus.REPEATED, ApplicationStatus.RECEIVED)
    said = [
        page.text.replace(application.number, "NUMBER").replace(application.email, "EMAIL")
        for page, application in ((known.page, repeated), (unknown.page, fresh))
    ]
    assert said[0] == said[1]
    assert first.status_code == second.status_code == 200


def test_the_private_link_opens_ones_own_page_and_leaves_no_trace_in_the_address(client):
    application = submitted(a_call())
    answer = client.get(path_of(application), follow_redirects=True)
    assert answer.request.path == "/my-application"
    assert application.number in client.page.text
    assert "Mine børn cykler til skole hver dag." in client.page.text


@pytest.mark.parametrize(
    "spoil", [lambda path: path[:-1], lambda path: path + "x", lambda path: "/application-links/x"]
)
def test_a_broken_link_is_explained(client, spoil):
    answer = client.get(spoil(path_of(submitted(a_call()))))
    assert answer.status_code == 404
    assert "Linket virker ikke" in client.page.text


def test_a_void_link_opens_nothing_and_ends_what_it_opened(client):
    application = submitted(a_call())
    client.get(path_of(application), follow_redirects=True)
    old = path_of(application)
    application.link_stamp = "new"
    db.session.commit()
    assert client.get(old).status_code == 404
    assert client.get("/my-application").location == "/application-links"


def test_without_a_link_one_is_asked_for_it(client):
    for path in ("/my-application", "/my-application/edit", "/my-application/withdrawal", "/application-receipt"):
        assert client.get(path).location == "/application-links"


def test_an_applicant_changes_the_application(client):
    application = submitted(a_call())
    client.get(path_of(application))
    client.submit("/my-application/edit", {"motivation": "Skrevet om"}, button="Gem ændringerne")
    assert (application.motivation, application.name) == ("Skrevet om", "Bente Borger")
    assert "Din ansøgning er ændret." in client.page.text


def test_two_windows_with_the_same_application_lose_nothing(client):
    application = submitted(a_call())
    client.get(path_of(application))
    client.get("/my-application/edit")
    stale = client.page
    client.send("/my-application/edit", {"motivation": "Fra det ene vindue"}, button="Gem ændringerne")
    client.page = stale
    answer = client.send("/my-application/edit", {"motivation": "Fra det andet vindue"}, button="Gem ændringerne")
    assert answer.status_code == 409
    assert "Fra det ene vindue" in client.page.text
    assert "Fra det andet vindue" in client.page.html
    client.send("/my-application/edit", {}, button="Gem ændringerne")
    assert application.motivation == "Fra det andet vindue"


def test_after_the_deadline_a_change_is_refused_with_what_was_typed(client):
    application = submitted(a_call())
    client.get(path_of(application))
    client.get("/my-application/edit")
    with clock.at(application.call.closes_at):
        answer = client.send("/my-application/edit", {"motivation": "For sent skrevet"}, button="Gem ændringerne")
    assert answer.status_code == 409
    assert "For sent skrevet" in client.page.text
    assert application.motivation == "Mine børn cykler til skole hver dag."


def test_an_applicant_withdraws_and_sees_that_everything_is_gone(client):
    application = submitted(a_call())
    client.get(path_of(application))
    client.submit("/my-application/withdrawal", button="Træk tilbage og slet")
    assert (application.status, application.name) == (ApplicationStatus.WITHDRAWN, "")
    assert "Ansøgningen er trukket tilbage" in client.page.text
    assert "Mine børn" not in client.page.text
    assert client.forge("/my-application/withdrawal").status_code == 409


def test_an_applicant_lets_the_second_one_stand(client):
    call = a_call()
    application = submitted(call, motivation="Den første")
    submitted(call, motivation="Den anden")
    client.get(path_of(application))
    client.press("/my-application", "Lad den nye gælde")
    assert application.motivation == "Den anden"
    assert client.forge("/my-application/replacement").status_code == 409


def test_the_link_is_sent_again_and_the_page_tells_nobody_who_applied(client):
    application = submitted(a_call())
    pages = []
    for email in (application.email, "ukendt@mail.example"):
        client.submit("/application-links", {"email": email}, button="Send mig linket")
        pages.append(client.page.text.replace(email, "EMAIL"))
    assert pages[0] == pages[1]
    assert [letter.kind for letter in letters()] == ["applications/receipt", "applications/link"]


def test_links_are_not_sent_without_end(client):
    for _time in range(5):
        client.submit("/application-links", {"email": "bente@mail.example"}, button="Send mig linket")
    answer = client.submit("/application-links", {"email": "bente@mail.example"}, button="Send mig linket")
    assert answer.status_code == 409
    assert "Du kan prøve igen kl." in client.page.text


def test_on_a_shared_computer_the_application_is_closed(client):
    application = submitted(a_call())
    client.get(path_of(application))
    client.press("/my-application", "Luk den på denne computer")
    assert client.get("/my-application").location == "/application-links"


def test_a_signed_in_applicant_opens_the_application_from_min_side_and_nobody_elses(sign_in):
    user = a_user(email="bente@mail.example")
    call = a_call()
    client = sign_in(user)
    applied(client, call)
    own, other = the_application(), an_application(call)
    assert own.user_id == user.id
    client.get(f"/applications/{own.id}", follow_redirects=True)
    assert own.number in client.page.text
    assert client.get(f"/applications/{other.id}").status_code == 404


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ApplicationStatus.RECEIVED, "Modtaget"),
        (ApplicationStatus.APPOINTED, "Tillykke, du er med i udvalget"),
        (ApplicationStatus.NOT_APPOINTED, "Du blev ikke valgt denne gang"),
        (ApplicationStatus.WITHDRAWN, "Ansøgningen er trukket tilbage"),
    ],
)
def test_an_applicant_always_sees_where_it_stands(client, status, said):
    client.get(path_of(an_application(status=status)), follow_redirects=True)
    assert said in client.page.text


def test_no_personal_datum_is_in_an_address(client):
    call = a_call()
    client.get(f"/calls/{call.id}/application")
    answer = client.send(f"/calls/{call.id}/application", TYPED, button="Send ansøgningen")
    visited = [each.request.url for each in (*answer.history, answer)]
    with client.session_transaction() as session:
        [(receipt, _application)] = session["receipts"]
    assert visited == [
        f"http://localhost/calls/{call.id}/application",
        f"http://localhost/application-receipt?receipt={receipt}",
    ]


@pytest.mark.parametrize("path", ["/calls", "/calls/{open}", "/calls/{closed}", "/sign-in", "/how-it-works"])
def test_whoever_has_lost_the_letter_finds_the_way_to_the_application(client, path):
    client.get(path.format(open=a_call().id, closed=a_closed_call().id))
    assert client.page.links()["Find din ansøgning"] == "/application-links"


def test_my_page_says_of_an_application_sent_twice_that_the_second_does_not_count(sign_in):
    applicant = a_user("Bente Borger")
    call = a_call()
    first = an_application(call, user_id=applicant.id)
    an_application(call, user_id=applicant.id, status=ApplicationStatus.REPEATED, repeats_id=first.id)
    client = sign_in(applicant)
    client.get("/my-page")
    assert "Sendt igen, tæller ikke" in client.page.text


def test_the_page_for_changing_says_whom_to_tell_of_a_new_address(client):
    application = submitted(a_call(contact="Ring til Sofie på 12 34 56 78"))
    client.get(path_of(application))
    client.get("/my-application/edit")
    assert "Skal det være en anden adresse? Så sig det til os:" in client.page.text
    assert "Ring til Sofie på 12 34 56 78" in client.page.text
