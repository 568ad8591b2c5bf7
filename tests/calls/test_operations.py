from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.calls import operations, queries
from app.calls.models import Call, CallStatus
from app.calls.todos import todos
from app.committees.models import Stage
from app.errors import Refused
from app.events import EventRecord
from app.extensions import db
from tests.builders import a_call, a_closed_call, a_coming_meeting, a_secretary, a_task_committee
from tests.calls.builders import CONTENT
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("app")
IN_A_MONTH = NOW + timedelta(days=30)
CONTENT_TEXTS = {name: text for name, text in CONTENT.items() if name != "dates"}


def events() -> list[tuple[str, dict]]:
    return [(event.kind, event.details) for event in db.session.scalars(select(EventRecord).order_by(EventRecord.id))]


def test_a_call_is_made_from_the_terms_in_force_and_the_planned_meetings():
    committee = a_task_committee(Stage.ESTABLISHED)
    meeting = a_coming_meeting(committee.body)

    call = operations.draft(committee, by=a_secretary(), **queries.suggestion(committee))

    assert (call.status, call.title, call.terms) == (CallStatus.DRAFT, committee.title, committee.terms)
    assert "Færre skal komme til skade i trafikken." in call.task
    assert "1. Hvordan bliver skolevejen tryg?" in call.task
    assert "- En trafikpolitik" in call.task
    assert [(date.starts_at, date.place) for date in call.dates] == [(meeting.starts_at, meeting.place)]
    assert events() == [("CallDrafted", {"call_id": call.id, "committee_id": committee.id})]


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.DRAFTING, Stage.PRESENTED, Stage.DELIVERED, Stage.ANSWERED])
def test_there_is_no_call_before_the_committee_is_established_or_after_it_has_delivered(stage):
    committee = a_task_committee(stage)
    with pytest.raises(Refused, match="når kommunalbestyrelsen har nedsat udvalget"):
        operations.draft(committee, by=None, **CONTENT)


@pytest.mark.parametrize("status", [CallStatus.DRAFT, CallStatus.PUBLISHED])
def test_a_committee_has_one_call_at_a_time(status):
    call = a_call(status)
    with pytest.raises(Refused, match="har allerede et opslag"):
        operations.draft(call.committee, by=None, **CONTENT)


def test_a_committee_that_works_may_call_again_for_a_vacant_place():
    call = a_closed_call(a_task_committee(Stage.WORKING))
    assert operations.draft(call.committee, by=None, **CONTENT).status is CallStatus.DRAFT


def test_publishing_a_call_opens_it_until_its_deadline():
    call = a_call(CallStatus.DRAFT, **CONTENT_TEXTS)

    operations.publish(call, closes_at=IN_A_MONTH, by=None)
    db.session.commit()

    assert (call.is_open, call.published_at, call.closes_at) == (True, NOW, IN_A_MONTH)
    assert events() == [
        (
            "CallPublished",
            {"call_id": call.id, "committee_id": call.committee_id, "closes_at": IN_A_MONTH.isoformat()},
        )
    ]
    with clock.at(IN_A_MONTH):
        assert (call.is_open, call.is_closed) == (False, True)


@pytest.mark.parametrize(
    ("closes_at", "is_accepted"),
    [
        (NOW - timedelta(days=1), False),
        (NOW + timedelta(hours=23, minutes=59), False),
        (NOW + timedelta(days=1), True),
    ],
)
def test_a_deadline_gives_people_at_least_a_day(closes_at, is_accepted):
    call = a_call(CallStatus.DRAFT, **CONTENT_TEXTS)
    if is_accepted:
        operations.publish(call, closes_at=closes_at, by=None)
        assert call.is_open
    else:
        with pytest.raises(Refused, match="mindst et døgn fra nu"):
            operations.publish(call, closes_at=closes_at, by=None)


def test_what_is_missing_in_a_call_is_named():
    call = a_call(CallStatus.DRAFT, **(CONTENT_TEXTS | {"task": "", "contact": ""}))
    assert operations.missing(call) == ["opgaven", "hvem man kan spørge"]
    with pytest.raises(Refused, match="opgaven, hvem man kan spørge"):
        operations.publish(call, closes_at=IN_A_MONTH, by=None)


@pytest.mark.parametrize("status", [CallStatus.PUBLISHED, CallStatus.WITHDRAWN])
def test_a_call_is_published_once(status):
    call = a_call(status, **CONTENT_TEXTS)
    with pytest.raises(Refused, match="allerede offentliggjort eller trukket tilbage"):
        operations.publish(call, closes_at=IN_A_MONTH, by=None)


