"""From an area for development to an established committee, through forms only and each step by the person whose it is."""

from datetime import timedelta

import pytest

from app import clock, jobs
from app.accounts.models import User
from app.bodies.models import Office
from app.committees.models import Stage, TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.outbox import Letter
from app.outbox.batches import WRITE
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    the_council,
    the_joint_meeting,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def browser(new_client):
    """``browser(user)`` is a browser in which this person is signed in, and reads English."""

    def of(user):
        client = new_client()
        client.set_cookie("language", "en")
        client.is_used_by(user)
        return client

    return of


def letters(kind: str) -> list[str]:
    """To whom letters of this kind were written, by name."""
    jobs.run_due(only=WRITE)
    found = db.session.query(Letter).filter_by(kind=f"committees/{kind}")
    return sorted(db.session.get_one(User, letter.user_id).name for letter in found)


def test_from_an_area_to_an_established_committee(browser, client):
    schools = a_body(name="Skoleudvalget")
    dorte, didrik, kaja = (a_councillor(name) for name in ("Dorte", "Didrik", "Kaja"))
    a_member(schools, dorte, office=Office.CHAIR)
    secretary = a_secretary("Sofie")
    named_at, joint = a_meeting(the_council()), a_coming_meeting(the_joint_meeting(), days=14)
    decided_at = a_coming_meeting(the_council(), days=21)

    # The standing committee records an area and proposes a task committee.
    chair = browser(dorte)
    chair.submit(
        f"/bodies/{schools.id}/areas/new",
        {"title": "Skolevejen", "description": "Børn bliver kørt i skole."},
    )
    assert chair.page.heading == "Skolevejen"
    chair.submit(chair.page.links()["Choose how to take it up"], {"form": "task_committee"})
    committee = db.session.query(TaskCommittee).one()
    assert (committee.stage, client.get(f"/committees/{committee.id}").status_code) == (Stage.PROPOSED, 302)

    # The secretariat records that the council named two to draft; they hear of it.
    office = browser(secretary)
    office.submit(
        f"/committees/{committee.id}/drafters",
        {"meeting": named_at.id, "number": "7", "first": dorte.id, "second": didrik.id},
    )
    assert letters("drafters_named") == ["Didrik", "Dorte"]

    # One of them writes, the other writes on.
    chair.submit(
        f"/committees/{committee.id}/terms/edit",
        {
            "purpose": "Flere skal gå til skole.",
            "questions-0": "Hvad holder forældrene tilbage?",
            "deliverables-0-title": "En handlingsplan",
            "deliverables-0-due_on": "1.12.2026",
            "profiles-0-name": "Forælder til skolebarn",
            "profiles-0-wanted": "4",
        },
    )
    browser(didrik).submit(f"/committees/{committee.id}/terms/edit", {"limits": "Ingen nye penge.", "note": "Rammer"})
    assert [terms.number for terms in committee.versions] == [1, 2]

    # Nobody else sees the draft before it is put before a joint meeting.
    reader = browser(kaja)
    assert reader.get(f"/committees/{committee.id}/terms").status_code == 404
    chair.submit(f"/committees/{committee.id}/presentation", {"meeting": joint.id})
    assert letters("terms_presented") == ["Didrik", "Dorte", "Kaja"]

    # A councillor comments, a drafter answers.
    reader.get(f"/committees/{committee.id}/terms")
    reader.submit(reader.page.links()["Comment on this section: Purpose"], {"text": "Hvad med cykler?"})
    assert letters("terms_commented") == ["Didrik", "Dorte"]
    chair.get(f"/committees/{committee.id}/terms")
    chair.submit(chair.page.links()["Answer the comment from Kaja"], {"text": "De er med."})
    assert letters("comment_answered") == ["Kaja"]

    # The council cannot establish before the joint meeting; afterwards it does.
    path = f"/committees/{committee.id}/establishment"
    office.get(path)
    assert "The joint meeting has not discussed the draft yet." in office.page.text
    office.forge(path, {"version": 2, "meeting": named_at.id, "number": "8"})
    db.session.refresh(committee)
    assert committee.stage is Stage.PRESENTED
    with clock.at(clock.now() + timedelta(days=22)):
        office.submit(path, {"meeting": decided_at.id, "number": "12 a"})
    db.session.refresh(committee)
    assert (committee.stage, committee.establishing_decision.number) == (Stage.ESTABLISHED, "12 a")
    assert letters("established") == ["Didrik", "Dorte"]

    # From here anybody can read the terms, and what was said on the way stays inside.
    with clock.at(clock.now() + timedelta(days=23)):
        client.get(f"/committees/{committee.id}/terms")
        assert "Flere skal gå til skole." in client.page.text
        assert "Hvad med cykler?" not in client.page.text

    # A colleague becomes the facilitator.
    with clock.at(clock.now() + timedelta(days=23)):
        office.submit(f"/committees/{committee.id}/facilitator", {"name": "Frida", "email": "frida@strandby.example"})
    assert letters("facilitator_assigned") == ["Frida"]

    told = db.session.query(EventRecord.kind).filter_by(committee_id=committee.id).order_by(EventRecord.id)
    assert [kind for (kind,) in told] == [
        "FormChosen",
        "CommitteeProposed",
        "DraftersNamed",
        "TermsSaved",
        "TermsSaved",
        "TermsPresented",
        "TermsCommented",
        "CommentAnswered",
        "CommitteeEstablished",
        "FacilitatorAssigned",
    ]
