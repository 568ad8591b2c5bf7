"""Whatever stands in the trail: the page and the file hold all of it, and the row that nobody understands as it is."""

import csv
import io

import pytest

from app import clock
from app.audit import queries
from app.audit.queries import Search
from app.committees.models import Stage
from app.events import EventRecord
from tests.audit.builders import a_record
from tests.builders import a_councillor, a_secretary, a_task_committee, saved

pytestmark = pytest.mark.usefixtures("app", "in_english")

ODD = [
    ("DecisionRecorded", {"number": "2026-99-12"}, "Decision 2026-99-12 was recorded: –."),
    ("DecisionRecorded", {"number": "2026-03-02T10:00:00"}, "Decision 2026-03-02T10:00:00 was recorded: –."),
    ("DecisionRecorded", {"number": None}, "Decision – was recorded: –."),
    ("DecisionRecorded", {"number": ["7", {"a": 1}]}, "Decision ['7', {'a': 1}] was recorded: –."),
    ("DecisionRecorded", {"number": "100 %(nothing)s %"}, "Decision 100 %(nothing)s % was recorded: –."),
    ("DecisionRecorded", {"meeting_id": 10**30, "number": "7"}, "Decision 7 was recorded: –."),
    ("DecisionRecorded", {"meeting_id": True, "number": "7"}, "Decision 7 was recorded: –."),
    ("DecisionRecorded", {"meeting_id": -1, "number": "7"}, "Decision 7 was recorded: –."),
    ("CallPublished", {"closes_at": "2026-99-12"}, "The call was published. It closes 2026-99-12."),
    ("CallPublished", {"closes_at": "0001-01-01T00:00:00"}, "The call was published. It closes Monday 1 January 1 at\u00a000:50."),
    ("CallPublished", {"closes_at": "9999-12-31T23:59:00"}, "The call was published. It closes 9999-12-31T23:59:00."),
    ("CallPublished", {"closes_at": 20260331}, "The call was published. It closes 20260331."),
    ("MemberLeft", {"ends_on": "2026-02-30", "user_id": "7"}, "– leaves –. The last day is 2026-02-30."),
    ("FollowUpReported", {"number": 2, "progress": {"a": []}}, "It was reported how far recommendation 2 is: {'a': []}."),
    ("NobodyTellsThis", {"number": "2026-99-12"}, "NobodyTellsThis (number: 2026-99-12)"),
    ("DecisionRecorded", None, "DecisionRecorded (details: None)"),
    ("DecisionRecorded", ["2026-99-12"], "DecisionRecorded (details: ['2026-99-12'])"),
    ("DecisionRecorded", "2026-99-12", "DecisionRecorded (details: 2026-99-12)"),
    ("NobodyTellsThis", 7, "NobodyTellsThis (details: 7)"),
    ("", {}, ""),
]  # fmt: skip


def rows(response):
    return list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.parametrize(("kind", "details", "sentence"), ODD)
def test_an_odd_row_is_told_as_far_as_it_can_be(kind, details, sentence):
    a_stored(kind, details)
    assert [entry.sentence for entry in queries.trail(Search()).items] == [sentence]


def test_all_of_them_stand_on_the_page_and_in_the_file(sign_in):
    committee = a_task_committee(Stage.WORKING)
    for kind, details, _sentence in ODD:
        a_stored(kind, details)
        a_stored(kind, details, committee_id=committee.id)
    client = sign_in(a_secretary())
    assert client.get("/audit").status_code == 200
    assert len(rows(client.get("/audit.csv"))) == 1 + 2 * len(ODD)
    assert len(rows(client.get(f"/committees/{committee.id}/audit.csv"))) == 1 + len(ODD)


@pytest.mark.parametrize("odd", ["many", None, [1], {"a": 1}, 10**30])
def test_a_committee_s_trail_bears_an_odd_body(sign_in, odd):
    committee = a_task_committee(Stage.WORKING)
    a_record("MemberJoined", body_id=odd)
    a_record("MemberJoined", body_id=committee.body_id)
    client = sign_in(a_councillor())
    [_head, *found] = rows(client.get(f"/committees/{committee.id}/audit.csv"))
    assert [row[5] for row in found] == [f'{{"body_id": {committee.body_id}}}']


def a_stored(kind, details, committee_id=None):
    return saved(EventRecord(kind=kind, details=details, committee_id=committee_id, happened_at=clock.now()))