def test_two_calls_of_a_committee_are_not_open_at_once():
    open_call = a_call()
    draft = a_call(CallStatus.DRAFT, open_call.committee, **CONTENT_TEXTS)
    with pytest.raises(Refused, match="har allerede et åbent opslag: Vær med"):
        operations.publish(draft, closes_at=IN_A_MONTH, by=None)


def test_a_deadline_moves_only_later():
    call = a_call()
    before = call.closes_at
    for closes_at in (before, before - timedelta(days=1)):
        with pytest.raises(Refused, match="skal ligge senere"):
            operations.extend(call, closes_at=closes_at, by=None)
    operations.extend(call, closes_at=before + timedelta(days=7), by=None)
    assert call.closes_at == before + timedelta(days=7)
    assert events()[-1][1] == {
        "call_id": call.id,
        "committee_id": call.committee_id,
        "closed_at": before.isoformat(),
        "closes_at": call.closes_at.isoformat(),
    }


def test_a_closed_call_is_not_extended():
    call = a_closed_call()
    with pytest.raises(Refused, match="Kun et åbent opslag"):
        operations.extend(call, closes_at=IN_A_MONTH, by=None)


@pytest.mark.parametrize("make", [lambda: a_call(CallStatus.DRAFT), a_call, a_closed_call])
def test_a_call_is_withdrawn_with_a_reason(make):
    call = make()
    operations.withdraw(call, reason="Udvalget er udskudt.", by=None)
    assert (call.status, call.withdrawn_reason, call.withdrawn_at) == (
        CallStatus.WITHDRAWN,
        "Udvalget er udskudt.",
        NOW,
    )


def test_a_call_is_not_withdrawn_twice():
    with pytest.raises(Refused, match="allerede trukket tilbage"):
        operations.withdraw(a_call(CallStatus.WITHDRAWN), reason="Igen", by=None)


def test_a_call_whose_committee_has_its_members_is_not_withdrawn():
    with pytest.raises(Refused, match="allerede udpeget medlemmerne"):
        operations.withdraw(a_closed_call(a_task_committee(Stage.WORKING)), reason="For sent", by=None)


def test_a_change_keeps_the_dates_that_stay_and_drops_the_others():
    call = a_call()
    first, second, _third = call.dates
    operations.edit(
        call,
        by=None,
        **CONTENT_TEXTS,
        dates=[
            {"id": second.id, "starts_at": second.starts_at, "ends_at": second.ends_at, "place": "Skolen"},
            {"starts_at": IN_A_MONTH, "ends_at": IN_A_MONTH + timedelta(hours=2), "place": "Rådhuset"},
        ],
    )
    db.session.commit()
    assert [date.place for date in call.dates] == ["Rådhuset", "Skolen"]
    assert [date.id for date in call.dates if date.place == "Skolen"] == [second.id]
    assert first.id not in {date.id for date in call.dates}


def test_a_call_is_not_changed_after_its_deadline():
    call = a_closed_call()
    with pytest.raises(Refused, match="efter fristen"):
        operations.edit(call, by=None, **CONTENT)


def test_the_list_has_open_calls_by_deadline_and_then_closed_ones_with_the_latest_first():
    def closing(moment: datetime, status: CallStatus = CallStatus.PUBLISHED) -> Call:
        return a_call(status, closes_at=moment)

    late, soon = closing(NOW + timedelta(days=9)), closing(NOW + timedelta(days=2))
    long_ago, yesterday = closing(NOW - timedelta(days=5)), closing(NOW - timedelta(days=1))
    closing(NOW + timedelta(days=3), CallStatus.DRAFT)
    closing(NOW + timedelta(days=3), CallStatus.WITHDRAWN)

    listed = queries.public_calls()

    assert [call.id for call in listed.items] == [soon.id, late.id, yesterday.id, long_ago.id]
    assert [call.id for call in queries.open_calls()] == [soon.id, late.id]


def test_the_secretariat_is_reminded_of_calls_to_write_and_to_publish():
    without = a_task_committee(Stage.ESTABLISHED)
    draft = a_call(CallStatus.DRAFT)
    a_call()
    a_task_committee(Stage.PRESENTED)

    waiting = todos(a_secretary())

    assert [(todo.endpoint, todo.values) for todo in waiting] == [
        ("calls.draft", {"committee_id": without.id}),
        ("calls.show", {"call_id": draft.id}),
    ]
    assert todos(without.drafters[0].user) == []
