"""Where a committee is: by decisions, and between decisions by time."""

from datetime import timedelta

import pytest
from flask_babel import force_locale

from app import clock
from app.bodies.queries import memberships_of
from app.calls.models import CallStatus
from app.committees.models import Stage
from app.extensions import db
from app.journey.facts import facts_of
from app.journey.history import history
from app.journey.line import Part, current_part, journey, what_happens_now
from app.journey.next_steps import NEXT_STEPS, offers
from tests.builders import (
    a_call,
    a_closed_call,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_task_committee,
    the_joint_meeting,
)
from tests.handovers.builders import a_presented_result, a_recommended_result, a_result, an_answered_result


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context("/"), force_locale("en"):
        yield


def states(committee):
    return [step.reached.value for step in journey(facts_of(committee))]


def line(done: int) -> list[str]:
    return ["done"] * done + ["current"] + ["coming"] * (len(Part) - done - 1)


@pytest.mark.parametrize(
    ("stage", "done"),
    [(Stage.PROPOSED, 1), (Stage.DRAFTING, 1), (Stage.PRESENTED, 2), (Stage.ESTABLISHED, 3), (Stage.WORKING, 5)],
)
def test_each_stage_has_its_place_on_the_line(stage, done):
    assert states(a_task_committee(stage)) == line(done)


def test_a_draft_is_still_being_discussed_until_the_joint_meeting_begins():
    committee = a_task_committee(Stage.PRESENTED)
    committee.joint_meeting = a_coming_meeting(the_joint_meeting())
    db.session.commit()
    assert current_part(facts_of(committee)) is Part.TERMS
    assert what_happens_now(facts_of(committee)) == "The draft is ready. All councillors discuss it at a joint meeting."


def test_the_call_is_current_until_its_deadline_and_then_the_appointment():
    call = a_call(closes_at=clock.now() + timedelta(days=1))
    assert current_part(facts_of(call.committee)) is Part.CALL
    with clock.at(clock.now() + timedelta(days=1)):
        assert current_part(facts_of(call.committee)) is Part.APPOINTMENT


@pytest.mark.parametrize("status", [CallStatus.DRAFT, CallStatus.WITHDRAWN])
def test_a_call_that_is_not_out_is_not_shown(status):
    call = a_call(status)
    facts = facts_of(call.committee)
    assert facts.call is None
    assert what_happens_now(facts) == "The committee is established. The call for citizens is being prepared."


def test_a_result_is_not_shown_before_the_joint_meeting_has_begun():
    later = clock.now() + timedelta(days=3)
    handover = a_presented_result(at=later)
    facts = facts_of(handover.committee)
    assert facts.handover is None
    assert what_happens_now(facts) == "The result is finished. The committee presents it at a joint meeting."
    with clock.at(later):
        assert facts_of(handover.committee).handover is handover


def test_a_draft_of_a_result_is_not_shown():
    assert facts_of(a_result().committee).handover is None


def test_the_answer_is_awaited_once_the_standing_committee_has_recommended():
    assert current_part(facts_of(a_recommended_result().committee)) is Part.ANSWER


def test_an_answered_result_is_followed_up():
    facts = facts_of(an_answered_result().committee)
    assert states(facts.committee) == line(8)
    assert sum(facts.outcomes.values()) == len(facts.handover.result.recommendations)


def test_the_work_is_done_when_its_result_is_handed_over_whatever_the_terms_foresaw():
    handover = an_answered_result()
    days = [step.when for step in journey(facts_of(handover.committee)) if step.when]
    assert days[-3:-1] == [handover.joint_meeting.starts_at] * 2
    working = facts_of(a_task_committee(Stage.WORKING))
    assert journey(working)[5].when == working.committee.terms.ends_on


def test_the_history_tells_what_has_happened_in_its_order_and_nothing_to_come():
    drafters = [a_councillor("Birgit Bang"), a_councillor("Claus Clausen")]
    committee = a_task_committee(Stage.ESTABLISHED, drafters=drafters)
    a_closed_call(committee)
    told = history(facts_of(committee))
    number = committee.establishing_decision.number
    assert [happening.text for happening in told] == [
        "Skoleudvalget recorded an area for development.",
        "A task committee was proposed.",
        "The draft was discussed at a joint meeting.",
        "The call for citizens was published.",
        "The council named Birgit Bang and Claus Clausen to draft the terms of reference.",
        f"The council established the committee (decision {number}).",
        "The call closed.",
    ]
    assert [happening.on for happening in told] == sorted(happening.on for happening in told)


def test_a_joint_meeting_to_come_is_no_history():
    committee = a_task_committee(Stage.PRESENTED)
    committee.joint_meeting = a_coming_meeting(the_joint_meeting())
    db.session.commit()
    assert "The draft was discussed at a joint meeting." not in [each.text for each in history(facts_of(committee))]


@pytest.mark.parametrize(
    ("stage", "endpoints"),
    [
        (Stage.PROPOSED, ["committees.name_drafters", "committees.drop", "audit.committee"]),
        (
            Stage.ESTABLISHED,
            [
                "calls.draft",
                "appointments.open",
                "meetings.plan",
                "committees.assign_facilitator",
                "committees.change_terms",
                "committees.drop",
                "audit.committee",
            ],
        ),
        (Stage.ANSWERED, ["workspaces.show", "committees.assign_facilitator", "audit.committee"]),
        (Stage.DROPPED, ["audit.committee"]),
    ],
)
def test_what_can_be_done_fits_how_far_the_committee_has_come(stage, endpoints):
    committee = a_task_committee(stage)
    assert [offer.endpoint for offer in offers(facts_of(committee))] == endpoints


def test_the_council_can_name_drafters_anew_only_when_one_of_them_has_left_it():
    committee = a_task_committee(Stage.DRAFTING)
    assert "committees.name_drafters" not in [offer.endpoint for offer in offers(facts_of(committee))]
    [membership] = memberships_of(committee.drafters[0].user)
    membership.ends_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert "committees.name_drafters" in [offer.endpoint for offer in offers(facts_of(committee))]


def test_the_council_answers_only_once_the_standing_committee_has_recommended():
    presented = a_presented_result().committee
    assert "handovers.recommend" in [offer.endpoint for offer in offers(facts_of(presented))]
    assert "handovers.answer" not in [offer.endpoint for offer in offers(facts_of(presented))]
    recommended = a_recommended_result().committee
    assert "handovers.answer" in [offer.endpoint for offer in offers(facts_of(recommended))]


def test_meetings_held_are_counted_and_the_next_ones_shown():
    committee = a_task_committee(Stage.WORKING)
    a_meeting(committee.body)
    coming = [a_coming_meeting(committee.body, days=days) for days in (7, 14, 21, 28)]
    facts = facts_of(committee)
    assert (facts.meetings_held, facts.coming_meetings) == (1, coming[:3])
    assert what_happens_now(facts) == "The committee is at work. It has held 1 meeting."


@pytest.mark.parametrize("step", NEXT_STEPS, ids=lambda step: step.endpoint)
def test_every_next_step_leads_to_a_page_and_asks_a_permission_that_exists(app, step):
    assert step.endpoint in app.view_functions
    assert step.permission in app.extensions["policy"]
