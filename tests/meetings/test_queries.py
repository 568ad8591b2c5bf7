"""Which meetings are found, and what of them may be read."""

from datetime import datetime, timedelta

import pytest

from app import clock
from app.bodies.models import BodyKind, Office
from app.bodies.queries import roles_of
from app.extensions import db
from app.meetings import queries
from app.meetings.models import AgendaItem, Decision, MeetingStatus
from app.meetings.todos import todos
from app.paging import Asked
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_user,
    saved,
    the_council,
    the_joint_meeting,
)

pytestmark = pytest.mark.usefixtures("app")


def cancelled(meeting):
    meeting.status, meeting.cancelled_at, meeting.cancelled_because = MeetingStatus.CANCELLED, clock.now(), "Storm"
    db.session.commit()
    return meeting


def minuted(meeting):
    meeting.status, meeting.minutes_approved_at = MeetingStatus.MINUTED, clock.now()
    db.session.commit()
    return meeting


def test_a_decision_can_come_from_meetings_that_began_and_are_not_finished():
    body = a_body()
    last_week = a_meeting(body, clock.now() - timedelta(days=7))
    yesterday = a_meeting(body)
    a_coming_meeting(body)
    cancelled(a_meeting(body))
    minuted(a_meeting(body))
    a_meeting(a_body())
    assert queries.decision_meetings(body) == [yesterday, last_week]


def test_coming_meetings_are_the_next_one_first():
    body = a_body()
    later, sooner = a_coming_meeting(body, days=20), a_coming_meeting(body, days=3)
    cancelled(a_coming_meeting(body, days=5))
    a_meeting(body)
    assert queries.coming_meetings(body) == [sooner, later]


def test_a_councillor_is_invited_to_joint_meetings_and_the_council():
    councillor = a_councillor()
    mine = [a_coming_meeting(the_joint_meeting(), days=2), a_coming_meeting(the_council(), days=4)]
    a_coming_meeting(a_body())
    assert queries.meetings_of(roles_of(councillor).sits_on) == mine


def test_the_list_has_coming_meetings_or_those_of_a_year():
    body = a_body()
    coming, last_year = a_coming_meeting(body), a_meeting(body, datetime(2025, 6, 1, 15))
    this_year = a_meeting(body)
    assert queries.list_meetings().items == [coming]
    assert queries.list_meetings(year=2026).items == [this_year]
    assert queries.list_meetings(year=2025, body=body).items == [last_year]
    assert queries.list_meetings(year=2025, body=the_council()).items == []
    assert queries.years() == [2026, 2025]


def test_a_long_list_comes_in_pages():
    body = a_body()
    meetings = [a_coming_meeting(body, days=day) for day in range(1, 33)]
    first, second, beyond = (queries.list_meetings(asked=Asked(page)) for page in (1, 2, 9))
    assert (first.items, first.pages) == (meetings[:30], 2)
    assert second.items == beyond.items == meetings[30:]
    assert beyond.number == 2


def an_agenda(meeting):
    for number, (title, is_closed) in enumerate([("Budget", False), ("Køb af grund", True)], 1):
        saved(AgendaItem(meeting_id=meeting.id, number=number, title=title, is_closed=is_closed, minutes="Drøftet"))
    return meeting


def shown(agenda):
    return [(each.number, each.item.title if each.item else None, each.minutes) for each in agenda]


def test_a_draft_agenda_is_not_for_the_public():
    assert queries.agenda(an_agenda(a_coming_meeting()), in_full=False) is None


def test_of_a_closed_item_the_public_reads_the_number():
    meeting = an_agenda(a_meeting(status=MeetingStatus.SUMMONED, summoned_at=clock.now()))
    assert shown(queries.agenda(meeting, in_full=False)) == [(1, "Budget", ""), (2, None, "")]


def test_approved_minutes_are_public_where_the_item_is_open():
    meeting = minuted(an_agenda(a_meeting()))
    assert shown(queries.agenda(meeting, in_full=False)) == [(1, "Budget", "Drøftet"), (2, None, "")]


def test_the_body_reads_all_of_it_all_the_time():
    meeting = an_agenda(a_meeting())
    assert shown(queries.agenda(meeting, in_full=True)) == [(1, "Budget", "Drøftet"), (2, "Køb af grund", "Drøftet")]


def test_of_a_closed_decision_the_public_reads_the_number():
    meeting, secretary = a_meeting(), a_secretary()
    for number, is_closed in (("1", False), ("2", True)):
        saved(
            Decision(
                meeting_id=meeting.id,
                number=number,
                title="Køb",
                is_closed=is_closed,
                decided_on=clock.today(),
                recorded_by_id=secretary.id,
                recorded_at=clock.now(),
            )
        )
    public, own = (queries.decisions(meeting, in_full=in_full) for in_full in (False, True))
    assert [(each.number, each.decision is None) for each in public] == [("1", False), ("2", True)]
    assert [each.decision.title for each in own] == ["Køb", "Køb"]


def test_the_secretariat_is_reminded_of_the_last_day_to_summon_the_council():
    secretary, meeting = a_secretary(), a_coming_meeting(the_council(), days=14)  # Monday 16 March
    (todo,) = todos(secretary)
    assert (todo.endpoint, todo.values, todo.about) == (
        "meetings.summon",
        {"meeting_id": meeting.id},
        meeting.body.name,
    )
    assert clock.to_danish(todo.due).strftime("%d.%m %H:%M") == "10.03 23:59"


def test_minutes_wait_until_they_are_approved():
    secretary, meeting = a_secretary(), a_meeting(a_body())
    assert [todo.values for todo in todos(secretary)] == [{"meeting_id": meeting.id}]
    minuted(meeting)
    assert todos(secretary) == []


def test_a_task_committee_runs_its_own_meetings():
    body = a_body(BodyKind.TASK_COMMITTEE)
    chair, member = a_member(body, office=Office.CHAIR), a_member(body)
    meeting = a_coming_meeting(body, days=7)
    assert [todo.values for todo in todos(chair)] == [{"meeting_id": meeting.id}]
    assert todos(member) == []
    assert todos(a_secretary()) == []


def test_nothing_waits_for_a_stranger():
    a_coming_meeting(days=7)
    assert todos(a_user()) == []
