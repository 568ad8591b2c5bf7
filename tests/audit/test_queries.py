"""The audit trail as people read it."""

from datetime import date, datetime

import pytest

from app.audit import queries
from app.audit.queries import Search
from app.committees.models import Stage
from app.extensions import db
from app.paging import Asked
from tests.audit.builders import a_record
from tests.builders import (
    a_body,
    a_decision,
    a_group,
    a_meeting,
    a_secretary,
    a_task_committee,
    a_user,
    an_area,
    the_council,
)

pytestmark = pytest.mark.usefixtures("app", "in_english")


def told(search=None, **where):
    entries = queries.trail(search or Search(), **where).items
    return [entry.sentence for entry in entries]


@pytest.mark.parametrize(
    ("kind", "details", "sentence"),
    [
        (
            "CallPublished",
            {"closes_at": "2026-03-31T10:00:00"},
            "The call was published. It closes Tuesday 31 March 2026 at\u00a012:00.",
        ),
        ("FollowUpReported", {"number": 2, "progress": "under_way"}, "It was reported how far recommendation 2 is: under way."),
        ("LotsDrawn", {"groups": 3, "quotient": "10/3", "how": "by_hand"},
         "Lots were drawn between 3 groups with the quotient 10/3: by hand, in the meeting."),
        ("BodyCreated", {"name": "Skoleudvalget"}, "Skoleudvalget was created."),
        ("WorkBegun", {}, "The committee has its members and begins its work."),
        ("CallPublished", {}, "The call was published. It closes –."),
        ("FormChosen", {"area_id": 4711, "form": "standing_committee"},
         "A form was chosen for the area for development “somebody or something that is gone”: the standing committee itself."),
        ("FollowUpReported", {"number": 2, "progress": "forgotten"}, "It was reported how far recommendation 2 is: forgotten."),
        ("DecisionRecorded", {"number": "2026-03-02"}, "Decision 2026-03-02 was recorded: –."),
        ("SomethingOld", {"number": 7}, "SomethingOld (number: 7)"),
        ("SomethingOlder", {}, "SomethingOlder"),
    ],
)  # fmt: skip
def test_what_happened_is_told_in_a_sentence(kind, details, sentence):
    a_record(kind, **details)
    assert told() == [sentence]


def test_things_are_called_by_their_names():
    body, user, area = a_body(), a_user("Ulla Lund"), an_area(title="Trafik")
    meeting = a_meeting(the_council(), datetime(2026, 3, 1, 23, 30))
    decision = a_decision(meeting)
    a_record("PlaceTaken", turn=1, group_id=a_group("Ø", "Enhedslisten").id, kind="citizen")
    a_record("AreaRecorded", area_id=area.id, body_id=body.id)
    a_record("FacilitatorAssigned", user_id=user.id)
    a_record("MinutesApproved", meeting_id=meeting.id, body_id=meeting.body_id)
    a_record("DraftersNamed", decision_id=decision.id)
    assert told() == [
        "The council named two councillors to draft the terms of reference, in decision"
        f" {decision.number} (2 March 2026).",
        "The minutes were approved: Kommunalbestyrelsen, 2 March 2026.",
        "Ulla Lund became the facilitator.",
        "The area for development “Trafik” was recorded by Skoleudvalget.",
        "Turn 1: Enhedslisten named a citizen.",
    ]


def test_whoever_it_happened_to_is_not_taken_for_whoever_did_it():
    body, member, secretary = a_body(name="Skoleudvalget"), a_user("Sofie Lund"), a_user("Mette Holm")
    facts = {"body_id": body.id, "user_id": member.id, "office": "member", "starts_on": "2026-03-02"}
    a_record("MemberJoined", by=secretary, **facts)
    entry = queries.trail(Search()).items[0]
    assert (entry.who, entry.sentence) == (
        "Mette Holm",
        "Sofie Lund joined Skoleudvalget as member from 2 March 2026.",
    )


def test_what_is_gone_is_said_to_be_gone():
    a_record("FacilitatorAssigned", user_id=4711)
    assert told() == ["somebody or something that is gone became the facilitator."]


