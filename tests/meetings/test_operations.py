"""What can be done with a meeting, and what is refused."""

from datetime import date, datetime, timedelta

import pytest

from app import clock
from app.bodies.models import BodyKind, MemberKind, Office
from app.errors import Refused
from app.events import EventRecord
from app.extensions import db
from app.meetings import operations, queries
from app.meetings.models import Meeting, MeetingStatus
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_user,
    the_council,
    the_joint_meeting,
)
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")


def titles(meeting):
    return [item.title for item in meeting.items]


def with_items(meeting, *names):
    secretary = a_secretary()
    with transaction():
        for name in names:
            operations.add_item(meeting, title=name, by=secretary)
    return meeting


def plan(body, by=None, hours=2):
    starts_at = clock.now() + timedelta(days=30)
    with transaction():
        return operations.plan(
            body, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), place="Salen", by=by or a_secretary()
        )


def test_a_planned_meeting_waits_for_its_summons():
    meeting = plan(a_body())
    assert (meeting.status, meeting.summoned_at, meeting.sequence) == (MeetingStatus.PLANNED, None, 0)


def test_a_meeting_cannot_end_before_it_starts():
    with pytest.raises(Refused, match="skal slutte efter"):
        plan(a_body(), hours=-1)


def test_the_secretariat_holds_no_meetings():
    secretary = a_secretary()
    with refused("The secretariat is staff. It holds no political meetings."):
        plan(db.session.query(type(the_council())).filter_by(kind=BodyKind.SECRETARIAT).one(), secretary)


def test_a_button_pressed_twice_plans_one_meeting():
    body = a_body()
    plan(body)
    with refused("There is already a meeting that starts then."):
        plan(body)
    plan(a_body())
    assert db.session.query(Meeting).filter_by(body_id=body.id).count() == 1


def test_a_button_pressed_twice_adds_one_item():
    meeting = with_items(a_coming_meeting(), "Budget")
    with refused("Exactly that item stands last on the agenda already."):
        with_items(meeting, "Budget")
    assert titles(meeting) == ["Budget"]


def test_nothing_is_planned_when_it_is_refused():
    with refused("The meeting must end after it starts."):
        plan(a_body(), hours=0)
    assert db.session.query(Meeting).count() == 0
    assert db.session.query(EventRecord).count() == 0


@pytest.mark.parametrize(
    ("kind", "days", "is_late"),
    [
        (BodyKind.COUNCIL, 4, False),  # Monday → Friday: exactly four weekdays
        (BodyKind.COUNCIL, 3, True),
        (BodyKind.STANDING_COMMITTEE, 1, False),
        (BodyKind.TASK_COMMITTEE, 1, False),
    ],
)
def test_only_the_council_must_be_summoned_four_weekdays_before(kind, days, is_late):
    meeting = a_coming_meeting(a_body(kind), days=days)
    assert queries.is_late(meeting.body, meeting.starts_at) is is_late


def test_a_late_summons_of_the_council_needs_its_reason():
    meeting, secretary = a_coming_meeting(the_council(), days=2), a_secretary()
    with (
        refused("The council's papers must be out four weekdays before. Later than that, say why it cannot wait."),
        transaction(),
    ):
        operations.summon(meeting, by=secretary)
    assert meeting.status is MeetingStatus.PLANNED
    with transaction():
        operations.summon(meeting, late_because="Fristen i retten er fredag.", by=secretary)
    assert (meeting.status, meeting.late_because) == (MeetingStatus.SUMMONED, "Fristen i retten er fredag.")


def test_a_reason_nobody_asked_for_is_not_kept():
    meeting, secretary = a_coming_meeting(the_council(), days=20), a_secretary()
    with transaction():
        operations.summon(meeting, late_because="For en sikkerheds skyld", by=secretary)
    assert meeting.late_because == ""


def test_a_meeting_is_summoned_once():
    meeting, secretary = a_coming_meeting(), a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    with refused("This meeting has been summoned already, or it is cancelled."), transaction():
        operations.summon(meeting, by=secretary)


def test_nobody_is_summoned_to_a_meeting_that_has_begun():
    meeting, secretary = a_meeting(), a_secretary()
    with refused("The meeting has begun. It is too late to summon to it."), transaction():
        operations.summon(meeting, by=secretary)


