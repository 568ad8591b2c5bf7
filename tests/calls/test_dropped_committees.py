"""When the council drops a committee, its calls end with it."""

import pytest

from app import jobs
from app.calls.models import CallStatus
from app.committees import operations as committees
from app.committees.models import Stage
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.builders import a_call, a_closed_call, a_meeting, a_secretary, a_task_committee, an_application

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("make", [a_call, a_closed_call])
def test_the_call_of_a_dropped_committee_is_withdrawn_and_its_applicants_are_told(make):
    committee, meeting, secretary = a_task_committee(Stage.ESTABLISHED), a_meeting(), a_secretary()
    call = make(committee=committee)
    applicant = an_application(call)

    with transaction():
        committees.drop(committee, reason="Der er ingen penge.", meeting=meeting, number="9", by=secretary)

    assert (call.status, call.withdrawn_reason) == (CallStatus.WITHDRAWN, "Der er ingen penge.")
    jobs.run_due()
    letter = db.session.query(Letter).filter_by(kind="calls/withdrawn").one()
    assert letter.recipient == applicant.email


def test_the_calls_of_other_committees_stay():
    committee, meeting, secretary = a_task_committee(Stage.ESTABLISHED), a_meeting(), a_secretary()
    other = a_call(committee=a_task_committee(Stage.ESTABLISHED))
    with transaction():
        committees.drop(committee, reason="Der er ingen penge.", meeting=meeting, number="9", by=secretary)
    assert other.status is CallStatus.PUBLISHED
