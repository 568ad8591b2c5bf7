"""Who is written to about a result."""

from datetime import date

import pytest
from sqlalchemy import select

from app import jobs
from app.accounts.models import User
from app.bodies.models import Office
from app.extensions import db
from app.formats import moment
from app.handovers import operations
from app.handovers.models import GivenAnswer, Outcome
from app.outbox import Letter
from app.outbox.batches import WRITE
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_meeting,
    a_member,
    a_secretary,
    a_user,
    the_council,
    the_joint_meeting,
)
from tests.handovers.builders import (
    a_meeting_of_the_standing_committee,
    a_presented_result,
    a_recommended_result,
    a_result,
    followed,
)

pytestmark = pytest.mark.usefixtures("app")


def letters(kind):
    jobs.run_due(only=WRITE)
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def people(kind):
    return sorted(db.session.get_one(User, letter.user_id).name for letter in letters(kind))


def test_councillors_and_authors_read_that_it_is_presented_each_in_one_letter():
    handover = a_result()
    a_citizen_member(handover.committee), a_facilitator(handover.committee)
    a_councillor_member(handover.committee, "Karl Member"), a_councillor("Ditte Council")
    meeting, by = a_coming_meeting(the_joint_meeting()), a_secretary()
    with transaction():
        operations.present(handover.committee, meeting=meeting, by=by)
    assert people("handovers/presented") == [
        "Clara Citizen",
        "Didrik Drafter",
        "Ditte Council",
        "Dorte Drafter",
        "Frida Facilitator",
        "Karl Member",
    ]
    [letter, *_rest] = letters("handovers/presented")
    assert (letter.committee_id, letter.is_secret) == (handover.committee_id, False)
    assert f"http://localhost/committees/{handover.committee_id}/answer" in letter.body
    assert moment(meeting.starts_at) in letter.body


def test_the_authors_read_that_it_is_on_its_way_to_the_council():
    handover = a_presented_result()
    a_citizen_member(handover.committee), a_facilitator(handover.committee)
    meeting, by = a_meeting_of_the_standing_committee(handover), a_secretary()
    with transaction():
        operations.recommend(handover.committee, meeting=meeting, number="4", text="Ja", by=by)
    assert people("handovers/recommended") == ["Clara Citizen", "Frida Facilitator"]


def test_authors_the_standing_committee_and_the_owners_read_the_answer_each_in_one_letter():
    handover = a_recommended_result(("Sænk farten", "Byg en sti"))
    owner = a_body(name="Teknisk udvalg")
    a_citizen_member(handover.committee)
    both = a_member(handover.committee.standing_committee, a_user("Stine Standing"), office=Office.CHAIR)
    a_member(owner, both), a_member(owner, a_user("Ove Owner")), a_member(a_body(name="Kultur"), a_user("Ida Other"))
    changed = GivenAnswer(Outcome.CHANGED, "Kun her", owner, "", date(2026, 9, 1))
    meeting, by = a_meeting(the_council()), a_secretary()
    with transaction():
        operations.answer(handover.committee, meeting=meeting, number="4", answers={1: followed(), 2: changed}, by=by)
    assert people("handovers/answered") == ["Clara Citizen", "Ove Owner", "Stine Standing"]


def test_a_letter_speaks_the_language_of_its_reader():
    handover = a_presented_result()
    user = a_citizen_member(handover.committee)
    user.language = "en"
    db.session.commit()
    meeting, by = a_meeting_of_the_standing_committee(handover), a_secretary()
    with transaction():
        operations.recommend(handover.committee, meeting=meeting, number="4", text="Ja", by=by)
    [letter] = letters("handovers/recommended")
    assert letter.subject == "Your result is on its way to the council: Trafik: sikker i byen"