def test_a_new_time_makes_calendars_move_the_meeting():
    meeting, secretary = a_coming_meeting(), a_secretary()
    later = meeting.starts_at + timedelta(days=1)
    with transaction():
        operations.reschedule(
            meeting,
            starts_at=later,
            ends_at=later + timedelta(hours=2),
            place=meeting.place,
            is_open=True,
            by=secretary,
        )
    assert (meeting.starts_at, meeting.sequence, meeting.is_open) == (later, 1, True)


def test_opening_the_doors_moves_nothing():
    meeting, secretary = a_coming_meeting(), a_secretary()
    with transaction():
        operations.reschedule(
            meeting,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            is_open=True,
            by=secretary,
        )
    assert (meeting.is_open, meeting.sequence) == (True, 0)


def test_a_summoned_council_cannot_quietly_be_moved_to_tomorrow():
    meeting, secretary = a_coming_meeting(the_council(), days=20), a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    tomorrow = clock.now() + timedelta(days=1)
    hours = {"starts_at": tomorrow, "ends_at": tomorrow + timedelta(hours=2)}
    change = {**hours, "place": "Salen", "is_open": True, "by": secretary}
    with (
        refused("The council's papers must be out four weekdays before. Later than that, say why it cannot wait."),
        transaction(),
    ):
        operations.reschedule(meeting, **change)
    with transaction():
        operations.reschedule(meeting, **change, late_because="Det haster.")
    assert (meeting.starts_at, meeting.late_because) == (tomorrow, "Det haster.")


def test_a_cancelled_meeting_keeps_its_reason_and_takes_nothing_more():
    meeting, secretary = a_coming_meeting(), a_secretary()
    with transaction():
        operations.cancel(meeting, because="For få kan komme.", by=secretary)
    assert (meeting.status, meeting.cancelled_because, meeting.sequence) == (
        MeetingStatus.CANCELLED,
        "For få kan komme.",
        1,
    )
    with refused("The meeting was cancelled. Nothing more can be added to it."), transaction():
        operations.add_item(meeting, title="For sent", by=secretary)
    with refused("This meeting has been summoned already, or it is cancelled."), transaction():
        operations.summon(meeting, by=secretary)
    with refused("This meeting is cancelled already, or its minutes have been approved."), transaction():
        operations.cancel(meeting, because="Igen", by=secretary)
    assert titles(meeting) == []


def test_a_meeting_that_decided_something_was_held():
    meeting, secretary = a_meeting(), a_secretary()
    with transaction():
        operations.record_decision(meeting, number="1", title="Budget", by=secretary)
    with refused("Decisions are recorded from this meeting, so it was held. It cannot be cancelled."), transaction():
        operations.cancel(meeting, because="Alligevel ikke", by=secretary)


def test_items_are_numbered_as_they_come():
    meeting = with_items(a_coming_meeting(), "Budget", "Skoler", "Veje")
    assert [(item.number, item.title) for item in meeting.items] == [(1, "Budget"), (2, "Skoler"), (3, "Veje")]


def test_an_item_moves_up_and_down():
    meeting, secretary = with_items(a_coming_meeting(), "Budget", "Skoler", "Veje"), a_secretary()
    with transaction():
        operations.move_item(meeting.items[2], up=True, by=secretary)
    assert titles(meeting) == ["Budget", "Veje", "Skoler"]
    with transaction():
        operations.move_item(meeting.items[0], up=False, by=secretary)
    assert titles(meeting) == ["Veje", "Budget", "Skoler"]


@pytest.mark.parametrize(("place", "up"), [(0, True), (1, False)])
def test_an_item_does_not_leave_the_agenda_by_moving(place, up):
    meeting, secretary = with_items(a_coming_meeting(), "Budget", "Skoler"), a_secretary()
    with refused("The item is already at the end of the agenda in that direction."), transaction():
        operations.move_item(meeting.items[place], up=up, by=secretary)
    assert titles(meeting) == ["Budget", "Skoler"]


