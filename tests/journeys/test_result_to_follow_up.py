"""Steps 11 and 12 of the journey, through forms only: from the result to what becomes of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock, jobs
from app.accounts.models import User
from app.bodies.models import Office
from app.committees.models import Stage
from app.extensions import db
from app.outbox import Letter
from app.outbox.batches import WRITE
from tests.browserless import Browserless
from tests.builders import (
    a_body,
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_member,
    a_secretary,
    a_task_committee,
    a_user,
    the_council,
    the_joint_meeting,
)
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")

DAY = timedelta(days=1)


@pytest.fixture
def browser_of(new_client: Callable[[], Browserless]) -> Callable[[User], Browserless]:
    """A browser of their own for each person."""

    def signed_in(user: User) -> Browserless:
        browser = new_client()
        browser.is_used_by(user)
        return browser

    return signed_in


def letters_to(user: User) -> list[str]:
    jobs.run_due(only=WRITE)
    query = select(Letter.kind).where(Letter.user_id == user.id).order_by(Letter.id)
    return list(db.session.scalars(query))


def test_from_the_result_to_what_becomes_of_it(client, browser_of):
    committee = a_task_committee(Stage.WORKING)
    citizen, facilitator = a_citizen_member(committee), a_facilitator(committee)
    chair = a_councillor_member(committee, "Charlotte Chair", office=Office.CHAIR)
    owner = a_body(name="Teknisk udvalg")
    owner_chair = a_member(owner, a_user("Ove Owner"), office=Office.CHAIR)
    secretary, councillor = a_secretary(), a_councillor()
    joint = a_coming_meeting(the_joint_meeting(), days=7)
    standing = a_coming_meeting(committee.standing_committee, days=14)
    council = a_coming_meeting(the_council(), days=21)
    page = f"/committees/{committee.id}/answer"

    # The facilitator writes the result with two recommendations.
    browser = browser_of(facilitator)
    browser.get(page)
    path = browser.page.links()["Skriv resultatet"]
    browser.get(path)
    browser.send(path, {"title": "Trygge skoleveje"}, button="Tilføj en anbefaling")
    browser.send(
        path,
        {
            "summary": "To ting gør vejen tryg.",
            "text": "Vi har spurgt 400 børn.",
            "recommendations-0-title": "Sænk farten ved skolerne",
            "recommendations-0-text": "Til 30 km/t.",
        },
        button="Tilføj en anbefaling",
    )
    browser.send(path, {"recommendations-1-title": "Luk Skolegade for biler"}, button="Gem resultatet")
    assert browser.page.heading == "Trygge skoleveje"

    # The chair puts it before the joint meeting. Councillors read it, the public not yet.
    browser = browser_of(chair)
    browser.get(page)
    browser.submit(browser.page.links()["Læg frem på et fællesmøde"], {"meeting_id": joint.id})
    assert browser_of(councillor).get(page).status_code == 200
    assert client.get(page).status_code == 302
    assert letters_to(councillor) == ["handovers/presented"]

    # Before the joint meeting has begun, nobody recommends.
    browser = browser_of(secretary)
    browser.get(f"/committees/{committee.id}/result/recommendation")
    assert "Fællesmødet er ikke begyndt endnu." in browser.page.text

    # The standing committee has recommended; the secretariat writes it down from its to-do.
    with clock.at(NOW + 15 * DAY):
        assert client.get(page).status_code == 200
        browser.get("/my-page")
        path = f"/committees/{committee.id}/result/recommendation"
        assert path in browser.page.links().values()
        browser.submit(path, {"meeting_id": standing.id, "number": "4", "text": "Følg begge anbefalinger."})
        assert letters_to(citizen) == ["handovers/presented", "handovers/recommended"]

    # The council answers each of them.
    with clock.at(NOW + 22 * DAY):
        browser.get(page)
        browser.submit(
            browser.page.links()["Skriv kommunalbestyrelsens svar ind"],
            {
                "meeting_id": council.id,
                "number": "11",
                "answer_1-outcome": "followed",
                "answer_1-owner": owner.id,
                "answer_1-due_on": "1.9.2026",
                "answer_2-outcome": "not_followed",
                "answer_2-reason": "Butikkerne skal have varer.",
            },
        )
        client.get(page)
        assert "Butikkerne skal have varer." in client.page.text
        assert letters_to(citizen)[2:] == ["handovers/answered"]
        assert letters_to(owner_chair) == ["handovers/presented", "handovers/answered"]
        assert db.session.get_one(type(committee), committee.id).stage is Stage.ANSWERED

    # The owner's chair is reminded when the date is near, and reports. The members are told.
    with clock.at(NOW + 180 * DAY):
        browser = browser_of(owner_chair)
        browser.get("/my-page")
        [path] = {link for link in browser.page.links().values() if link.endswith("/follow-up") and "recom" in link}
        browser.submit(path, {"progress": "done", "text": "Skiltene er sat op."})
        client.get("/follow-up")
        assert "Gennemført" in client.page.text
        client.get(page)
        assert "Skiltene er sat op." in client.page.text
        assert letters_to(citizen)[3:] == ["followups/reported"]

        # And all of it stands in the audit trail.
        browser = browser_of(councillor)
        browser.get(f"/committees/{committee.id}/audit")
        told = browser.page.text
        sentences = [
            "Version 1 af resultatet blev gemt.",
            "Resultatet lægges frem på fællesmødet",
            "Det stående udvalg indstillede til kommunalbestyrelsen med beslutning 4",
            "Kommunalbestyrelsen svarede: 1 følges, 0 følges med en ændring, 1 følges ikke.",
            "Der blev givet besked om, hvor langt anbefaling 1 er: gennemført.",
        ]
        assert [sentence for sentence in sentences if sentence not in told] == []
