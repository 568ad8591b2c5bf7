"""Telling what became of a recommendation."""

from datetime import date

import pytest
from sqlalchemy import select

from app.events import EventRecord
from app.extensions import db
from app.followups import operations, queries
from app.followups.models import FollowUp, Progress
from app.handovers.models import Outcome
from app.transactions import transaction
from tests.builders import a_secretary
from tests.conftest import NOW
from tests.handovers.builders import a_recommended_result, an_answered_result
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app", "in_english")


def report(recommendation, progress=Progress.UNDER_WAY, expected_on=None):
    by = a_secretary()
    with transaction():
        return operations.report(recommendation, progress=progress, text="Gravet.", expected_on=expected_on, by=by)


def test_a_report_is_kept_and_recorded():
    handover = an_answered_result()
    [first, *_rest] = handover.result.recommendations

    note = report(first, expected_on=date(2026, 12, 1))

    assert (note.progress, note.text, note.expected_on, note.reported_at) == (
        Progress.UNDER_WAY,
        "Gravet.",
        date(2026, 12, 1),
        NOW,
    )
    event = db.session.scalars(select(EventRecord)).one()
    assert (event.kind, event.committee_id, event.details["progress"], event.details["number"]) == (
        "FollowUpReported",
        handover.committee_id,
        "under_way",
        1,
    )


def test_the_same_report_twice_is_a_button_pressed_twice():
    handover = an_answered_result()
    [first, *_rest] = handover.result.recommendations
    note = report(first)
    with refused("That is what was reported last. Nothing has moved since."):
        report(first)
    assert queries.follow_ups_on(handover.result.recommendations) == {first.id: [note]}


def test_earlier_reports_stay_and_the_latest_comes_first():
    handover = an_answered_result()
    recommendation = handover.result.recommendations[1]
    first, second = report(recommendation), report(recommendation, Progress.DONE)
    assert queries.follow_ups_on(handover.result.recommendations) == {recommendation.id: [second, first]}


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.GIVEN_UP])
def test_what_is_over_is_expected_no_more(progress):
    note = report(an_answered_result().result.recommendations[0], progress, expected_on=date(2026, 12, 1))
    assert note.expected_on is None


def test_there_is_nothing_to_follow_up_before_the_council_has_answered():
    with refused("The council has not answered this recommendation yet. There is nothing to follow up."):
        report(a_recommended_result().result.recommendations[0])


def test_there_is_nothing_to_follow_up_when_the_council_said_no():
    with refused("The council did not follow this recommendation. There is nothing to follow up."):
        report(an_answered_result(Outcome.NOT_FOLLOWED).result.recommendations[0])


def test_a_new_date_must_be_to_come():
    with refused("The new date has gone by already. Choose one to come."):
        report(an_answered_result().result.recommendations[0], expected_on=date(2026, 3, 1))
    assert db.session.scalars(select(FollowUp)).all() == []