def who():
    return [entry.who for entry in queries.trail(Search()).items]


def test_it_says_who():
    a_record(by=a_user("Ulla Lund"))
    a_record()
    assert who() == ["The portal itself", "Ulla Lund"]


@pytest.mark.parametrize(
    "kind",
    [
        "ApplicationReceived",
        "ApplicationRepeated",
        "ApplicationReplaced",
        "ApplicationChanged",
        "ApplicationWithdrawn",
        "LinkRequested",
    ],
)
def test_the_trail_tells_nobody_who_has_applied(kind):
    a_record(kind, by=a_user("Ulla Lund"), application_id=1, call_id=1, committee_id=1)
    assert who() == ["An applicant"]
    assert told(Search(who="Ulla")) == []


def test_a_committee_s_trail_holds_what_is_about_it_and_its_meetings():
    committee = a_task_committee(Stage.WORKING)
    other = a_task_committee(Stage.WORKING, "Et andet")
    a_record("WorkBegun", committee_id=committee.id)
    a_record("CommitteeConcluded", committee_id=other.id)
    for body, number in ((committee.body_id, 1), (other.body_id, 2), (the_council().id, 3)):
        a_record("DecisionRecorded", decision_id=number, meeting_id=99, body_id=body, number=str(number))
    a_record("AccountCreated", user_id=1)
    assert told(committee=committee) == [
        "Decision 1 was recorded: somebody or something that is gone.",
        "The committee has its members and begins its work.",
    ]


def test_the_trail_of_a_committee_without_a_body_holds_only_what_names_it():
    committee = a_task_committee(Stage.PROPOSED)
    a_record("CommitteeProposed", committee_id=committee.id, area_id=1)
    a_record("BodyCreated", body_id=None, name="X")
    assert told(committee=committee) == ["The task committee was proposed."]


def test_it_can_be_searched_by_theme():
    a_record("WorkBegun"), a_record("CallDrafted"), a_record("MeetingCancelled", meeting_id=1, body_id=1)
    assert told(Search(theme="calls")) == ["A call was drafted."]


def test_it_can_be_searched_by_who():
    a_record("WorkBegun", by=a_user("Ulla Lund"))
    a_record("CallDrafted", by=a_user("Per Lund"))
    assert told(Search(who="lund")) == ["A call was drafted.", "The committee has its members and begins its work."]
    assert told(Search(who="lund p")) == ["A call was drafted."]
    assert told(Search(who="und")) == told(Search(who="%")) == []


def test_it_can_be_searched_by_danish_dates():
    a_record("WorkBegun", at=datetime(2026, 3, 1, 22, 59))
    a_record("CallDrafted", at=datetime(2026, 3, 1, 23, 0))
    a_record("CallEdited", at=datetime(2026, 3, 2, 22, 59))
    a_record("CallWithdrawn", at=datetime(2026, 3, 2, 23, 0))
    second = date(2026, 3, 2)
    assert told(Search(since=second, until=second)) == ["The call was edited.", "A call was drafted."]


@pytest.mark.parametrize(("page", "shown"), [(1, 50), (2, 3), (0, 50), (9, 3)])
def test_a_long_trail_comes_in_pages(page, shown):
    for _number in range(53):
        a_record()
    found = queries.trail(Search(), asked=Asked(page))
    assert (len(found.items), found.pages) == (shown, 2)


def test_the_whole_trail_is_read_in_batches_the_oldest_first(monkeypatch):
    monkeypatch.setattr(queries, "BATCH", 2)
    records = [a_record("AgendaItemAdded", meeting_id=1, number=number) for number in range(5)]
    assert [entry.record for entry in queries.whole_trail(Search())] == records


def test_a_page_takes_the_same_number_of_queries_however_long(count_queries):
    def counted(many):
        for number in range(many):
            a_record("FacilitatorAssigned", user_id=a_user(f"Person {number}").id, by=a_secretary(), committee_id=None)
        db.session.expire_all()
        with count_queries() as sent:
            told()
        return len(sent)

    assert counted(1) == counted(30)
