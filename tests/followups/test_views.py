"""The pages where everybody sees what became of the recommendations."""

from datetime import date

import pytest

from app.followups.models import Progress
from app.followups.queries import follow_ups_on
from app.handovers.models import Outcome
from tests.builders import a_citizen_member, a_councillor, a_facilitator, a_secretary
from tests.followups.builders import a_follow_up
from tests.handovers.builders import an_answered_result

pytestmark = pytest.mark.usefixtures("app", "in_english")


def test_an_empty_list_says_what_will_come(client):
    client.get("/follow-up")
    assert "The council has not answered any committee yet." in client.page.text


def test_everybody_sees_how_far_each_recommendation_is(client):
    handover = an_answered_result(titles=("Byg en sti",))
    a_follow_up(handover.result.recommendations[0], Progress.DONE, "Stien er åbnet.")
    client.get("/follow-up")
    assert client.page.links()["Byg en sti"] == f"/committees/{handover.committee_id}/answer#recommendation-1"
    client.get(f"/committees/{handover.committee_id}/answer")
    assert client.page.text.count("Carried out") == 1
    assert client.page.text.count("Stien er åbnet.") == 1


def test_the_list_can_be_narrowed(client):
    handover = an_answered_result(titles=("Byg en sti", "Sænk farten"))
    a_follow_up(handover.result.recommendations[0], Progress.DONE)
    client.submit("/follow-up", {"show": "done"})
    assert [text for text in client.page.links() if text in ("Byg en sti", "Sænk farten")] == ["Byg en sti"]
    client.submit("/follow-up", {"show": "given_up"})
    assert "No recommendation is like that now." in client.page.text


@pytest.mark.parametrize("odd", ["show=nonsense", "page=0", "page=99", "page=x", "show=%F0"])
def test_an_odd_address_shows_the_list(client, odd):
    an_answered_result()
    assert client.get(f"/follow-up?{odd}").status_code == 200


def test_the_pages_of_a_narrowed_list_stay_narrowed(client):
    an_answered_result(titles=tuple(f"Nummer {n}" for n in range(30)))
    client.get("/follow-up?show=not_started")
    assert client.page.links()["Next"] == "/follow-up?show=not_started&page=2"


def test_the_list_takes_the_same_number_of_queries_with_thirty_rows(client, count_queries):
    def counted(many):
        an_answered_result(titles=tuple(f"Nummer {n}" for n in range(many)))
        with count_queries() as sent:
            client.get("/follow-up")
        return len(sent)

    assert counted(1) == counted(30)


def test_the_facilitator_reports_how_far_it_is(sign_in):
    handover = an_answered_result(titles=("Byg en sti",))
    [recommendation] = handover.result.recommendations
    client = sign_in(a_facilitator(handover.committee))
    client.get(f"/committees/{handover.committee_id}/answer")
    path = client.page.links()["Report how far it is – Byg en sti"]

    client.submit(path, {"progress": "under_way", "text": "Spaden er i jorden.", "expected_on": "1.12.2026"})

    [note] = follow_ups_on([recommendation])[recommendation.id]
    assert (note.progress, note.text, note.expected_on) == (
        Progress.UNDER_WAY,
        "Spaden er i jorden.",
        date(2026, 12, 1),
    )
    assert "Spaden er i jorden. Expected to be done by 1 December 2026" in client.page.text


def test_a_report_that_is_refused_keeps_what_was_typed(sign_in):
    recommendation = an_answered_result().result.recommendations[0]
    client = sign_in(a_secretary())
    refused = client.submit(
        f"/recommendations/{recommendation.id}/follow-up",
        {"progress": "under_way", "text": "Gravet", "expected_on": "1.3.2026"},
    )
    assert refused.status_code == 409
    assert "The new date has gone by already. Choose one to come." in client.page.text
    assert client.page.forms[-1].value_of("text") == "Gravet"


def test_an_empty_report_is_sent_back(sign_in):
    recommendation = an_answered_result().result.recommendations[0]
    client = sign_in(a_secretary())
    client.submit(f"/recommendations/{recommendation.id}/follow-up", {"text": ""})
    assert "Choose how far it is." in client.page.text
    assert "Write a sentence or two about what has happened." in client.page.text


def test_what_was_not_followed_has_no_follow_up_on_its_page(sign_in):
    handover = an_answered_result(Outcome.NOT_FOLLOWED)
    client = sign_in(a_secretary())
    client.get(f"/committees/{handover.committee_id}/answer")
    assert "Follow-up" not in client.page.text


@pytest.mark.parametrize("who", [a_councillor, lambda: a_citizen_member(an_answered_result().committee)])
def test_others_cannot_report(sign_in, who):
    recommendation = an_answered_result().result.recommendations[0]
    client = sign_in(who())
    assert client.get(f"/recommendations/{recommendation.id}/follow-up").status_code == 404
    assert client.forge(f"/recommendations/{recommendation.id}/follow-up", {"progress": "done"}).status_code == 404