def test_removing_an_item_closes_the_gap():
    meeting, secretary = with_items(a_coming_meeting(), "Budget", "Skoler", "Veje"), a_secretary()
    with transaction():
        operations.remove_item(meeting.items[0], by=secretary)
    assert [(item.number, item.title) for item in meeting.items] == [(1, "Skoler"), (2, "Veje")]


def test_numbers_stand_once_the_agenda_is_out():
    meeting, secretary = with_items(a_coming_meeting(), "Budget", "Skoler"), a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    for step in (
        lambda: operations.move_item(meeting.items[0], up=False, by=secretary),
        lambda: operations.remove_item(meeting.items[0], by=secretary),
    ):
        with (
            refused("The agenda is out, so its numbers stand. An item can still be changed or added last."),
            transaction(),
        ):
            step()
    assert titles(meeting) == ["Budget", "Skoler"]


def test_an_item_that_comes_after_the_summons_is_marked():
    meeting, secretary = with_items(a_coming_meeting(), "Budget"), a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    with clock.at(clock.now() + timedelta(hours=1)), transaction():
        operations.add_item(meeting, title="Hastesag", by=secretary)
    shown = queries.agenda(meeting, in_full=False)
    assert [(each.item.title, each.is_late) for each in shown] == [("Budget", False), ("Hastesag", True)]


def test_minutes_are_not_written_before_the_meeting():
    meeting, secretary = with_items(a_coming_meeting(), "Budget"), a_secretary()
    with refused("The meeting has not begun. Minutes are written once it has."), transaction():
        operations.write_minutes(meeting.items[0], text="Gættet", by=secretary)


def names(attendances) -> list[str]:
    return [attendance.name for attendance in attendances]


def test_attendance_says_who_came_and_who_did_not():
    body, secretary = a_body(), a_secretary()
    anna, _bo = a_member(body, a_user("Anna")), a_member(body, a_user("Bo"))
    meeting = a_meeting(body)
    with transaction():
        operations.record_attendance(meeting, present=[anna.id], by=secretary)
    record = queries.attendance(meeting)
    assert (names(record.present), names(record.absent), record.needed, record.is_quorate) == (
        ["Anna"],
        ["Bo"],
        1,
        True,
    )


def test_attendance_can_be_corrected():
    body, secretary = a_body(), a_secretary()
    anna, bo = a_member(body, a_user("Anna")), a_member(body, a_user("Bo"))
    meeting = a_meeting(body)
    for present in ([anna.id], [anna.id, bo.id]):
        with transaction():
            operations.record_attendance(meeting, present=present, by=secretary)
    assert names(queries.attendance(meeting).present) == ["Anna", "Bo"]


def test_only_those_who_were_members_that_day_can_have_come():
    body, secretary = a_body(), a_secretary()
    a_member(body, a_user("Anna"))
    former = a_member(body, a_user("Bo"), ends_on=date(2026, 1, 31))
    meeting = a_meeting(body)
    with refused("1 of those named are not members of the body."), transaction():
        operations.record_attendance(meeting, present=[former.id], by=secretary)


def test_a_facilitator_does_not_count_towards_the_quorum():
    body = a_body(BodyKind.TASK_COMMITTEE)
    member = a_member(body)
    facilitator = a_member(body, kind=MemberKind.STAFF, office=Office.FACILITATOR)
    meeting = a_meeting(body)
    assert [membership.user for membership in queries.members(meeting)] == [member]
    assert {user.id for user in queries.invited(meeting)} == {member.id, facilitator.id}


def test_the_whole_council_belongs_to_a_joint_meeting():
    councillor = a_councillor()
    assert queries.invited(a_meeting(the_joint_meeting())) == [councillor]


def test_a_decision_is_dated_on_the_danish_day_of_the_meeting():
    secretary = a_secretary()
    meeting = a_meeting(starts_at=datetime(2026, 1, 26, 23, 30))  # half past midnight in Denmark
    with transaction():
        decision = operations.record_decision(meeting, number="7", title="Nyt opgaveudvalg", by=secretary)
    assert (decision.decided_on, decision.number, decision.recorded_by) == (date(2026, 1, 27), "7", secretary)


