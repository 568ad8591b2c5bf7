"""Candidates are written or chosen from one list, which each page sends once however many rows ask for somebody."""

import pytest
from sqlalchemy import insert

from app.applications.models import Application, ProfileMatch
from app.applications.operations import applying
from app.appointments.forms.nominees import Candidates
from app.appointments.models import Appointment
from app.extensions import db
from app.i18n import speaking
from app.transactions import transaction
from tests.appointments.builders import a_strict, an_agreed, draw_in_name_order, take_turn
from tests.builders import a_secretary, an_application

pytestmark = pytest.mark.usefixtures("app")

SEATS = (5, 10)


@pytest.fixture
def secretary(app):
    return a_secretary()


@pytest.fixture
def browser(sign_in, secretary):
    return sign_in(secretary)


def apply_at_once(appointment: Appointment, number: int) -> None:
    """Many applications, each confirmed for one profile of the terms."""
    like = db.session.query(Application).filter_by(call_id=appointment.call_id).first()
    copied = {column.key: getattr(like, column.key) for column in Application.__mapper__.column_attrs}
    own = ("id", "email", "name", "number", "form_token")
    written = [
        {name: value for name, value in copied.items() if name not in own}
        | {
            "email": f"candidate{each}@mail.example",
            "name": f"Candidate Number {each:05}",
            "number": f"{each:04X}-{each * 7 % 65536:04X}",
            "form_token": f"candidate-{each}",
        }
        for each in range(number)
    ]
    db.session.execute(insert(Application), written)
    [*profiles] = [profile.id for profile in appointment.committee.terms.profiles]
    found = db.session.query(Application.id).filter(Application.email.like("candidate%@mail.example"))
    matches = [
        {"application_id": identity, "profile_id": profiles[place % len(profiles)], "is_confirmed": True}
        for place, (identity,) in enumerate(found)
    ]
    db.session.execute(insert(ProfileMatch), matches)
    db.session.commit()


def bytes_of(browser, path: str) -> int:
    answer = browser.get(path)
    assert answer.status_code == 200
    return len(answer.data)


def suggested_on(browser) -> list[str]:
    [suggestions] = [each for each in browser.page.all("datalist") if each.get("id") == "who-applied"]
    return [(option.text or "").strip() for option in suggestions]


@pytest.mark.parametrize(("begun", "path"), [(an_agreed, "/list"), (a_strict, "/picks")])
def test_a_page_that_names_candidates_is_under_100_kb_for_a_thousand(browser, secretary, begun, path):
    seats = SEATS if begun is an_agreed else (0, 10)
    appointment = begun(by=secretary, seats=seats, profiles={"Parent of a child at school": 5, "Teacher": 5})
    apply_at_once(appointment, 1_000)
    draw_in_name_order(appointment, by=secretary)
    assert bytes_of(browser, f"/appointments/{appointment.id}{path}") < 100_000
    assert len([each for each in suggested_on(browser) if each.startswith("Candidate Number")]) == 1_000


def test_beyond_what_anybody_looks_through_the_page_grows_no_more_and_says_so(browser, secretary, monkeypatch):
    monkeypatch.setattr(Candidates, "MOST", 3)
    appointment = an_agreed(by=secretary, profiles={"Teacher": 5})
    fitting = db.session.query(Application).filter_by(name="Citizen 4").one()
    fitting.matches.append(ProfileMatch(profile=appointment.committee.terms.profiles[0], is_confirmed=True))
    db.session.commit()
    with speaking("en"):
        suggested = Candidates(appointment).suggested()
    assert suggested == ["Citizen 4 – Teacher", "Citizen 1", "Citizen 2"]
    browser.get(f"/appointments/{appointment.id}/list")
    assert (
        "4 har søgt, og de første 3 foreslås: først dem, der passer til en profil. Alle andre findes ved navn og nummer."
        in browser.page.text
    )


def found(appointment, written: str) -> str:
    return db.session.get(Application, Candidates(appointment).find(written)).name


