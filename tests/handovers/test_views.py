"""The pages of a result: what each person sees, and that nothing typed is lost."""

from datetime import timedelta

import pytest

from app import clock
from app.committees.models import Stage
from app.extensions import db
from app.handovers import queries
from app.handovers.models import Outcome
from tests.builders import (
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_facilitator,
    a_secretary,
    a_task_committee,
    the_council,
    the_joint_meeting,
)
from tests.conftest import NOW
from tests.handovers.builders import (
    a_presented_result,
    a_recommended_result,
    a_result,
    an_answered_result,
)

pytestmark = pytest.mark.usefixtures("app", "in_english")


def page_of(handover_or_committee, step="answer"):
    committee = getattr(handover_or_committee, "committee_id", None) or handover_or_committee.id
    return f"/committees/{committee}/{step}"


# Reading


def test_everybody_reads_the_answers(client):
    handover = an_answered_result(Outcome.CHANGED)
    assert client.get(page_of(handover)).status_code == 200
    assert client.page.heading == "Sikker i byen"
    assert client.page.text.count("Pengene rækker ikke i år.") == 3
    assert client.page.text.count("Teknisk udvalg") == 3
    assert "Followed with a change" in client.page.text


def steps_of(client):
    """Each step of the result's way as it is said, and where it leads."""
    (line,) = (each for each in client.page.all("ol") if each.get("class") == "journey no-max-width")
    return [
        (" ".join(step.itertext()).split(), [link.get("href") for link in step.iter("a")]) for step in line.iter("li")
    ]


def test_the_way_of_a_result_leads_to_the_meetings_where_it_was_dealt_with(client):
    handover = an_answered_result()
    client.get(page_of(handover))
    meetings = (
        handover.joint_meeting_id,
        handover.recommending_decision.meeting_id,
        handover.answering_decision.meeting_id,
    )
    assert [addresses for _words, addresses in steps_of(client)] == [[f"/meetings/{number}"] for number in meetings]


def test_a_step_that_is_still_to_come_leads_nowhere(client, sign_in):
    sign_in(a_secretary())
    handover = a_presented_result()
    client.get(page_of(handover))
    assert [addresses for _words, addresses in steps_of(client)] == [[f"/meetings/{handover.joint_meeting_id}"], [], []]


def test_nothing_of_a_draft_is_shown_to_others(client, sign_in):
    handover = a_result()
    assert client.get(page_of(handover)).status_code == 302
    sign_in(a_councillor())
    assert client.get(page_of(handover)).status_code == 404
    assert "Sikker i byen" not in client.page.text
    assert client.get(page_of(handover, "result")).status_code == 404


def test_the_result_is_public_from_the_moment_the_joint_meeting_begins(client):
    handover = a_presented_result(at=NOW + timedelta(minutes=1))
    assert client.get(page_of(handover)).status_code == 302
    with clock.at(NOW + timedelta(minutes=1)):
        assert client.get(page_of(handover)).status_code == 200
    assert "The council answers each recommendation by 1 June 2026 at the latest." in client.page.text


def test_a_late_answer_is_said_aloud(client):
    handover = a_presented_result(at=NOW - timedelta(weeks=15))
    client.get(page_of(handover))
    assert "15 weeks have passed since the joint meeting." in client.page.text


def test_a_committee_without_a_result_says_who_writes_it(sign_in):
    committee = a_task_committee(Stage.WORKING)
    client = sign_in(a_citizen_member(committee))
    client.get(page_of(committee))
    assert client.page.links()["Write the result"] == page_of(committee, "result")


def test_the_page_offers_the_step_whose_time_it_is(sign_in):
    client = sign_in(a_secretary())

    def offered(handover):
        client.get(page_of(handover))
        known = {
            "Edit the result",
            "Present at a joint meeting",
            "Choose another joint meeting",
            "Record the standing committee's recommendation",
            "Record the council's answer",
        }
        return known & client.page.links().keys()

    assert offered(a_result()) == {"Edit the result", "Present at a joint meeting"}
    assert offered(a_presented_result(at=NOW + timedelta(days=1))) == {"Choose another joint meeting"}
    assert offered(a_presented_result()) == {"Record the standing committee's recommendation"}
    assert offered(a_recommended_result()) == {"Record the council's answer"}
    assert offered(an_answered_result()) == set()


@pytest.mark.parametrize("step", ["result", "result/presentation", "result/recommendation", "result/answer"])
def test_a_step_whose_time_has_gone_explains_itself(sign_in, step):
    handover = an_answered_result()
    client = sign_in(a_secretary())
    assert client.get(page_of(handover, step)).status_code == 200
    assert "See the result" in client.page.links()
    assert [form for form in client.page.forms if "meeting_id" in form.controls or "title" in form.controls] == []


