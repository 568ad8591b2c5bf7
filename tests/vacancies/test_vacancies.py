"""Somebody leaves a seat, and the group that owns it names the next (ksl. § 28)."""

from datetime import date

import pytest

from app.appointments.queries import seated_members
from app.bodies import operations as bodies
from app.bodies.models import Membership, Office, Seat, SeatKind
from app.errors import Refused
from app.extensions import db
from app.law.vacancies import Departure
from app.transactions import transaction
from app.vacancies import operations
from app.vacancies.queries import holder_of
from app.vacancies.todos import todos
from tests.appointments.builders import a_completed
from tests.builders import a_councillor, a_secretary, a_user

pytestmark = pytest.mark.usefixtures("app")

TODAY = date(2026, 3, 2)


@pytest.fixture
def secretary(app):
    return a_secretary()


def the_seat(kind):
    return db.session.query(Seat).filter_by(kind=kind).order_by(Seat.number).first()


def refused(step):
    with pytest.raises(Refused) as refusal, transaction():
        step()
    return str(refusal.value)


def test_the_seat_passes_to_whom_the_owning_group_names_the_day_after(secretary):
    a_completed(by=secretary)
    seat, successor = the_seat(SeatKind.COUNCILLOR), a_councillor("Ny Konservativ")
    before = holder_of(seat)
    with transaction():
        operations.fill(
            seat,
            holder_id=before.id,
            departure=Departure.LEFT_THE_COMMITTEE,
            last_day=TODAY,
            councillor=successor,
            by=secretary,
        )
    now = holder_of(seat)
    assert (before.ends_on, before.office) == (TODAY, Office.CHAIR)
    assert (now.user, now.starts_on, now.office) == (successor, date(2026, 3, 3), Office.MEMBER)
    assert now.basis == "Udpeget af den gruppe, som pladsen tilhører (§ 28)"


def test_somebody_who_leaves_the_party_keeps_the_seat(secretary):
    a_completed(by=secretary)
    seat, successor = the_seat(SeatKind.COUNCILLOR), a_councillor()
    before = holder_of(seat)
    assert (
        refused(
            lambda: operations.fill(
                seat,
                holder_id=before.id,
                departure=Departure.LEFT_THE_PARTY,
                last_day=TODAY,
                councillor=successor,
                by=secretary,
            )
        )
        == "Den, der forlader partiet, beholder sin plads, så der er ingen ledig plads."
    )
    assert holder_of(seat) == before


def test_a_councillors_seat_goes_to_a_councillor_and_a_citizens_to_somebody_else(secretary):
    a_completed(by=secretary)
    councillor, outsider = a_councillor("Karla"), a_user("Ulla Udenfor")

    def fill(kind, **successor):
        leaving = {"departure": Departure.LEFT_THE_COMMITTEE, "last_day": TODAY, "by": secretary}
        seat = the_seat(kind)
        operations.fill(seat, holder_id=holder_of(seat).id, **leaving, **successor)

    assert (
        refused(lambda: fill(SeatKind.COUNCILLOR, councillor=outsider))
        == "Pladsen er til et medlem af kommunalbestyrelsen. Vælg et medlem."
    )
    assert (
        refused(lambda: fill(SeatKind.CITIZEN, name="Karla", email=councillor.email))
        == "Karla er medlem af kommunalbestyrelsen og kan ikke få en borgerplads."
    )


def test_a_member_of_the_committee_cannot_take_a_second_seat(secretary):
    appointment = a_completed(by=secretary)
    other = seated_members(appointment.committee)[-1].user
    sentence = refused(
        lambda: operations.fill(
            the_seat(SeatKind.CITIZEN),
            holder_id=holder_of(the_seat(SeatKind.CITIZEN)).id,
            departure=Departure.LEFT_THE_COMMITTEE,
            last_day=TODAY,
            name=other.name,
            email=other.email,
            by=secretary,
        )
    )
    assert other.name in sentence
    assert db.session.query(Membership).filter(Membership.seat_id.is_not(None)).count() == 4


def test_a_vacancy_is_filled_in_the_browser(sign_in, secretary):
    appointment = a_completed(by=secretary)
    browser = sign_in(secretary)
    browser.get(f"/appointments/{appointment.id}")
    seat = the_seat(SeatKind.CITIZEN)
    assert browser.page.links()["Citizen 1"] == f"/seats/{seat.id}/vacancy"
    browser.submit(
        f"/seats/{seat.id}/vacancy",
        {
            "departure": "LEFT_THE_COMMITTEE",
            "last_day": "2026-03-01",
            "name": "Nina Nabo",
            "email": "nina@mail.example",
        },
    )
    assert "Nina Nabo har overtaget pladsen." in browser.page.text
    assert holder_of(seat).user.email == "nina@mail.example"


