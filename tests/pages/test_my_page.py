"""What Min side asks of the database, whether little waits or much."""

from datetime import timedelta

import pytest

from app import clock
from app.appointments import operations as appointments
from app.bodies.models import Office
from app.bodies.queries import memberships_of
from app.calls.models import CallStatus
from app.committees.models import Stage
from app.extensions import db
from app.pages.queries import my_page
from app.workspaces import operations as workspaces
from tests.builders import (
    a_body,
    a_call,
    a_closed_call,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_task_committee,
    an_application,
    an_area,
    the_council,
    the_joint_meeting,
    together,
)
from tests.handovers.builders import a_presented_result, an_answered_result


@together
def one_more_of_everything(secretary, chair):
    """Everything that can wait for the secretariat, for an applicant and for a councillor who chairs a committee."""
    an_area()
    for stage in (Stage.PROPOSED, Stage.DRAFTING, Stage.PRESENTED, Stage.ESTABLISHED):
        a_task_committee(stage, drafters=[chair])
    a_call(CallStatus.DRAFT)
    an_application(a_closed_call())
    open_call = a_call()
    an_application(open_call, user_id=secretary.id), an_application(open_call, user_id=chair.id)
    appointments.open(a_closed_call().committee, meeting=a_meeting(the_council()), by=secretary)
    working = a_task_committee(Stage.WORKING)
    a_member(working.body, chair, office=Office.CHAIR)
    workspaces.add_paper(working, title="Trafiktal", text="Ti børn kom til skade.", by=chair)
    workspaces.report_status(working, meeting=a_coming_meeting(the_joint_meeting()), done="To møder.", by=chair)
    a_presented_result(committee=a_task_committee(Stage.WORKING))
    an_answered_result(due_on=clock.today())
    a_meeting(a_body(), clock.now() - timedelta(days=3))
    a_coming_meeting(a_body(), days=10)


def test_min_side_asks_20_times_whether_one_thing_waits_or_ten_of_each(sign_in, count_queries):
    secretary, chair = a_secretary(), a_councillor()
    one_more_of_everything(secretary, chair)

    def asked(user):
        client = sign_in(user)
        client.get("/my-page")  # what is remembered between requests is remembered now
        with count_queries() as queries:
            client.get("/my-page")
        return len(queries)

    assert (asked(secretary), asked(chair)) == (20, 20)
    for _time in range(9):
        one_more_of_everything(secretary, chair)
    assert (asked(secretary), asked(chair)) == (20, 20)


@pytest.mark.usefixtures("app")
def test_whoever_drafts_for_a_committee_sees_it_for_as_long_as_they_sit_in_the_council():
    committee = a_task_committee(Stage.DRAFTING)
    drafter = committee.drafters[0].user
    assert my_page(drafter).committees == [committee]
    [membership] = memberships_of(drafter)
    membership.ends_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert my_page(drafter).committees == []
