"""The pages people use most: in both languages, with the longest of words, on a narrow telephone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from app import i18n
from app.accounts.models import User
from app.committees.models import Stage
from app.extensions import db
from app.meetings import operations as meetings
from app.transactions import transaction
from tests.builders import (
    a_call,
    a_citizen_member,
    a_coming_meeting,
    a_facilitator,
    a_secretary,
    a_task_committee,
    an_administrator,
    an_application,
)
from tests.handovers.builders import an_answered_result
from tests.workspaces.builders import a_coming_joint_meeting, a_draft, a_paper, a_status, a_thread

LONG = "Speciallægepraksisplanlægningsstabiliseringsperiode" * 3
TEXT = f"## {LONG}\n\n- {LONG}\n\n> {LONG}\n\nhttps://strandby.example/{LONG}"

#: The answer's status, the language of the page, and how many pixels of it stick out to the right of the screen.
STATE = """() => [
    performance.getEntriesByType("navigation")[0].responseStatus,
    document.documentElement.lang,
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
]"""


@dataclass
class Town:
    """A committee at work with something of everything, beside an open call and a council's answer."""

    member: User
    facilitator: User
    #: The addresses where strangers go, and those that a member and a facilitator have besides.
    public: list[str]
    of_member: list[str]
    of_facilitator: list[str]


@pytest.fixture
def town(app) -> Town:
    call = a_call(committee=a_task_committee(Stage.ESTABLISHED, LONG), title=LONG, task=TEXT, contact=TEXT)
    answered = an_answered_result(titles=(LONG,))
    committee = a_task_committee(Stage.WORKING, LONG)
    answered.committee.standing_committee.name, committee.standing_committee.name = "Kulturudvalget", LONG
    db.session.commit()
    member, facilitator = a_citizen_member(committee, LONG), a_facilitator(committee)
    an_application(call, LONG, user_id=member.id)
    meeting = a_coming_meeting(committee.body, place=LONG)
    with transaction():
        meetings.add_item(meeting, title=LONG, presentation=TEXT, by=facilitator)
    paper = a_paper(committee, LONG, member, text=TEXT)
    thread = a_thread(committee, LONG, TEXT, member)
    draft = a_draft(committee, LONG, TEXT, member)
    status = a_status(committee, a_coming_joint_meeting(), LONG, facilitator)
    its = f"/committees/{committee.id}"
    return Town(
        member,
        facilitator,
        f"/ /calls /committees /meetings /how-it-works /follow-up /statuses /areas /bodies /sign-in /calls/{call.id}"
        f" {its} {its}/terms /committees/{answered.committee_id}/answer".split(),
        f"/my-page {its}/workspace {its}/papers {its}/threads /papers/{paper.id} /threads/{thread.id}"
        f" /drafts/{draft.id} /drafts/{draft.id}/edit /statuses/{status.id} /meetings/{meeting.id}".split(),
        f"/my-page {its} {its}/result {its}/papers/new /bodies/{committee.body_id}/meetings/new"
        f" /meetings/{meeting.id} /meetings/{meeting.id}/summons /statuses/{status.id}/edit".split(),
    )


@pytest.fixture
def faults_of(page: Page, context, portal, find_barriers):
    """``faults_of(paths)``: what keeps somebody out, and what sticks out of the screen, in either language."""

    def on(paths: list[str]) -> list[tuple[str, str, object]]:
        page.set_viewport_size({"width": 360, "height": 800})
        faults: list[tuple[str, str, object]] = []
        for language in i18n.LANGUAGES:
            context.add_cookies([{"name": i18n.COOKIE, "value": language, "url": portal}])
            for path in paths:
                page.goto(path)
                state = page.evaluate(STATE)
                if state != [200, language, 0]:
                    faults.append((language, path, state))
                if language == "da":  # what keeps people out does not depend on the words
                    faults += [(language, path, barrier) for barrier in find_barriers(page)]
        return faults

    return on


def test_a_stranger_is_kept_out_of_nothing(town, faults_of):
    assert faults_of(town.public) == []


def test_a_citizen_member_is_kept_out_of_nothing(town, faults_of, sign_in_to):
    sign_in_to(town.member)
    assert faults_of(town.of_member) == []


def test_a_facilitator_is_kept_out_of_nothing(town, faults_of, sign_in_to):
    sign_in_to(town.facilitator)
    assert faults_of(town.of_facilitator) == []


def test_the_secretariat_and_the_administrator_are_kept_out_of_nothing(town, faults_of, sign_in_to):
    sign_in_to(a_secretary())
    assert faults_of(["/secretariat", "/letters"]) == []
    sign_in_to(an_administrator())
    assert faults_of(["/administration", "/people", "/audit"]) == []
