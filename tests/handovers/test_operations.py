"""Writing a result and putting it before a joint meeting: in which order, and what is refused."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.committees.models import Stage
from app.errors import Stale
from app.events import EventRecord
from app.extensions import db
from app.handovers import operations, queries
from app.meetings.models import MeetingStatus
from app.transactions import transaction
from tests.builders import (
    a_coming_meeting,
    a_meeting,
    a_secretary,
    a_task_committee,
    saved,
    the_council,
    the_joint_meeting,
)
from tests.conftest import NOW
from tests.handovers.builders import (
    a_presented_result,
    a_result,
    read_again,
)
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app", "in_english")


def prepare(committee, *, after=0, title="Sikker i byen", recommendations=(("Sænk farten", "Til 30"),)):
    by = a_secretary()
    with transaction():
        return operations.prepare(
            committee, title=title, summary="Kort", text="Langt", recommendations=recommendations, after=after, by=by
        )


def present(committee, meeting):
    by = a_secretary()
    with transaction():
        operations.present(committee, meeting=meeting, by=by)


def cancel(meeting):
    meeting.status, meeting.cancelled_at, meeting.cancelled_because = MeetingStatus.CANCELLED, NOW, "Sne"
    return saved(meeting)


def kinds():
    return list(db.session.scalars(select(EventRecord.kind).order_by(EventRecord.id)))


# Writing


def test_the_first_save_begins_the_handover():
    handover = prepare(a_task_committee(Stage.WORKING))

    assert (handover.result_number, handover.result.title, handover.is_presented) == (1, "Sikker i byen", False)
    assert [(each.number, each.title, each.text) for each in handover.result.recommendations] == [
        (1, "Sænk farten", "Til 30")
    ]
    assert kinds() == ["ResultSaved"]


def test_every_saved_version_is_kept():
    committee = a_task_committee(Stage.WORKING)
    prepare(committee, title="Først")
    prepare(committee, title="Så", after=1, recommendations=[("A", ""), ("B", "")])

    assert [(each.number, each.title, len(each.recommendations)) for each in queries.versions_of(committee)] == [
        (2, "Så", 2),
        (1, "Først", 1),
    ]
    assert queries.handover_of(committee).result.title == "Så"


@pytest.mark.parametrize("after", [0, 2])
def test_a_save_on_top_of_a_version_nobody_saw_is_stale(after):
    committee = a_task_committee(Stage.WORKING)
    prepare(committee)
    with refused("Somebody was faster. Look at the page as it is now, and try again if you still want to.", Stale):
        prepare(committee, after=after, title="Mit")
    assert queries.handover_of(committee).result.title == "Sikker i byen"


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.PRESENTED, Stage.ESTABLISHED, Stage.DROPPED])
def test_nothing_is_written_before_the_committee_works(stage):
    with refused("The committee has no members yet. Its result is written once it works."):
        prepare(a_task_committee(stage))


def test_what_has_been_presented_is_locked():
    handover = a_presented_result()
    with refused("The result has been presented to the joint meeting, so it cannot be changed any more."):
        prepare(handover.committee, after=1)


# Presenting


def test_presenting_delivers_the_result_and_shows_it_to_the_public_when_the_meeting_begins():
    handover = a_result()
    meeting = a_coming_meeting(the_joint_meeting())

    present(handover.committee, meeting)

    handover = read_again(handover)
    assert (handover.joint_meeting, handover.presented_at, handover.committee.stage) == (meeting, NOW, Stage.DELIVERED)
    assert kinds() == ["ResultDelivered", "ResultPresented"]
    assert (handover.is_presented, handover.is_public) == (True, False)
    with clock.at(meeting.starts_at):
        assert handover.is_public


def test_another_joint_meeting_can_be_chosen_until_it_begins():
    handover = a_result()
    first, second = a_coming_meeting(the_joint_meeting()), a_coming_meeting(the_joint_meeting(), days=40)
    present(handover.committee, first)
    present(handover.committee, second)
    assert read_again(handover).joint_meeting == second
    with clock.at(second.starts_at), refused("The result has been presented already. The joint meeting has begun."):
        present(handover.committee, a_coming_meeting(the_joint_meeting()))


def test_a_cancelled_joint_meeting_shows_nothing_and_is_replaced():
    handover = a_presented_result()
    cancel(handover.joint_meeting)
    assert (handover.is_presented, handover.is_public) == (False, False)

    meeting = a_coming_meeting(the_joint_meeting())
    present(handover.committee, meeting)
    assert read_again(handover).joint_meeting == meeting


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ({"summary": ""}, "a summary"),
        ({"summary": "", "text": ""}, "a summary, the result itself"),
        ({"titles": ()}, "at least one recommendation"),
    ],
)
def test_only_a_whole_result_is_presented(part, missing):
    handover = a_result(**part)
    with refused(f"The result is not whole yet. Missing: {missing}."):
        present(handover.committee, a_coming_meeting(the_joint_meeting()))
    assert read_again(handover).committee.stage is Stage.WORKING


def test_there_must_be_a_result_to_present():
    with refused("There is no result yet. Write it first."):
        present(a_task_committee(Stage.WORKING), a_coming_meeting(the_joint_meeting()))


def test_it_is_presented_at_a_joint_meeting_and_no_other():
    with refused("The result is presented at a joint meeting that is not cancelled. Choose one."):
        present(a_result().committee, a_coming_meeting(the_council()))


def test_it_is_not_presented_at_a_cancelled_meeting():
    meeting = cancel(a_coming_meeting(the_joint_meeting()))
    with refused("The result is presented at a joint meeting that is not cancelled. Choose one."):
        present(a_result().committee, meeting)


def test_it_was_not_presented_before_the_committee_was_established():
    meeting = a_meeting(the_joint_meeting(), NOW - timedelta(days=200))
    with refused("That joint meeting was held before the committee was established. Choose a later one."):
        present(a_result().committee, meeting)


def test_it_is_not_presented_twice_at_the_same_meeting():
    handover, meeting = a_result(), a_coming_meeting(the_joint_meeting())
    present(handover.committee, meeting)
    with refused("The result is before that joint meeting already."):
        present(handover.committee, meeting)
    assert kinds().count("ResultPresented") == 1
