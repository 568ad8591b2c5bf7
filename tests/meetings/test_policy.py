"""Who may do what with meetings, as a table."""

import pytest
from flask_login import AnonymousUserMixin

from app.access import may
from app.bodies.models import BodyKind, MemberKind, Office
from tests.builders import a_body, a_councillor, a_meeting, a_member, a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

RUN = ["meeting.plan", "meeting.edit", "meeting.summon", "meeting.minute", "meeting.decide"]

#: Who, in which kind of body: may run its meetings, may read all of their papers.
TABLE = [
    ("nobody", "council", False, False),
    ("nobody", "task_committee", False, False),
    ("a stranger", "council", False, False),
    ("a stranger", "task_committee", False, False),
    ("an administrator", "council", False, False),
    ("an administrator", "task_committee", False, False),
    ("the secretariat", "council", True, True),
    ("the secretariat", "task_committee", True, True),
    ("the secretariat", "secretariat", False, True),
    ("a member", "standing_committee", False, True),
    ("a member", "task_committee", False, True),
    ("its chair", "standing_committee", False, True),
    ("its chair", "task_committee", True, True),
    ("its facilitator", "task_committee", True, True),
    ("another councillor", "standing_committee", False, False),
    ("another councillor", "task_committee", False, True),
]


def person(who, body):
    return {
        "nobody": AnonymousUserMixin,
        "a stranger": a_user,
        "an administrator": an_administrator,
        "the secretariat": a_secretary,
        "a member": lambda: a_member(body),
        "its chair": lambda: a_member(body, office=Office.CHAIR),
        "its facilitator": lambda: a_member(body, kind=MemberKind.STAFF, office=Office.FACILITATOR),
        "another councillor": a_councillor,
    }[who]()


@pytest.mark.parametrize(("who", "kind", "runs", "reads"), TABLE)
def test_who_runs_and_who_reads(who, kind, runs, reads):
    body = a_body(BodyKind(kind))
    meeting, user = a_meeting(body), person(who, body)
    assert {permission: may(user, permission, meeting) for permission in RUN} == dict.fromkeys(RUN, runs)
    assert may(user, "meeting.plan", body) is runs
    assert may(user, "meeting.read", meeting) is reads


def test_everybody_sees_when_a_meeting_is():
    meeting = a_meeting()
    assert all(may(AnonymousUserMixin(), permission, meeting) for permission in ("meeting.list", "meeting.view"))
