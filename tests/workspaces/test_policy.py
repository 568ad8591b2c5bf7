"""Who may enter a workspace, and who works there, as a table."""

import pytest
from flask_login import AnonymousUserMixin

from app import clock
from app.access import may
from app.bodies.models import Office
from app.committees.models import Stage
from app.workspaces.queries import posts
from tests.builders import (
    a_citizen_member,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
)
from tests.workspaces.builders import a_paper, a_status, a_thread, a_working_committee

pytestmark = pytest.mark.usefixtures("app")

PEOPLE = {
    "nobody": lambda committee: AnonymousUserMixin(),
    "a stranger": lambda committee: a_user(),
    "an administrator": lambda committee: an_administrator(),
    "another councillor": lambda committee: a_councillor(),
    "a citizen member": a_citizen_member,
    "a councillor member": a_councillor_member,
    "the chair": lambda committee: a_councillor_member(committee, office=Office.CHAIR),
    "the facilitator": a_facilitator,
    "the secretariat": lambda committee: a_secretary(),
}
#: Who: may read, may write, may report the status and remove anybody's paper.
TABLE = [
    ("nobody", False, False, False),
    ("a stranger", False, False, False),
    ("an administrator", False, False, False),
    ("another councillor", True, False, False),
    ("a citizen member", True, True, False),
    ("a councillor member", True, True, False),
    ("the chair", True, True, True),
    ("the facilitator", True, True, True),
    ("the secretariat", True, True, True),
]


@pytest.mark.parametrize(("who", "reads", "writes", "leads"), TABLE)
def test_who_may_do_what(who, reads, writes, leads):
    committee = a_working_committee()
    paper, thread, report = a_paper(committee), a_thread(committee), a_status(committee)
    user = PEOPLE[who](committee)
    assert {
        permission: may(user, permission, subject)
        for permission, subject in [
            ("workspace.view", committee),
            ("paper.view", paper),
            ("thread.view", thread),
            ("status.view", report),
            ("workspace.write", committee),
            ("paper.read", paper),
            ("thread.write", thread),
            ("workspace.report", committee),
            ("paper.remove", paper),
            ("status.revise", report),
        ]
    } == {
        "workspace.view": reads,
        "paper.view": reads,
        "thread.view": reads,
        "status.view": reads,
        "workspace.write": writes,
        "paper.read": writes,
        "thread.write": writes,
        "workspace.report": leads,
        "paper.remove": leads,
        "status.revise": leads,
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_before_the_members_are_appointed_there_is_no_workspace(who):
    committee = a_task_committee(Stage.ESTABLISHED)
    user = PEOPLE[who](committee)
    assert not may(user, "workspace.view", committee)
    assert not may(user, "workspace.write", committee)


def test_whoever_added_a_paper_may_remove_it():
    committee = a_working_committee()
    member = a_citizen_member(committee)
    assert may(member, "paper.remove", a_paper(committee, by=member))


def test_nobody_changes_the_words_of_another():
    committee = a_working_committee()
    member = a_citizen_member(committee)
    thread = a_thread(committee, by=member)
    (post,) = posts(thread).items
    assert may(member, "post.change", post)
    assert not may(a_secretary(), "post.change", post)


def test_everybody_reads_a_status_once_its_joint_meeting_has_begun():
    report = a_status(a_working_committee())
    assert not may(AnonymousUserMixin(), "status.view", report)
    with clock.at(report.meeting.starts_at):
        assert may(AnonymousUserMixin(), "status.view", report)