@pytest.mark.parametrize("step", ["result", "result/presentation", "result/recommendation", "result/answer"])
def test_a_step_whose_time_has_not_come_explains_itself(sign_in, step):
    committee = a_task_committee(Stage.ESTABLISHED)
    the_joint_meeting(), the_council()
    client = sign_in(a_secretary())
    assert client.get(page_of(committee, step)).status_code == 200
    assert "See the result" in client.page.links()


def test_a_result_that_cannot_be_presented_yet_is_written_first(sign_in):
    committee = a_task_committee(Stage.WORKING)
    client = sign_in(a_secretary())
    client.get(page_of(committee, "result/presentation"))
    assert client.page.links()["Write the result"] == page_of(committee, "result")


@pytest.mark.parametrize("step", ["result/recommendation", "result/answer"])
def test_a_member_does_not_record_decisions(sign_in, step):
    handover = a_presented_result()
    the_council()
    client = sign_in(a_citizen_member(handover.committee))
    assert client.get(page_of(handover, step)).status_code == 404


# Writing


def test_the_facilitator_writes_the_result(sign_in):
    committee = a_task_committee(Stage.WORKING)
    client = sign_in(a_facilitator(committee))
    path = page_of(committee, "result")
    client.get(path)
    client.send(path, {"title": "Sikker i byen"}, button="Add a recommendation")
    answer = client.send(
        path,
        {
            "title": "Sikker i byen",
            "summary": "Kort fortalt",
            "text": "**Meget** mere",
            "recommendations-0-title": "Sænk farten",
            "recommendations-0-text": "Til 30 km/t",
        },
        button="Save the result",
    )
    assert answer.request.path == page_of(committee)
    result = queries.handover_of(committee).result
    assert (result.title, result.summary, result.text) == ("Sikker i byen", "Kort fortalt", "**Meget** mere")
    assert [(each.title, each.text) for each in result.recommendations] == [("Sænk farten", "Til 30 km/t")]


def test_a_recommendation_without_its_sentence_is_sent_back_as_it_was_typed(sign_in):
    handover = a_result()
    client = sign_in(a_secretary())
    client.submit(
        page_of(handover, "result"), {"recommendations-0-title": "", "recommendations-0-text": "Kun forklaring"}
    )
    assert "Write the recommendation in one sentence." in client.page.text
    assert client.page.forms[-1].value_of("recommendations-0-text") == "Kun forklaring"


def test_two_who_write_at_once_lose_nothing(new_client, sign_in, client):
    committee = a_result().committee
    client = sign_in(a_secretary())
    path = page_of(committee, "result")
    client.get(path)
    other = new_client()
    other.set_cookie("language", "en")
    colleague = a_facilitator(committee)
    other.is_used_by(colleague)
    other.submit(path, {"title": "Kollegaens titel"}, button="Save the result")

    refused = client.send(path, {"title": "Min titel"}, button="Save the result")

    assert refused.status_code == 409
    assert "Frida Facilitator saved another version meanwhile" in client.page.text
    assert "Kollegaens titel" in client.page.text
    client.send(path, {}, button="Save the result")
    assert [(each.number, each.title) for each in queries.versions_of(committee)] == [
        (3, "Min titel"),
        (2, "Kollegaens titel"),
        (1, "Sikker i byen"),
    ]


def test_the_saved_versions_can_be_read(sign_in):
    handover = a_result()
    client = sign_in(a_citizen_member(handover.committee))
    client.get(page_of(handover, "result/versions"))
    assert "Version 1, saved by Sofie Secretary" in client.page.text


def test_what_was_typed_into_a_locked_result_is_still_on_the_page(sign_in):
    handover = a_result()
    client = sign_in(a_secretary())
    path = page_of(handover, "result")
    client.get(path)
    handover.committee.stage = Stage.DELIVERED
    handover.joint_meeting, handover.presented_at = a_coming_meeting(the_joint_meeting()), NOW
    db.session.commit()

    refused = client.send(path, {"title": "For sent"}, button="Save the result")

    assert refused.status_code == 409
    assert "cannot be changed any more" in client.page.text
    assert client.page.forms[-1].value_of("title") == "For sent"


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_a_page_with_thirty_recommendations_takes_the_queries_of_one_with_one(
    client, sign_in, count_queries, is_signed_in
):
    if is_signed_in:
        sign_in(a_secretary())

    def counted(titles):
        handover = an_answered_result(titles=titles)
        with count_queries() as sent:
            client.get(page_of(handover))
        return len(sent)

    assert counted(("En",)) == counted(tuple(f"Nummer {n}" for n in range(30)))


def test_long_words_and_markup_do_no_harm(client):
    handover = an_answered_result(titles=("<b>" + "Å" * 190,))
    client.get(page_of(handover))
    assert "<b>" + "Å" * 190 in client.page.text
