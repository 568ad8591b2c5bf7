"""In public nothing stands beside a citizen's name that tells of the person's opinions or health."""

from datetime import date

import flask_migrate
import pytest

from app.appointments import operations
from app.appointments.election import next_turn
from app.appointments.models import Appointment
from app.appointments.operations import Nominee
from app.appointments.operations.agreed_list import Line
from app.appointments.queries import candidates_without_place, councillors_without_place
from app.bodies.models import Membership, Seat, SeatKind
from app.extensions import db
from app.law.vacancies import Departure
from app.transactions import transaction
from app.vacancies import operations as vacancies
from app.vacancies.queries import holder_of
from tests.appointments.builders import a_strict, an_agreed, councillor_of, draw_in_name_order, fill_offices
from tests.builders import a_councillor, a_secretary
from tests.html import text_of

pytestmark = pytest.mark.usefixtures("app")

PROFILE = "Har selv modtaget behandling"
#: What is drawn as one thing: whatever stands in it stands beside the name.
ONE_THING = ("tr", "li", "p", "dd", "h1", "h2", "h3", "title", "desc", "text")


@pytest.fixture
def secretary(app):
    return a_secretary()


def completed(appointment: Appointment, by) -> Appointment:
    fill_offices(appointment, by=by)
    with transaction():
        operations.complete(appointment, number="12", by=by)
    return appointment


def agreed(by) -> Appointment:
    """A list on which group C has a councillor and Citizen 1, and group V a councillor and Citizen 2."""
    appointment = an_agreed(by=by, profiles={PROFILE: 2})
    groups = {group.name: group for group in appointment.groups}
    councillors = {each.group.letter: each.user for each in councillors_without_place(appointment) if each.group}
    profile = appointment.committee.terms.profiles[0]
    lines = [Line(groups[letter], Nominee(councillor=councillors[letter])) for letter in "CV"]
    for letter, citizen in zip("CV", candidates_without_place(appointment), strict=False):
        lines.append(Line(groups[letter], Nominee(application=citizen, profile=profile)))
    with transaction():
        operations.agree_list(appointment, lines=lines, by=by)
    return completed(appointment, by)


def elected(by) -> Appointment:
    """An election in which group C has the first three turns, and group V the fourth."""
    appointment = a_strict(by=by, profiles={PROFILE: 2})
    draw_in_name_order(appointment, by=by)
    profile = appointment.committee.terms.profiles[0]
    while turn := next_turn(appointment):
        if "councillor" in turn.kinds:
            nominee = councillor_of(appointment, turn.group)
        else:
            nominee = Nominee(application=candidates_without_place(appointment)[0], profile=profile)
        with transaction():
            operations.pick(appointment, turn=turn.number, nominee=nominee, by=by)
    return completed(appointment, by)


def rows(browser, *tags: str) -> list[str]:
    return [text_of(each) for each in browser.page.all(*tags)]


def with_citizens(browser) -> list[str]:
    """Everything that the page draws as one thing and that names a citizen, without links and lists around it."""
    return [text for text in rows(browser, *ONE_THING) if "Citizen 1" in text or "Citizen 2" in text]


@pytest.mark.parametrize("appointed", [agreed, elected])
def test_everybody_reads_the_citizens_in_one_list_with_nothing_beside_them(client, secretary, appointed):
    appointment = appointed(secretary)
    for address in (f"/appointments/{appointment.id}", f"/committees/{appointment.committee_id}"):
        client.get(address)
        assert with_citizens(client) == ["Citizen 1", "Citizen 2"]


def test_what_a_citizens_place_rests_on_names_no_group(client, secretary, in_english):
    appointment = agreed(secretary)
    seat = db.session.query(Seat).filter_by(kind=SeatKind.CITIZEN).order_by(Seat.number).first()
    with transaction():
        vacancies.fill(
            seat,
            holder_id=holder_of(seat).id,
            departure=Departure.LEFT_THE_COMMITTEE,
            last_day=date(2026, 3, 1),
            name="Citizen 1 the younger",
            email="younger@mail.example",
            by=secretary,
        )
    client.get(f"/bodies/{appointment.committee.body_id}")
    assert with_citizens(client) == [
        "Citizen 1 the younger Citizen member 2 March 2026 Udpeget af den gruppe, som pladsen tilhører (§ 28)",
        "Citizen 2 Citizen member 1 March 2026 Udpeget af kommunalbestyrelsen, beslutning nr. 12",
        "Citizen 1, Citizen member, 1 March 2026 – 1 March 2026",
    ]


def test_of_an_agreed_list_everybody_reads_how_many_places_each_group_has(client, secretary, in_english):
    appointment = agreed(secretary)
    client.get(f"/appointments/{appointment.id}")
    table = next(each for each in client.page.all("table") if "The groups and their places" in text_of(each))
    assert [text_of(row) for row in table.iter("tr")] == [
        "Group Places for councillors Places for citizens",
        "C 1 1",
        "V 1 1",
    ]


def test_of_an_election_everybody_reads_the_turns_as_group_and_kind(client, secretary, in_english):
    appointment = elected(secretary)
    client.get(f"/appointments/{appointment.id}")
    turns = next(each for each in client.page.all("ol") if "turns" in (each.get("class") or ""))
    assert [text_of(turn) for turn in turns.iter("li")] == [
        "1C – C1 Councillor (Chair)",
        "2C – C10 Councillor (Vice-chair)",
        "3C (Citizen)",
        "4V (Citizen)",
    ]


def test_a_profile_is_a_count_in_public(client, secretary, in_english):
    appointment = agreed(secretary)
    client.get(f"/appointments/{appointment.id}")
    assert [text for text in rows(client, *ONE_THING) if PROFILE in text] == [f"{PROFILE} 2 2 –"]


@pytest.mark.parametrize(
    ("appointed", "named"),
    [
        (agreed, ["Citizen 1 Citizen C", "Citizen 2 Citizen V"]),
        (elected, ["3C – Citizen 1 (Citizen)", "4V – Citizen 2 (Citizen)"]),
    ],
)
def test_those_who_choose_read_which_group_named_whom(client, sign_in, secretary, in_english, appointed, named):
    appointment = appointed(secretary)
    for user in (secretary, a_councillor("Kim Councillor")):
        sign_in(user).get(f"/appointments/{appointment.id}")
        assert with_citizens(client)[:4] == ["Citizen 1", "Citizen 2", *named]


def test_the_group_is_taken_out_of_what_older_memberships_rest_on(secretary):
    agreed(secretary)
    memberships = db.session.query(Membership).filter(Membership.seat_id.is_not(None)).order_by(Membership.id).all()
    for membership in memberships:
        membership.basis = "Udpeget af gruppe C, som pladsen tilhører (§ 28)"
    db.session.commit()
    kinds = [membership.kind.value for membership in memberships]
    db.session.close()
    flask_migrate.downgrade(revision="0008")
    flask_migrate.upgrade()
    now = db.session.query(Membership).filter(Membership.seat_id.is_not(None)).order_by(Membership.id).all()
    assert kinds == ["councillor", "councillor", "citizen", "citizen"]
    assert [membership.basis for membership in now] == [
        "Udpeget af gruppe C, som pladsen tilhører (§ 28)",
        "Udpeget af gruppe C, som pladsen tilhører (§ 28)",
        "Udpeget af den gruppe, som pladsen tilhører (§ 28)",
        "Udpeget af den gruppe, som pladsen tilhører (§ 28)",
    ]
