"""The way around: which entry of the menu a page belongs under, and links that can be told apart."""

import pytest

from app.committees.models import Stage
from app.handovers.models import Outcome
from tests.appointments.builders import a_completed
from tests.builders import a_body, a_call, a_coming_meeting, a_secretary, a_task_committee, the_joint_meeting
from tests.handovers.builders import an_answered_result
from tests.html import text_of

pytestmark = pytest.mark.usefixtures("app")


def current_entries(browser):
    """The entries that are marked as current; the menu stands twice, for wide and narrow screens."""
    return {text_of(link) for link in browser.page.all("a") if link.get("aria-current") == "page"}


@pytest.fixture
def secretary(app):
    return a_secretary()


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/calls", {"Opslag"}),
        ("/committees", {"Opgaveudvalg"}),
        ("/committees/{committee}", {"Opgaveudvalg"}),
        ("/committees/{committee}/terms", {"Opgaveudvalg"}),
        ("/committees/{committee}/workspace", {"Opgaveudvalg"}),
        ("/committees/{committee}/papers", {"Opgaveudvalg"}),
        ("/committees/{committee}/result", {"Opgaveudvalg"}),
        ("/committees/{committee}/audit", {"Opgaveudvalg"}),
        ("/appointments/{appointment}", {"Opgaveudvalg"}),
        ("/statuses", {"Opgaveudvalg"}),
        ("/follow-up", {"Opgaveudvalg"}),
        ("/meetings", {"Møder"}),
        ("/secretariat", {"Sekretariat"}),
        ("/my-page", {"Min side"}),
        ("/privacy", set()),
    ],
)
def test_the_menu_shows_where_a_page_belongs(sign_in, secretary, path, entry):
    appointment = a_completed(by=secretary)
    browser = sign_in(secretary)
    answer = browser.get(path.format(committee=appointment.committee_id, appointment=appointment.id))
    assert (answer.status_code, current_entries(browser)) == (200, entry)


def test_a_newcomer_finds_the_council_and_the_statuses(client):
    client.get("/committees")
    links = client.page.links()
    assert links["Kommunalbestyrelse og udvalg"] == "/bodies"
    assert links["Hvad opgaveudvalgene fortæller fællesmøderne"] == "/statuses"
    client.get("/privacy")
    assert client.page.links()["Kommunalbestyrelse og udvalg"] == "/bodies"


def ambiguous_links(browser):
    """The texts of the page's own links that lead to more than one place."""
    (main,) = browser.page.all("main")
    targets: dict[str, set[str]] = {}
    for link in main.iter("a"):
        targets.setdefault(text_of(link), set()).add(link.get("href"))
    return sorted(text for text, found in targets.items() if len(found) > 1)


@pytest.mark.parametrize("path", ["/", "/committees", "/meetings", "/calls", "/follow-up"])
def test_two_links_with_the_same_words_lead_to_the_same_place(client, path):
    an_answered_result()
    committee = a_task_committee(Stage.ESTABLISHED, "Byens træer")
    a_call(committee=committee, title=committee.title)
    body = a_body(name="Skoleudvalget")
    for days in (7, 14, 21):
        a_coming_meeting(body, days=days)
        a_coming_meeting(the_joint_meeting(), days=days)
    client.get(path)
    assert ambiguous_links(client) == []


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.FOLLOWED, ["3 følges"]),
        (Outcome.CHANGED, ["3 følges med en ændring"]),
        (Outcome.NOT_FOLLOWED, ["3 følges ikke"]),
    ],
)
def test_an_answer_is_told_in_the_same_words_everywhere(client, outcome, words):
    handover = an_answered_result(outcome)
    for path in ("/", f"/committees/{handover.committee_id}"):
        client.get(path)
        (counts,) = (each for each in client.page.all("p") if each.get("class") == "answer-count")
        assert [text_of(span) for span in counts.iter("span")] == words
    client.get(f"/committees/{handover.committee_id}/answer")
    told = next(word for word in words if word.startswith("3 ")).removeprefix("3 ").capitalize()
    badges = [text_of(each) for each in client.page.all("span", "strong") if text_of(each).startswith("Følges")]
    assert set(badges) == {told}


@pytest.mark.parametrize(("months", "words"), [(6, "6 måneder efter"), (1, "1 måned efter"), (12, "12 måneder efter")])
def test_the_privacy_page_says_how_long_an_application_is_kept(app, client, months, words, monkeypatch):
    monkeypatch.setitem(app.config, "RETENTION_MONTHS", months)
    client.get("/privacy")
    assert f"Den bliver slettet {words}, at kommunalbestyrelsen har besluttet" in client.page.text
