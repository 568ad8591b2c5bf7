"""Who hears what when the council has appointed the members."""

from collections import Counter

import pytest

from app import jobs
from app.accounts.models import User
from app.appointments import operations
from app.appointments.operations import Line, Nominee
from app.appointments.queries import members_of_council
from app.errors import Refused
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.appointments.builders import a_completed, an_agreed, fill_offices, the_list
from tests.builders import a_secretary

pytestmark = pytest.mark.usefixtures("app")


def letters(kind):
    jobs.run_due()
    return sorted(letter.recipient for letter in db.session.query(Letter).filter_by(kind=kind))


def test_everybody_who_is_concerned_gets_one_letter_about_the_appointment():
    a_completed(by=a_secretary())
    jobs.run_due()
    about_it = (
        "applications/appointed",
        "applications/not_appointed",
        "appointments/appointed",
        "appointments/completed",
    )
    counted = Counter(letter.kind for letter in db.session.query(Letter) if letter.kind in about_it)
    assert counted == dict(zip(about_it, (2, 2, 2, 17), strict=True))


def test_councillors_with_a_place_are_told_so_and_the_others_that_it_is_done():
    appointment = a_completed(by=a_secretary())
    named = {answer.user.email for answer in appointment.named if answer.user}
    council = {membership.user.email for membership in members_of_council(appointment)}
    assert letters("appointments/appointed") == sorted(named)
    assert letters("appointments/completed") == sorted(council - named)


def test_a_resident_who_had_not_applied_hears_that_too():
    secretary = a_secretary()
    appointment = an_agreed(by=secretary)
    lines = the_list(appointment)
    lines[-1] = Line(lines[-1].group, Nominee(name="Nina Nabo", email="nina@mail.example", reason="Kender vejen."))
    with transaction():
        operations.agree_list(appointment, lines=lines, by=secretary)
    fill_offices(appointment, by=secretary)
    with transaction():
        operations.complete(appointment, number="8", by=secretary)
    jobs.run_due()
    letter = db.session.query(Letter).filter_by(kind="appointments/appointed", recipient="nina@mail.example").one()
    assert (letter.subject, "Kender vejen." in letter.body) == (f"Du er udpeget: {appointment.committee.title}", False)
    assert db.session.query(User).filter_by(email="nina@mail.example").one().name == "Nina Nabo"


def test_an_appointment_that_is_refused_sends_no_letter():
    secretary = a_secretary()
    appointment = an_agreed(by=secretary)
    before = db.session.query(Letter).count()
    with pytest.raises(Refused), transaction():
        operations.complete(appointment, number="8", by=secretary)
    jobs.run_due()
    assert db.session.query(Letter).count() == before