@pytest.mark.parametrize(
    "body_kind", [BodyKind.COUNCIL, BodyKind.FINANCE_COMMITTEE, BodyKind.STANDING_COMMITTEE, BodyKind.TASK_COMMITTEE]
)
def test_a_political_body_can_decide(body_kind):
    meeting, secretary = a_meeting(a_body(body_kind)), a_secretary()
    with transaction():
        operations.record_decision(meeting, number="1", title="Vedtaget", by=secretary)
    assert [decision.title for decision in meeting.decisions] == ["Vedtaget"]


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        (
            lambda: a_meeting(the_joint_meeting()),
            "A joint meeting discusses. It cannot decide (Local Government Act, sections 9 a and 31 a).",
        ),
        (lambda: a_coming_meeting(), "The meeting has not begun. A decision can be recorded once it has."),
        (
            lambda: a_meeting(status=MeetingStatus.CANCELLED, cancelled_at=clock.now(), cancelled_because="Storm"),
            "The meeting was cancelled. Nothing more can be added to it.",
        ),
        (
            lambda: a_meeting(status=MeetingStatus.MINUTED, minutes_approved_at=clock.now()),
            "The minutes of that meeting are approved. Nothing in them can change.",
        ),
    ],
    ids=["a joint meeting", "not begun", "cancelled", "minutes approved"],
)
def test_no_decision_is_recorded_from(meeting, sentence):
    meeting, secretary = meeting(), a_secretary()
    with refused(sentence), transaction():
        operations.record_decision(meeting, number="1", title="Vedtaget", by=secretary)
    assert meeting.decisions == []


def test_a_number_in_the_minute_book_is_used_once():
    meeting, secretary = a_meeting(), a_secretary()
    with transaction():
        operations.record_decision(meeting, number="7", title="Det første", by=secretary)
    with refused("There is already a decision number 7 from that meeting."):
        operations.record_decision(meeting, number="7", title="Det andet", by=secretary)
    assert [decision.title for decision in meeting.decisions] == ["Det første"]


def test_a_body_that_was_not_quorate_decided_nothing():
    body, secretary = a_body(), a_secretary()
    present = [a_member(body), a_member(body), a_member(body)][:1]
    meeting = a_meeting(body)
    with transaction():
        operations.record_attendance(meeting, present=[user.id for user in present], by=secretary)
    with (
        refused("Fewer than half of the members came, so nothing could be decided (sections 11 and 20)."),
        transaction(),
    ):
        operations.record_decision(meeting, number="1", title="Vedtaget", by=secretary)


def test_approved_minutes_are_locked():
    body, secretary = a_body(), a_secretary()
    member = a_member(body)
    meeting = with_items(a_meeting(body), "Budget")
    with refused("Record who came before the minutes are approved."), transaction():
        operations.approve_minutes(meeting, by=secretary)  # nobody has said who came
    with transaction():
        operations.record_attendance(meeting, present=[member.id], by=secretary)
    with transaction():
        operations.approve_minutes(meeting, by=secretary)
    assert (meeting.status, meeting.minutes_approved_at) == (MeetingStatus.MINUTED, clock.now())
    for change in (
        lambda: operations.write_minutes(meeting.items[0], text="Rettet", by=secretary),
        lambda: operations.record_attendance(meeting, present=[], by=secretary),
        lambda: operations.add_item(meeting, title="Ekstra", by=secretary),
    ):
        with refused("The minutes of that meeting are approved. Nothing in them can change."), transaction():
            change()
    with refused("The minutes of this meeting are approved already, or the meeting was cancelled."), transaction():
        operations.approve_minutes(meeting, by=secretary)
    with refused("This meeting is cancelled already, or its minutes have been approved."), transaction():
        operations.cancel(meeting, because="Aldrig holdt", by=secretary)


def test_each_change_leaves_its_event_with_who_did_it():
    meeting, secretary = with_items(a_coming_meeting(), "Budget"), a_secretary()
    with transaction():
        operations.summon(meeting, by=secretary)
    last = db.session.query(EventRecord).order_by(EventRecord.id.desc()).first()
    assert (last.kind, last.actor_id, last.details) == (
        "MeetingSummoned",
        secretary.id,
        {"meeting_id": meeting.id, "body_id": meeting.body_id, "is_late": False},
    )
