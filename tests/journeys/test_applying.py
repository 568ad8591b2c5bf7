"""From a call to the candidate list, through forms only: the secretariat calls, citizens apply, change, withdraw."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.applications.models import Application, ApplicationStatus
from app.calls.models import Call
from app.committees.models import Stage
from app.extensions import db
from app.outbox import Letter
from tests.applications.builders import TYPED
from tests.builders import a_coming_meeting, a_councillor, a_secretary, a_task_committee
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")


def latest_letter(recipient: str) -> Letter:
    """The last letter to this address."""
    found = select(Letter).where(Letter.recipient == recipient).order_by(Letter.id.desc()).limit(1)
    return db.session.scalars(found).one()


def link_in(letter: Letter) -> str:
    """The way to the applicant's own page, as a person would press it in the letter."""
    (address,) = re.findall(r"http://localhost(/application-links/\S+)", letter.body)
    return address


def test_from_a_call_to_the_candidate_list(sign_in, new_client):
    committee = a_task_committee(Stage.ESTABLISHED, profiles={"Forælder": 1, "Ung under 30": 1})
    a_coming_meeting(committee.body, days=60)
    secretariat, councillor = a_secretary(), a_councillor()

    # The secretariat makes a call from the terms of reference and publishes it.
    office = sign_in(secretariat)
    office.submit(
        f"/committees/{committee.id}/call",
        {"title": "Gør skolevejen tryg", "commitment": "Seks møder", "contact": "Sofie, 70 10 20 30"},
        button="Gem kladden",
    )
    call = db.session.scalars(select(Call)).one()
    office.get(office.page.links()["Offentliggør"])
    office.send(f"/calls/{call.id}/publication", {"closes_at": "2026-03-23T12:00"}, button="Offentliggør")

    # A citizen finds it and applies; so does another, who changes their mind.
    bente, bo = new_client(), new_client()
    bente.get("/calls")
    bente.get(bente.page.links()["Gør skolevejen tryg"])
    form = bente.page.links()["Søg om en plads"]
    profiles = [str(profile.id) for profile in call.terms.profiles]
    bente.submit(form, TYPED | {"profile_ids": [profiles[0]]}, button="Send ansøgningen")
    bo.submit(form, TYPED | {"name": "Bo Holm", "email": "bo@mail.example"}, button="Send ansøgningen")

    # Both follow the link in their letter.
    bente.get(link_in(latest_letter("bente@mail.example")), follow_redirects=True)
    bente.get(bente.page.links()["Ret den"])
    bente.send("/my-application/edit", {"motivation": "Skrevet om"}, button="Gem ændringerne")
    bo.get(link_in(latest_letter("bo@mail.example")), follow_redirects=True)
    bo.get(bo.page.links()["Træk den tilbage"])
    bo.send("/my-application/withdrawal", {}, button="Træk tilbage og slet")

    # A councillor sees nothing before the deadline. After it the secretariat prepares the list, and the council reads it.
    politician = new_client()
    politician.is_used_by(councillor)
    assert politician.get(f"/calls/{call.id}/candidates").status_code == 404
    with clock.at(NOW + timedelta(days=22)):
        office.get(f"/calls/{call.id}")
        office.get(office.page.links()["Se kandidaterne"])
        assert "En profil kan ikke længere opfyldes" in office.page.text
        candidate = office.page.links()["Bente Borger"]
        office.submit(candidate, {f"profile_{profiles[0]}": "yes"}, button="Gem profilerne")
        assert "1 søges, 1 bekræftet, 0 ikke set på" in office.page.text
        politician.get(f"/calls/{call.id}/candidates")
        politician.get(politician.page.links()["Bente Borger"])
        assert "Skrevet om" in politician.page.text
        # And the applicant still sees where it stands.
        bente.get("/my-application")
        assert "Modtaget" in bente.page.text

    standing = {each.name: each.status for each in db.session.scalars(select(Application))}
    assert standing == {"Bente Borger": ApplicationStatus.RECEIVED, "": ApplicationStatus.WITHDRAWN}
    assert sorted((letter.kind, letter.recipient) for letter in db.session.scalars(select(Letter))) == [
        ("applications/changed", "bente@mail.example"),
        ("applications/receipt", "bente@mail.example"),
    ]
