"""The administrator's pages about people."""

import pytest

from app.accounts.models import User
from app.extensions import db
from app.outbox import Letter
from tests.builders import a_councillor, a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")


def test_a_person_is_made_found_and_invited(sign_in):
    client = sign_in(an_administrator())
    client.submit("/people/new", {"name": "Bo Lind", "email": "Bo@strandby.example"}, button="Opret kontoen")
    client.submit("/people", {"words": "lind"}, button="Søg")
    client.press(client.page.links()["Bo Lind"], "Send en invitation")
    assert [(letter.recipient, letter.is_secret) for letter in db.session.query(Letter)] == [
        ("bo@strandby.example", True)
    ]


def test_an_address_that_is_taken_keeps_what_was_typed(sign_in):
    a_user("Ada Lund", email="ada@strandby.example")
    client = sign_in(an_administrator())
    client.submit("/people/new", {"name": "En Anden", "email": "ADA@strandby.example"}, button="Opret kontoen")
    [form] = [form for form in client.page.forms if "email" in form.controls]
    assert (form.value_of("name"), form.value_of("email")) == ("En Anden", "ADA@strandby.example")
    assert "Ada Lund har allerede en konto" in client.page.text
    assert db.session.query(User).filter_by(name="En Anden").count() == 0


def test_a_persons_address_is_corrected(sign_in):
    person = a_user("Ada Lund", email="ada@stranby.example")
    client = sign_in(an_administrator())
    client.submit(f"/people/{person.id}/edit", {"email": "ada@strandby.example"}, button="Gem")
    assert db.session.get(User, person.id).email == "ada@strandby.example"


def test_an_administrator_is_named_and_dismissed(sign_in):
    person = a_user("Ada Lund")
    client = sign_in(an_administrator())
    client.press(f"/people/{person.id}", "Gør til administrator")
    assert db.session.get(User, person.id).is_administrator
    client.press(f"/people/{person.id}", "Skal ikke være administrator længere")
    assert not db.session.get(User, person.id).is_administrator


def test_an_administrator_who_steps_down_is_led_to_a_page_that_is_still_theirs(sign_in):
    an_administrator("Bodil")
    asta = an_administrator()
    client = sign_in(asta)
    answer = client.press(f"/people/{asta.id}", "Skal ikke være administrator længere")
    assert (answer.status_code, answer.request.path) == (200, "/my-page")


def test_the_only_administrator_is_told_why_not(sign_in):
    asta = an_administrator()
    client = sign_in(asta)
    assert client.press(f"/people/{asta.id}", "Skal ikke være administrator længere").status_code == 409
    assert db.session.get(User, asta.id).is_administrator


def test_a_person_can_be_signed_out_everywhere(sign_in, new_client):
    person = a_user()
    phone = new_client()
    phone.is_used_by(person)
    assert phone.get("/my-account").status_code == 200
    sign_in(an_administrator()).press(f"/people/{person.id}", "Log personen ud alle steder")
    assert phone.get("/my-account").status_code == 302


@pytest.mark.parametrize("someone", [a_user, a_councillor, a_secretary])
@pytest.mark.parametrize(("path", "status"), [("/people", 403), ("/people/new", 403), ("/people/1", 404)])
def test_nobody_else_sees_the_people(sign_in, someone, path, status):
    assert sign_in(someone()).get(path).status_code == status


def test_somebody_who_does_not_exist_is_not_found(sign_in):
    client = sign_in(an_administrator())
    assert [client.get(f"/people/{number}").status_code for number in (999, 2**31, 2**70)] == [404, 404, 404]


def test_a_thousand_people_take_as_few_queries_as_one(sign_in, count_queries):
    client = sign_in(an_administrator())
    client.get("/people")
    with count_queries() as with_one:
        client.get("/people")
    db.session.add_all(User(name=f"Person {number}", email=f"p{number}@strandby.example") for number in range(1000))
    db.session.commit()
    with count_queries() as with_many:
        client.get("/people")
    assert len(with_many) == len(with_one)
    assert "Side 1 af 21" in client.page.text


def test_a_search_that_finds_nobody_says_so(sign_in):
    client = sign_in(an_administrator())
    client.submit("/people", {"words": "<b>zzz</b>"}, button="Søg")
    assert "Ingen passer med »<b>zzz</b>«." in client.page.text


def test_pages_that_are_not_there_are_empty_rather_than_broken(sign_in):
    client = sign_in(an_administrator())
    assert [client.get(f"/people?page={page}").status_code for page in ("99", "0", "-1", "x")] == [200] * 4
