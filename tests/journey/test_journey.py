"""Where a committee is: by decisions, and between decisions by time."""

from datetime import timedelta

import pytest
from flask_babel import force_locale

from app import clock
from app.bodies.models import Office
from app.bodies.queries import memberships_of
from app.calls.models import CallStatus
from app.committees.models import ChairRule, Stage
from app.extensions import db
from app.journey import facts
from app.journey.facts import Facts, journey_of
from app.journey.line import Part, current_part, line, what_happens_now
from app.journeys import history, next_steps
from tests.appointments.builders import an_appointment
from tests.builders import (
    a_call,
    a_closed_call,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_task_committee,
    the_joint_meeting,
)
from tests.handovers.builders import a_presented_result, a_recommended_result, a_result, an_answered_result


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context("/"), force_locale("en"):
        yield


def facts_of(committee) -> Facts:
    return facts.facts_of(journey_of(committee))


def offered(committee, user) -> list[str]:
    return [offer.text for offer in next_steps(journey_of(committee), user)]


def states(committee):
    return [step.reached.value for step in line(facts_of(committee))]


def after(done: int) -> list[str]:
    return ["done"] * done + ["current"] + ["coming"] * (len(Part) - done - 1)


@pytest.mark.parametrize(
    ("stage", "done"),
    [(Stage.PROPOSED, 1), (Stage.DRAFTING, 1), (Stage.PRESENTED, 2), (Stage.ESTABLISHED, 3), (Stage.WORKING, 5)],
)
def test_each_stage_has_its_place_on_the_line(stage, done):
    assert states(a_task_committee(stage)) == after(done)


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
    known = facts_of(call.committee)
    assert known.call is None
    assert what_happens_now(known) == "The committee is established. The call for citizens is being prepared."


def test_a_result_is_not_shown_before_the_joint_meeting_has_begun():
    later = clock.now() + timedelta(days=3)
    handover = a_presented_result(at=later)
    known = facts_of(handover.committee)
    assert known.handover is None
    assert what_happens_now(known) == "The result is finished. The committee presents it at a joint meeting."
    with clock.at(later):
        assert facts_of(handover.committee).handover is handover


def test_a_draft_of_a_result_is_not_shown():
    assert facts_of(a_result().committee).handover is None


def test_the_answer_is_awaited_once_the_standing_committee_has_recommended():
    assert current_part(facts_of(a_recommended_result().committee)) is Part.ANSWER


def test_an_answered_result_is_followed_up():
    known = facts_of(an_answered_result().committee)
    assert states(known.committee) == after(8)
    assert sum(known.outcomes.values()) == len(known.handover.result.recommendations)


def test_the_work_is_done_when_its_result_is_handed_over_whatever_the_terms_foresaw():
    handover = an_answered_result()
    days = [step.when for step in line(facts_of(handover.committee)) if step.when]
    assert days[-3:-1] == [handover.joint_meeting.starts_at] * 2
    working = facts_of(a_task_committee(Stage.WORKING))
    assert line(working)[5].when == working.committee.terms.ends_on


def test_the_history_tells_what_has_happened_in_its_order_and_nothing_to_come():
    drafters = [a_councillor("Birgit Bang"), a_councillor("Claus Clausen")]
    committee = a_task_committee(Stage.ESTABLISHED, drafters=drafters)
    a_closed_call(committee)
    told = history(journey_of(committee))
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
    assert [happening.day for happening in told] == sorted(happening.day for happening in told)


