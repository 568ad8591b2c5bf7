"""Who may do what, as a table: the rows are steps, the columns people."""

import pytest

from app.access import may
from tests.appointments.builders import a_completed, an_appointment
from tests.builders import a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

#                        secretariat councillor administrator citizen
TABLE = {
    "appointment.open":   (True,      False,     False,        False),
    "appointment.run":    (True,      False,     False,        False),
    "appointment.follow": (True,      True,      False,        False),
    "appointment.view":   (True,      True,      False,        False),
}  # fmt: skip


@pytest.mark.parametrize("permission", TABLE)
def test_while_it_is_open_the_secretariat_runs_it_and_councillors_follow(permission):
    secretary = a_secretary()
    appointment = an_appointment(by=secretary)
    subject = appointment.committee if permission == "appointment.open" else appointment
    councillor = next(each.user for each in appointment.meeting.body.memberships)
    people = (secretary, councillor, an_administrator(), a_user())
    assert tuple(may(person, permission, subject) for person in people) == TABLE[permission]


def test_when_the_council_has_decided_everybody_may_read_it():
    appointment = a_completed(by=a_secretary())
    assert (may(a_user(), "appointment.view", appointment), may(a_user(), "appointment.follow", appointment)) == (
        True,
        False,
    )
