"""The committee's own page, as different people see it."""

import pytest

from app.committees.models import Stage
from tests.builders import a_call, a_citizen_member, a_coming_meeting, a_secretary, a_task_committee


def test_a_committees_page_tells_where_it_is_and_links_to_the_call(client, in_english):
    call = a_call(committee=a_task_committee(Stage.ESTABLISHED))
    client.get(f"/committees/{call.committee_id}")
    assert client.page.heading == "Trafik: sikker i byen"
    assert "Just now: The call is open. If you live in the municipality, you can apply." in client.page.text
    assert client.page.links()["See the call and apply"] == f"/calls/{call.id}"


def test_the_members_are_shown_to_everybody_and_nothing_to_do(client, in_english):
    committee = a_task_committee(Stage.WORKING)
    a_citizen_member(committee, "Bente Borger")
    client.get(f"/committees/{committee.id}")
    assert "Bente Borger" in client.page.text
    assert "What you can do" not in client.page.text


def test_the_secretariat_is_offered_the_next_step(client, sign_in, in_english):
    committee = a_task_committee(Stage.ESTABLISHED)
    sign_in(a_secretary()).get(f"/committees/{committee.id}")
    assert client.page.links()["Write the call for citizens"] == f"/committees/{committee.id}/call"


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.PROPOSED])
def test_every_stage_has_a_page_for_the_secretariat(client, sign_in, stage):
    committee = a_task_committee(stage)
    sign_in(a_secretary())
    assert client.get(f"/committees/{committee.id}").status_code == 200


def test_a_committees_page_takes_as_many_queries_with_thirty_members_as_with_one(client, count_queries):
    committee = a_task_committee(Stage.WORKING)
    a_citizen_member(committee, "First")
    client.get(f"/committees/{committee.id}")
    with count_queries() as few:
        client.get(f"/committees/{committee.id}")
    for number in range(29):
        a_citizen_member(committee, f"Citizen {number}")
        a_coming_meeting(committee.body, days=number + 1)
    with count_queries() as many:
        client.get(f"/committees/{committee.id}")
    assert len(many) == len(few)