def test_a_joint_meeting_to_come_is_no_history():
    committee = a_task_committee(Stage.PRESENTED)
    committee.joint_meeting = a_coming_meeting(the_joint_meeting())
    db.session.commit()
    assert "The draft was discussed at a joint meeting." not in [each.text for each in history(journey_of(committee))]


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        (
            Stage.PROPOSED,
            [
                "Name the two councillors who draft",
                "End the committee before it begins",
                "Who did what, and when",
            ],
        ),
        (
            Stage.DRAFTING,
            [
                "Write the terms of reference",
                "Read the draft of the terms",
                "Put the draft before a joint meeting",
                "End the committee before it begins",
                "Who did what, and when",
            ],
        ),
        (
            Stage.PRESENTED,
            [
                "Write the terms of reference",
                "Read the draft of the terms",
                "Put the draft before a joint meeting",
                "Record that the council establishes the committee",
                "End the committee before it begins",
                "Who did what, and when",
            ],
        ),
        (
            Stage.ESTABLISHED,
            [
                "Write the call for citizens",
                "Appoint the members",
                "Plan a meeting",
                "Choose the facilitator",
                "Change the terms of reference",
                "End the committee before it begins",
                "Who did what, and when",
            ],
        ),
        (
            Stage.WORKING,
            [
                "Open the workspace",
                "Plan a meeting",
                "Write the result",
                "Put the result before a joint meeting",
                "Choose the facilitator",
                "Change the terms of reference",
                "Who did what, and when",
            ],
        ),
        (
            Stage.ANSWERED,
            [
                "Open the workspace",
                "Choose the facilitator",
                "Who did what, and when",
            ],
        ),
        (Stage.DROPPED, ["Who did what, and when"]),
    ],
)
def test_what_the_secretariat_can_do_fits_how_far_the_committee_has_come(stage, steps):
    assert offered(a_task_committee(stage), a_secretary()) == steps


def test_who_drafts_is_shown_the_steps_of_the_draft():
    committee = a_task_committee(Stage.DRAFTING)
    assert offered(committee, committee.drafters[0].user) == [
        "Write the terms of reference",
        "Read the draft of the terms",
        "Put the draft before a joint meeting",
        "Who did what, and when",
    ]


def test_the_call_and_the_appointment_are_gone_to_once_they_are_there():
    appointment = an_appointment()
    committee, call = appointment.committee, appointment.call
    steps = next_steps(journey_of(committee), a_secretary())
    assert [(step.text, step.url) for step in steps if not step.is_rare] == [
        ("See the call", f"/calls/{call.id}"),
        ("See the candidates", f"/calls/{call.id}/candidates"),
        ("Go to the appointment", f"/appointments/{appointment.id}"),
        ("Plan a meeting", f"/bodies/{committee.body_id}/meetings/new"),
    ]


def test_a_committee_that_chooses_its_chair_itself_has_it_recorded_once_it_has_members():
    committee = a_task_committee(Stage.WORKING)
    committee.terms.chair_rule = ChairRule.COMMITTEE
    db.session.commit()
    secretary, step = a_secretary(), "Record whom the committee chose as chair"
    assert step not in offered(committee, secretary)
    a_member(committee.body, a_councillor("Birgit Bang"))
    assert offered(committee, secretary)[0] == step
    a_member(committee.body, a_councillor("Claus Clausen"), office=Office.CHAIR)
    assert step not in offered(committee, secretary)


def test_the_council_can_name_drafters_anew_only_when_one_of_them_has_left_it():
    committee, secretary = a_task_committee(Stage.DRAFTING), a_secretary()
    assert "Name the two councillors who draft" not in offered(committee, secretary)
    [membership] = memberships_of(committee.drafters[0].user)
    membership.ends_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert offered(committee, secretary)[0] == "Name the two councillors who draft"


def test_the_council_answers_only_once_the_standing_committee_has_recommended():
    rest = ["Choose the facilitator", "Who did what, and when"]
    secretary = a_secretary()
    presented = a_presented_result().committee
    assert offered(presented, secretary) == [
        "Open the workspace",
        "Record what the standing committee recommends",
        *rest,
    ]
    recommended = a_recommended_result().committee
    assert offered(recommended, secretary) == ["Open the workspace", "Record the council's answer", *rest]


def test_meetings_held_are_counted_and_the_next_ones_shown():
    committee = a_task_committee(Stage.WORKING)
    a_meeting(committee.body)
    coming = [a_coming_meeting(committee.body, days=days) for days in (7, 14, 21, 28)]
    known = facts_of(committee)
    assert (known.meetings_held, known.coming_meetings) == (1, coming[:3])
    assert what_happens_now(known) == "The committee is at work. It has held 1 meeting."