@pytest.mark.parametrize(
    "written",
    [
        "{name}, {number} – Teacher",
        "{name} – Teacher",
        "{name}, {number}",
        "{name}",
        "  {lower}  ",
        "{number}",
        "{small_number}",
        "{id}",
    ],
)
def test_a_candidate_is_found_by_name_and_number_or_either_or_as_the_id_was_sent_before(secretary, written):
    appointment = an_agreed(by=secretary)
    anne = an_application(appointment.call, "Anne Holm")
    how = {
        "name": anne.name,
        "number": anne.number,
        "lower": anne.name.lower(),
        "small_number": anne.number.lower(),
        "id": anne.id,
    }
    assert found(appointment, written.format(**how)) == "Anne Holm"


def the_rows(appointment, *people: str) -> dict[str, str]:
    group = str(appointment.groups[0].id)
    return {
        name: value
        for row, person in enumerate(people)
        for name, value in ((f"candidates-{row}-group", group), (f"candidates-{row}-person", person))
    }


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Anne Holm", "Flere af dem, der har søgt, hedder Anne Holm. Skriv også nummeret."),
        ("Bo Ukendt", "Ingen ved navn “Bo Ukendt” har søgt. Vælg på listen, eller skriv nummeret."),
        (
            "Citizen 1, ZZZZ-ZZZZ",
            "Ingen ved navn “Citizen 1, ZZZZ-ZZZZ” har søgt. Vælg på listen, eller skriv nummeret.",
        ),
        ("987654", "Ingen ved navn “987654” har søgt. Vælg på listen, eller skriv nummeret."),
        ("²", "Ingen ved navn “²” har søgt. Vælg på listen, eller skriv nummeret."),
    ],
)
def test_a_name_that_is_nobodys_or_several_peoples_is_explained_and_kept(browser, secretary, written, sentence):
    appointment = an_agreed(by=secretary, seats=(0, 1))
    for email in ("a@mail.example", "b@mail.example"):
        an_application(appointment.call, "Anne Holm", email=email)
    browser.submit(f"/appointments/{appointment.id}/list", the_rows(appointment, written))
    [problem] = [link for link in browser.page.links() if link == sentence]
    assert browser.page.links()[problem] == "#candidates-0-person"
    form = next(form for form in browser.page.forms if "candidates-0-person" in form.controls)
    assert form.value_of("candidates-0-person") == written


def test_the_number_of_somebody_else_than_was_named_is_not_taken_for_either(browser, secretary):
    appointment = an_agreed(by=secretary, seats=(0, 1))
    one, other = (an_application(appointment.call, name) for name in ("Anne Holm", "Bent Bro"))
    browser.submit(f"/appointments/{appointment.id}/list", the_rows(appointment, f"{one.name}, {other.number}"))
    assert f"Ingen ved navn “Anne Holm, {other.number}” har søgt." in browser.page.text


def test_a_list_is_saved_with_names_as_they_are_suggested(browser, secretary):
    appointment = an_agreed(by=secretary, seats=(0, 2))
    suggested = Candidates(appointment).suggested()
    browser.submit(f"/appointments/{appointment.id}/list", the_rows(appointment, *suggested[:2]))
    db.session.rollback()
    assert [answer.person for answer in appointment.named] == ["Citizen 1", "Citizen 2"]


def test_people_of_one_name_are_told_apart_by_their_numbers(secretary):
    appointment = an_agreed(by=secretary, applicants=1)
    two = [an_application(appointment.call, "Anne Holm", email=f"{each}@mail.example") for each in "ab"]
    assert Candidates(appointment).suggested() == [*(f"Anne Holm, {each.number}" for each in two), "Citizen 1"]
    assert [Candidates(appointment).find(f"Anne Holm, {each.number}") for each in two] == [each.id for each in two]


def test_who_has_a_place_is_not_suggested_for_another(browser, secretary):
    appointment = a_strict(by=secretary, seats=(0, 3))
    take_turn(appointment, by=secretary)
    browser.get(f"/appointments/{appointment.id}/picks")
    assert suggested_on(browser) == ["Citizen 2", "Citizen 3", "Citizen 4"]


def test_who_has_withdrawn_is_neither_suggested_nor_found(secretary):
    appointment = an_agreed(by=secretary)
    withdrawn = db.session.query(Application).filter_by(name="Citizen 2").one()
    with transaction():
        applying.withdraw(withdrawn)
    assert Candidates(appointment).suggested() == [
        "Citizen 1",
        "Citizen 3",
        "Citizen 4",
    ]
