"""What can be done in a workspace, and what is refused."""

from datetime import timedelta

import pytest

from app import clock, files
from app.committees.models import Stage
from app.errors import Stale
from app.events import EventRecord
from app.extensions import db
from app.meetings.models import MeetingStatus
from app.transactions import transaction
from app.workspaces import operations, queries
from app.workspaces.models import DraftVersion, Paper, PaperFile, Post, Reading, reading_minutes
from tests.builders import a_citizen_member, a_coming_meeting, a_meeting, a_task_committee, the_joint_meeting
from tests.refusals import refused
from tests.workspaces.builders import (
    PDF,
    a_coming_joint_meeting,
    a_draft,
    a_paper,
    a_status,
    a_thread,
    a_working_committee,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_reading_takes_a_minute_for_each_two_hundred_words(words, minutes):
    assert reading_minutes("ord " * words) == minutes


def test_a_text_is_a_paper_and_its_time_is_counted():
    paper = a_paper(a_working_committee(), text="ord " * 450)
    assert (paper.minutes, paper.file_name, queries.content(paper)) == (3, None, None)


def test_a_file_is_kept_as_it_came():
    paper = a_paper(a_working_committee(), text="", minutes=12, upload=files.Upload("Tal.pdf", PDF))
    assert (paper.file_name, paper.media_type, paper.minutes) == ("Tal.pdf", "application/pdf", 12)
    assert queries.content(paper) == PDF


def test_an_empty_paper_is_refused():
    with refused("Write a text or choose a file: there must be something to read."):
        a_paper(a_working_committee(), text="")


def test_a_paper_belongs_to_a_meeting_of_its_own_committee():
    committee = a_working_committee()
    own = a_coming_meeting(committee.body)
    assert a_paper(committee, meeting=own).meeting == own
    with refused("That is not a meeting of this committee."):
        a_paper(committee, meeting=a_coming_joint_meeting())


def test_a_removed_paper_leaves_nothing_behind():
    committee = a_working_committee()
    member = a_citizen_member(committee)
    paper = a_paper(committee, upload=files.Upload("Tal.pdf", PDF))
    with transaction():
        operations.mark_as_read(paper, by=member)
    with transaction():
        operations.remove_paper(paper, by=member)
    assert [db.session.query(kind).count() for kind in (Paper, PaperFile, Reading)] == [0, 0, 0]


def test_a_paper_is_read_once():
    committee = a_working_committee()
    member, paper = a_citizen_member(committee), a_paper(committee)
    with transaction():
        operations.mark_as_read(paper, by=member)
    with refused("You have marked this paper as read already."), transaction():
        operations.mark_as_read(paper, by=member)
    assert queries.read_by(member, committee) == {paper.id}


def test_what_one_reads_leaves_no_trace_in_the_audit_trail():
    committee = a_working_committee()
    member, paper = a_citizen_member(committee), a_paper(committee)
    before = db.session.query(EventRecord).count()
    with transaction():
        operations.mark_as_read(paper, by=member)
    assert db.session.query(EventRecord).count() == before


def test_a_conversation_counts_what_is_said_in_it():
    thread = a_thread(a_working_committee())
    bo = a_citizen_member(thread.committee, "Bo")
    with clock.at(clock.now() + timedelta(hours=1)), transaction():
        operations.write_post(thread, text="Det gør jeg.", by=bo)
    assert [(post.author.name, post.text) for post in queries.posts(thread).items] == [
        ("Clara Citizen", "Hvem cykler?"),
        ("Bo", "Det gør jeg."),
    ]
    assert (thread.posts_count, thread.last_post_at) == (2, clock.now() + timedelta(hours=1))


def test_the_same_words_twice_are_one_post():
    thread = a_thread(a_working_committee())
    bo = a_citizen_member(thread.committee, "Bo")
    with transaction():
        operations.write_post(thread, text="Enig", by=bo)
    with refused("You have just said exactly that. It stands in the conversation already."), transaction():
        operations.write_post(thread, text="Enig", by=bo)
    assert db.session.query(Post).count() == 2


def test_two_people_may_say_the_same():
    thread = a_thread(a_working_committee(), text="Enig")
    bo = a_citizen_member(thread.committee, "Bo")
    with transaction():
        operations.write_post(thread, text="Enig", by=bo)
    assert thread.posts_count == 2


def test_each_save_is_a_version_of_its_own():
    draft = a_draft(a_working_committee())
    bo = a_citizen_member(draft.committee, "Bo")
    with transaction():
        operations.save_draft(draft, text="Et mål: ingen kommer til skade.", note="Skarpere", version=1, by=bo)
    assert [(version.number, version.note, version.saved_by.name) for version in queries.versions(draft).items] == [
        (2, "Skarpere", "Bo"),
        (1, "", "Clara Citizen"),
    ]
    assert queries.version(draft, 1).text == "Et mål: ingen døde."


def test_who_wrote_on_an_older_version_is_told():
    draft = a_draft(a_working_committee())
    bo = a_citizen_member(draft.committee, "Bo")
    with transaction():
        operations.save_draft(draft, text="Hendes", version=1, by=bo)
    with (
        refused("Somebody was faster. Look at the page as it is now, and try again if you still want to.", Stale),
        transaction(),
    ):
        operations.save_draft(draft, text="Hans", version=1, by=bo)
    assert queries.latest_version(draft).text == "Hendes"


def test_an_unchanged_text_makes_no_version():
    draft = a_draft(a_working_committee(), text="Uændret")
    bo = a_citizen_member(draft.committee, "Bo")
    with refused("The text is the same as in the latest version, so there is nothing to save."), transaction():
        operations.save_draft(draft, text="Uændret", version=1, by=bo)
    assert db.session.query(DraftVersion).count() == 1


def test_a_joint_meeting_is_told_once():
    committee, meeting = a_working_committee(), a_coming_joint_meeting()
    report = a_status(committee, meeting)
    assert queries.status_for(committee, meeting) == report
    with refused("There is already a status for that joint meeting. Open it and change it."):
        a_status(committee, meeting)


@pytest.mark.parametrize(
    ("meeting", "sentence"),
    [
        (lambda: a_coming_meeting(), "A status is told to a joint meeting."),
        (lambda: a_meeting(the_joint_meeting()), "That joint meeting has begun. What it was told stands."),
        (
            lambda: a_coming_meeting(
                the_joint_meeting(),
                status=MeetingStatus.CANCELLED,
                cancelled_at=clock.now(),
                cancelled_because="Storm",
            ),
            "That joint meeting is cancelled. Choose another one.",
        ),
    ],
    ids=["a council meeting", "begun", "cancelled"],
)
def test_a_status_cannot_be_told_to(meeting, sentence):
    with refused(sentence):
        a_status(a_working_committee(), meeting())


def test_a_status_is_changed_until_its_joint_meeting_begins():
    report = a_status(a_working_committee())
    member = a_citizen_member(report.committee)
    with transaction():
        operations.revise_status(report, done="Tre møder", next="Et til", asks="", by=member)
    assert (report.done, report.next, report.is_public) == ("Tre møder", "Et til", False)
    with clock.at(report.meeting.starts_at):
        assert report.is_public
        with refused("That joint meeting has begun. What it was told stands."), transaction():
            operations.revise_status(report, done="Fire møder", next="", asks="", by=member)


@pytest.mark.parametrize("stage", [Stage.ESTABLISHED, Stage.DELIVERED, Stage.ANSWERED])
@pytest.mark.parametrize("make", [a_paper, a_draft, a_status])
def test_only_a_committee_at_work_makes_something_new(stage, make):
    with refused("The committee is not at work now. What it has made can be read, but not changed."):
        make(a_task_committee(stage))


def test_the_conversation_goes_on_after_the_answer():
    committee = a_task_committee(Stage.ANSWERED)
    assert a_thread(committee).posts_count == 1


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (a_paper, "You have just shared exactly that paper."),
        (a_thread, "You have just begun a conversation with that title."),
        (a_draft, "There is already a draft with that title. Write on in that one."),
    ],
)
def test_a_button_pressed_twice_makes_one(make, sentence):
    committee = a_working_committee()
    member = a_citizen_member(committee)
    made = make(committee, by=member)
    with refused(sentence):
        make(committee, by=member)
    assert db.session.query(type(made)).count() == 1


def test_each_step_leaves_its_event_about_the_committee():
    committee = a_working_committee()
    a_paper(committee)
    a_thread(committee)
    a_draft(committee)
    a_status(committee)
    records = db.session.query(EventRecord).order_by(EventRecord.id).all()
    assert [(record.kind, record.committee_id) for record in records] == [
        (kind, committee.id) for kind in ("PaperAdded", "ThreadStarted", "PostWritten", "DraftSaved", "StatusReported")
    ]
