"""Members are told when something moves."""

from datetime import date

import pytest
from sqlalchemy import select

from app import jobs
from app.bodies.models import Membership
from app.extensions import db
from app.followups import operations
from app.followups.models import Progress
from app.outbox import Letter
from app.outbox.batches import WRITE
from app.transactions import transaction
from tests.builders import a_citizen_member, a_facilitator, a_secretary
from tests.handovers.builders import an_answered_result

pytestmark = pytest.mark.usefixtures("app")


def report(recommendation, by):
    with transaction():
        operations.report(recommendation, progress=Progress.UNDER_WAY, text="Spaden er i jorden.", by=by)
    jobs.run_due(only=WRITE)
    return list(db.session.scalars(select(Letter).where(Letter.kind == "followups/reported").order_by(Letter.id)))


def test_the_members_read_what_has_happened():
    handover = an_answered_result(titles=("Byg en sti",))
    member = a_citizen_member(handover.committee)

    [letter] = report(handover.result.recommendations[0], by=a_secretary())

    assert (letter.user_id, letter.subject) == (member.id, "Nyt om jeres anbefaling: Byg en sti")
    assert "1. Byg en sti\nI gang\n\nSpaden er i jorden." in letter.body
    assert f"http://localhost/committees/{handover.committee_id}/answer#recommendation-1" in letter.body


def test_whoever_reports_gets_no_letter_about_it():
    handover = an_answered_result()
    assert report(handover.result.recommendations[0], by=a_facilitator(handover.committee)) == []


def test_those_who_were_members_when_the_council_answered_are_told_though_their_term_is_over():
    handover = an_answered_result()
    member = a_citizen_member(handover.committee)
    membership = db.session.scalars(select(Membership).where(Membership.user_id == member.id)).one()
    membership.ends_on = date(2026, 3, 1)  # the day of the council's meeting
    db.session.commit()

    assert [letter.user_id for letter in report(handover.result.recommendations[0], by=a_secretary())] == [member.id]
