"""Recording decisions about a result: step by step through forms, and nothing typed is lost."""

from datetime import timedelta

import pytest

from app import clock
from app.extensions import db
from app.handovers.models import Outcome
from app.meetings.models import Meeting, MeetingStatus
from tests.builders import (
    a_coming_meeting,
    a_meeting,
    a_secretary,
    the_council,
    the_joint_meeting,
)
from tests.conftest import NOW
from tests.handovers.builders import (
    a_meeting_of_the_standing_committee,
    a_presented_result,
    a_recommended_result,
    a_result,
    read_again,
)

pytestmark = pytest.mark.usefixtures("app", "in_english")


def page_of(handover_or_committee, step="answer"):
    committee = getattr(handover_or_committee, "committee_id", None) or handover_or_committee.id
    return f"/committees/{committee}/{step}"


def test_the_result_is_presented_recommended_and_answered_through_forms(sign_in):
    handover = a_result(("Sænk farten", "Luk gaden"))
    joint = a_coming_meeting(the_joint_meeting(), days=1)
    client = sign_in(a_secretary())
    client.submit(page_of(handover, "result/presentation"), {"meeting_id": joint.id})
    with clock.at(NOW + timedelta(days=10)):
        standing = a_meeting_of_the_standing_committee(handover)
        client.submit(
            page_of(handover, "result/recommendation"),
            {"meeting_id": standing.id, "number": "4", "text": "Udvalget anbefaler begge."},
        )
        assert "Udvalget anbefaler begge." in client.page.text
        council = a_meeting(the_council())
        shown = client.submit(
            page_of(handover, "result/answer"),
            {
                "meeting_id": council.id,
                "number": "9",
                "answer_1-outcome": "followed",
                "answer_1-owner": standing.body_id,
                "answer_1-due_on": "1.9.2026",
                "answer_2-outcome": "not_followed",
                "answer_2-reason": "Butikkerne skal kunne få varer.",
            },
        )
    assert shown.request.path == page_of(handover)
    assert "The council's answer is recorded and public." in client.page.text
    assert [each.answer.outcome for each in read_again(handover).result.recommendations] == [
        Outcome.FOLLOWED,
        Outcome.NOT_FOLLOWED,
    ]


def test_each_gap_in_the_answers_is_named_and_nothing_typed_is_lost(sign_in):
    handover = a_recommended_result(("Sænk farten", "Byg en sti", "Luk gaden"))
    council = a_meeting(the_council())
    client = sign_in(a_secretary())
    client.submit(
        page_of(handover, "result/answer"),
        {
            "meeting_id": council.id,
            "number": "9",
            "answer_1-outcome": "changed",
            "answer_1-owner_unit": "Vejafdelingen",
            "answer_2-outcome": "not_followed",
            "answer_2-reason": "For dyrt",
        },
    )
    form = client.page.forms[-1]
    assert [link for link in client.page.links().items() if link[1].startswith("#answer")] == [
        ("Write why, so that those who gave the advice can understand it.", "#answer_1-reason"),
        ("Write by when.", "#answer_1-due_on"),
        ("Choose what the council answered.", "#answer_3-outcome-0"),
    ]
    assert (form.value_of("answer_1-owner_unit"), form.value_of("answer_2-reason")) == ("Vejafdelingen", "For dyrt")
    assert read_again(handover).answering_decision is None


def test_of_two_who_record_the_answer_one_is_told(sign_in):
    handover = a_recommended_result(("Sænk farten",))
    council = a_meeting(the_council())
    client = sign_in(a_secretary())
    path = page_of(handover, "result/answer")
    typed = {"meeting_id": council.id, "answer_1-outcome": "not_followed", "answer_1-reason": "Nej"}
    client.get(path)
    stale = client.page
    client.send(path, {**typed, "number": "9"})
    client.page = stale

    refused = client.send(path, {**typed, "number": "10", "answer_1-reason": "Vi siger nej"})

    assert refused.status_code == 409
    assert "The council has answered already, in decision 9." in client.page.text
    assert client.page.forms[-1].value_of("answer_1-reason") == "Vi siger nej"
    assert len(council.decisions) == 1


def test_meetings_before_the_joint_meeting_are_not_offered(sign_in):
    handover = a_presented_result()
    early = handover.joint_meeting.starts_at - timedelta(days=1)
    a_meeting(handover.committee.standing_committee, early)
    client = sign_in(a_secretary())
    client.get(page_of(handover, "result/recommendation"))
    assert "has no meeting just now that a decision can be recorded at." in client.page.text
    assert "Plan a meeting" in client.page.links()


def test_the_council_without_a_meeting_is_explained(sign_in):
    handover = a_recommended_result()
    for meeting in db.session.scalars(db.select(type(handover.joint_meeting))):
        if meeting.body_id == the_council().id:
            meeting.starts_at, meeting.ends_at = NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1)
    db.session.commit()
    client = sign_in(a_secretary())
    client.get(page_of(handover, "result/answer"))
    assert "has no meeting just now that a decision can be recorded at." in client.page.text


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("result/answer", {"number": "9", "answer_1-reason": "Butikkerne skal have varer."}),
        ("result/recommendation", {"number": "9", "text": "Udvalget anbefaler alt."}),
    ],
)
def test_what_was_typed_stays_when_every_meeting_is_cancelled_meanwhile(sign_in, step, typed):
    handover = a_recommended_result() if step == "result/answer" else a_presented_result()
    body = the_council() if step == "result/answer" else handover.committee.standing_committee
    meeting = a_meeting(body, NOW - timedelta(hours=1))
    client = sign_in(a_secretary())
    client.get(page_of(handover, step))
    for each in db.session.query(Meeting).filter_by(body_id=body.id):
        each.status, each.cancelled_at, each.cancelled_because = MeetingStatus.CANCELLED, NOW, "Sne"
    db.session.commit()
    client.send(page_of(handover, step), typed | {"meeting_id": meeting.id})
    [form] = [form for form in client.page.forms if "number" in form.controls]
    assert {name: form.value_of(name) for name in typed} == typed
