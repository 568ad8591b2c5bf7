"""What there is in a workspace, and what waits there."""

from datetime import timedelta

import pytest
from flask_login import AnonymousUserMixin

from app import clock
from app.bodies.models import Office
from app.compare import Change
from app.paging import Asked
from app.transactions import transaction
from app.workspaces import operations, queries
from app.workspaces.policy import reads_ahead
from app.workspaces.todos import todos
from tests.builders import (
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_secretary,
    a_user,
)
from tests.workspaces.builders import (
    a_coming_joint_meeting,
    a_draft,
    a_paper,
    a_status,
    a_thread,
    a_working_committee,
)

pytestmark = pytest.mark.usefixtures("app")


def test_what_is_left_to_read_is_counted_in_papers_and_minutes():
    committee = a_working_committee()
    member = a_citizen_member(committee)
    first = a_paper(committee, minutes=10)
    a_paper(committee, minutes=5)
    a_paper(a_working_committee("Et andet"), minutes=60)
    assert queries.to_read(member, committee) == queries.ToRead(2, 15)
    with transaction():
        operations.mark_as_read(first, by=member)
    assert queries.to_read(member, committee) == queries.ToRead(1, 5)


def test_the_latest_paper_is_first():
    committee = a_working_committee()
    papers = []
    for hour in range(7):
        with clock.at(clock.now() + timedelta(hours=hour)):
            papers.insert(0, a_paper(committee, title=str(hour)))
    assert queries.papers(committee).items == papers
    assert queries.latest_papers(committee) == papers[:5]


def test_the_conversation_with_the_latest_words_is_first():
    committee = a_working_committee()
    old, new = a_thread(committee, "Først"), a_thread(committee, "Sidst")
    assert queries.threads(committee).items == [new, old]
    bo = a_citizen_member(committee, "Bo")
    with clock.at(clock.now() + timedelta(hours=1)), transaction():
        operations.write_post(old, text="Mere", by=bo)
    assert queries.latest_threads(committee) == [old, new]


def test_a_long_conversation_opens_on_its_last_page():
    thread = a_thread(a_working_committee(), text="0")
    bo = a_citizen_member(thread.committee, "Bo")
    for number in range(1, 32):
        with transaction():
            operations.write_post(thread, text=str(number), by=bo)
    assert [post.text for post in queries.posts(thread).items] == ["30", "31"]
    assert [post.text for post in queries.posts(thread, Asked(1)).items] == [str(number) for number in range(30)]


def test_what_others_changed_meanwhile_is_compared():
    draft = a_draft(a_working_committee(), text="Et mål.\n\nEt middel.")
    bo = a_citizen_member(draft.committee, "Bo")
    assert queries.changes_since(draft, 1) is None
    with transaction():
        operations.save_draft(draft, text="Et mål.\n\nTo midler.", version=1, by=bo)
    changes = [(paragraph.change, paragraph.pieces[0].text) for paragraph in queries.changes_since(draft, 1).paragraphs]
    assert changes == [(Change.SAME, "Et mål."), (Change.REMOVED, "Et middel."), (Change.ADDED, "To midler.")]
    assert queries.changes_since(draft, 2) is None


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        (lambda committee: AnonymousUserMixin(), 0, 1),
        (lambda committee: a_user(), 0, 1),
        (a_citizen_member, 1, 1),
        (a_facilitator, 1, 1),
        (lambda committee: a_councillor(), 1, 1),
        (lambda committee: a_secretary(), 1, 1),
    ],
    ids=["nobody", "a stranger", "a member", "the facilitator", "a councillor", "the secretariat"],
)
def test_a_status_is_for_the_councillors_first_and_then_for_everybody(who, before, after):
    report = a_status(a_working_committee())
    user = who(report.committee)
    assert len(queries.statuses(ahead=reads_ahead(user)).items) == before
    with clock.at(report.meeting.starts_at + timedelta(hours=1)):
        assert len(queries.statuses(ahead=reads_ahead(user)).items) == after


def test_a_member_of_one_committee_does_not_read_ahead_in_another():
    member = a_citizen_member(a_working_committee())
    a_status(a_working_committee("Et andet"))
    assert queries.statuses(ahead=reads_ahead(member)).items == []


def test_a_status_can_be_written_to_the_joint_meetings_that_lack_one():
    committee = a_working_committee()
    first, second = a_coming_joint_meeting(10), a_coming_joint_meeting(100)
    assert queries.unreported_meetings(committee) == [first, second]
    a_status(committee, first)
    assert queries.unreported_meetings(committee) == [second]


def test_papers_wait_for_the_members_until_the_meeting_they_are_for():
    committee = a_working_committee()
    member = a_citizen_member(committee)
    meeting = a_coming_meeting(committee.body, days=7)
    a_paper(committee, minutes=10, meeting=meeting)
    a_paper(committee, minutes=5)
    (todo,) = todos(member)
    assert (todo.text, todo.endpoint, todo.values, todo.due, todo.about) == (
        "Læs 2 papirer (15 min.)",
        "workspaces.papers",
        {"committee_id": committee.id},
        meeting.starts_at,
        committee.title,
    )


def test_papers_do_not_wait_for_those_who_only_read_along():
    committee = a_working_committee()
    a_paper(committee)
    assert todos(a_councillor()) == []
    assert todos(a_secretary()) == []


def test_a_status_waits_for_the_chair_and_the_facilitator():
    committee, meeting = a_working_committee(), a_coming_joint_meeting(20)
    chair = a_councillor_member(committee, office=Office.CHAIR)
    facilitator, member = a_facilitator(committee), a_citizen_member(committee)
    for user in (chair, facilitator):
        assert [(todo.endpoint, todo.due) for todo in todos(user)] == [("workspaces.report", meeting.starts_at)]
    assert todos(member) == []
    a_status(committee, meeting)
    assert todos(facilitator) == []


def test_a_joint_meeting_far_ahead_asks_for_no_status_yet():
    committee = a_working_committee()
    a_coming_joint_meeting(60)
    assert todos(a_facilitator(committee)) == []


def test_councillors_have_the_statuses_to_read_before_the_joint_meeting():
    councillor, meeting = a_councillor(), a_coming_joint_meeting(20)
    assert todos(councillor) == []
    a_status(a_working_committee("Et"), meeting)
    a_status(a_working_committee("To"), meeting)
    assert [(todo.text, todo.endpoint, todo.due) for todo in todos(councillor)] == [
        ("Læs, hvad 2 udvalg fortæller fællesmødet den 22. marts 2026", "workspaces.statuses", meeting.starts_at)
    ]
