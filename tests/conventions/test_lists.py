"""Every page with a list costs as many queries for thirty rows as for one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies.models import Body
from app.calls.models import Call
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.transactions import transaction
from app.workspaces import operations as workspaces
from app.workspaces.models import Draft, Thread
from tests.audit.builders import a_record
from tests.builders import (
    a_body,
    a_call,
    a_coming_meeting,
    a_facilitator,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
    an_application,
    an_area,
    saved,
    the_joint_meeting,
)
from tests.handovers.builders import an_answered_result
from tests.workspaces.builders import a_draft, a_paper, a_status, a_thread

TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass
class Here:
    """Who looks, and what the rows belong to."""

    reader: User
    committee: TaskCommittee | None = None
    number: int = 0


def visitor() -> Here:
    return Here(a_user("Vera Visitor"))


def secretary() -> Here:
    return Here(a_secretary())


def administrator() -> Here:
    return Here(an_administrator())


def facilitator() -> Here:
    committee = a_task_committee(Stage.WORKING)
    return Here(a_facilitator(committee), committee, committee.id)


def of_a_committee() -> Here:
    committee = a_task_committee(Stage.WORKING)
    return Here(a_secretary(), committee, committee.id)


def of_a_thread() -> Here:
    here = facilitator()
    here.number = a_thread(here.committee, by=here.reader).id
    return here


def of_a_draft() -> Here:
    here = facilitator()
    here.number = a_draft(here.committee, by=here.reader).id
    return here


def of_a_call() -> Here:
    call = a_call()
    return Here(a_secretary(), call.committee, call.id)


def of_a_body() -> Here:
    body = a_body()
    return Here(a_secretary(), number=body.id)


def of_a_standing_committee() -> Here:
    committee = a_task_committee(Stage.WORKING)
    return Here(a_user("Vera Visitor"), committee, committee.standing_committee_id)


def a_post(here: Here, number: int) -> None:
    with transaction():
        thread = db.session.get_one(Thread, here.number)
        workspaces.write_post(thread, text=f"Indlæg {number}", by=here.reader)


def a_version(here: Here, number: int) -> None:
    with transaction():
        draft = db.session.get_one(Draft, here.number)
        workspaces.save_draft(draft, text=f"Udkast {number}", version=draft.number, by=here.reader)


def a_letter(here: Here, number: int) -> None:
    user = a_user(f"Læser {number}")
    with transaction():
        accounts.invite(user, by=here.reader)


def a_joint_status(here: Here, number: int) -> None:
    a_status(here.committee, a_coming_meeting(the_joint_meeting(), days=7 * number), by=here.reader)


def a_committee_below(here: Here, number: int) -> None:
    other = a_task_committee(Stage.WORKING, f"Udvalg {number}")
    other.standing_committee_id = here.number
    saved(other)


#: The template of a list → its address, who reads it, and how one more row comes to be.
LISTS: dict[str, tuple[str, Callable[[], Here], Callable[[Here, int], object]]] = {
    "accounts/people.html": ("/people", administrator, lambda here, n: a_user(f"Person {n}")),
    "applications/candidates.html": (
        "/calls/{number}/candidates",
        of_a_call,
        lambda here, n: an_application(db.session.get_one(Call, here.number), f"Ansøger {n}"),
    ),
    "audit/index.html": ("/audit", administrator, lambda here, n: a_record(by=here.reader)),
    "audit/committee.html": (
        "/committees/{number}/audit",
        of_a_committee,
        lambda here, n: a_record(by=here.reader, committee_id=here.number),
    ),
    "calls/_list.html": ("/calls", visitor, lambda here, n: a_call(title=f"Opslag {n}")),
    "committees/areas.html": ("/areas", secretary, lambda here, n: an_area(title=f"Område {n}")),
    "followups/index.html": ("/follow-up", visitor, lambda here, n: an_answered_result(titles=(f"Råd {n}",))),
    "letters/letters.html": ("/letters", administrator, a_letter),
    "meetings/index.html": ("/meetings", visitor, lambda here, n: a_coming_meeting(days=n)),
    "meetings/of_body.html": (
        "/bodies/{number}/meetings",
        of_a_body,
        lambda here, n: a_coming_meeting(db.session.get_one(Body, here.number), days=n),
    ),
    "pages/committees_under.html": ("/committees?body={number}", of_a_standing_committee, a_committee_below),
    "workspaces/papers.html": (
        "/committees/{number}/papers",
        facilitator,
        lambda here, n: a_paper(here.committee, f"Papir {n}", by=here.reader),
    ),
    "workspaces/show_thread.html": ("/threads/{number}", of_a_thread, a_post),
    "workspaces/statuses.html": ("/statuses", facilitator, a_joint_status),
    "workspaces/threads.html": (
        "/committees/{number}/threads",
        facilitator,
        lambda here, n: a_thread(here.committee, f"Samtale {n}", by=here.reader),
    ),
    "workspaces/versions.html": ("/drafts/{number}/versions", of_a_draft, a_version),
}


def test_every_page_of_a_list_is_tried():
    paged = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"\{\{ ?pagination\(", path.read_text())
    }
    assert paged == LISTS.keys()


@pytest.mark.parametrize("template", LISTS)
def test_thirty_rows_cost_as_many_queries_as_one(sign_in, count_queries, template):
    address, arrive, one_more = LISTS[template]
    here = arrive()
    browser = sign_in(here.reader)
    address = address.format(number=here.number)

    def asked() -> int:
        browser.get(address)  # what is remembered is drawn now
        with count_queries() as sent:
            assert browser.get(address).status_code == 200
        return len(sent)

    one_more(here, 1)
    with_one = asked()
    for number in range(2, 31):
        one_more(here, number)
    assert asked() == with_one