def test_what_was_typed_stays_when_the_vacancy_is_refused(sign_in, secretary):
    a_completed(by=secretary)
    seat = the_seat(SeatKind.CITIZEN)
    browser = sign_in(secretary)
    answer = browser.submit(
        f"/seats/{seat.id}/vacancy",
        {
            "departure": "LEFT_THE_PARTY",
            "last_day": "2026-03-01",
            "name": "Nina Nabo",
            "email": "nina@mail.example",
        },
    )
    form = next(form for form in browser.page.forms if "last_day" in form.controls)
    assert (answer.status_code, form.value_of("name")) == (409, "Nina Nabo")


def test_only_the_secretariat_records_a_vacancy(sign_in, secretary):
    a_completed(by=secretary)
    seat = the_seat(SeatKind.CITIZEN)
    assert sign_in(a_councillor()).get(f"/seats/{seat.id}/vacancy").status_code == 404


def test_who_records_what_another_has_recorded_does_not_put_the_new_member_out(sign_in, secretary):
    a_completed(by=secretary)
    seat = the_seat(SeatKind.CITIZEN)
    typed = {
        "departure": "LEFT_THE_COMMITTEE",
        "last_day": "2026-02-20",
        "name": "Nina Nabo",
        "email": "nina@mail.example",
    }
    first, stale = holder_of(seat), {"last_day": "2026-03-01", "name": "Olga Olsen", "email": "olga@mail.example"}
    first.starts_on = date(2026, 2, 1)
    db.session.commit()
    browser = sign_in(secretary)
    browser.submit(f"/seats/{seat.id}/vacancy", typed)
    answer = browser.forge(f"/seats/{seat.id}/vacancy", typed | stale | {"holder_id": str(first.id)})
    assert answer.status_code == 409
    assert "Se, hvem der har den nu." in browser.page.text
    assert (holder_of(seat).user.name, holder_of(seat).ends_on) == ("Nina Nabo", None)
    form = next(form for form in browser.page.forms if "last_day" in form.controls)
    assert (form.value_of("name"), form.value_of("holder_id")) == ("Olga Olsen", str(holder_of(seat).id))


def test_the_seat_of_a_councillor_who_leaves_the_council_is_filled_from_the_day_after(sign_in, secretary):
    appointment = a_completed(by=secretary)
    seat, successor = the_seat(SeatKind.COUNCILLOR), a_councillor("Ny Konservativ")
    leaver = holder_of(seat)
    [in_council] = [each for each in appointment.meeting.body.memberships if each.user_id == leaver.user_id]
    with transaction():
        bodies.leave(in_council, ends_on=TODAY, by=secretary)
    browser = sign_in(secretary)
    browser.get(f"/appointments/{appointment.id}")
    assert browser.page.links()[leaver.user.name] == f"/seats/{seat.id}/vacancy"
    browser.submit(f"/seats/{seat.id}/vacancy", {"departure": "LEFT_THE_COMMITTEE", "councillor": str(successor.id)})
    assert "Ny Konservativ har overtaget pladsen." in browser.page.text
    assert (leaver.ends_on, holder_of(seat).starts_on) == (TODAY, date(2026, 3, 3))


def test_the_secretariat_is_reminded_of_a_seat_until_it_is_filled(secretary):
    a_completed(by=secretary)
    seat, holder = the_seat(SeatKind.CITIZEN), holder_of(the_seat(SeatKind.CITIZEN))
    assert todos(secretary) == []
    with transaction():
        bodies.leave(holder, ends_on=TODAY, by=secretary)
    [todo] = todos(secretary)
    assert (todo.text, todo.endpoint, todo.values, todo.about) == (
        f"Skriv, hvem gruppen peger på til pladsen efter {holder.user.name}, der træder ud",
        "vacancies.fill",
        {"seat_id": seat.id},
        "Trafik: sikker i byen",
    )
    assert todos(a_councillor()) == []
    with transaction():
        operations.fill(
            seat,
            holder_id=holder.id,
            departure=Departure.LEFT_THE_COMMITTEE,
            last_day=TODAY,
            name="Ny Borger",
            email="ny@mail.example",
            by=secretary,
        )
    assert todos(secretary) == []
