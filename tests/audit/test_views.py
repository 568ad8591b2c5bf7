"""The pages and files of the audit trail."""

import csv
import io

import pytest

from app import clock
from app.committees.models import Stage
from tests.applications.builders import submitted
from tests.audit.builders import a_record
from tests.builders import (
    a_call,
    a_citizen_member,
    a_councillor,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
)

pytestmark = pytest.mark.usefixtures("app", "in_english")


def rows(response):
    return list(csv.reader(io.StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))


def test_the_administrator_reads_the_whole_trail(sign_in):
    committee = a_task_committee(Stage.WORKING)
    a_record("WorkBegun", by=a_user("Ulla Lund"), committee_id=committee.id)
    client = sign_in(an_administrator())
    client.get("/audit")
    assert client.page.text.count("The committee has its members and begins its work.") == 1
    assert client.page.text.count("Ulla Lund") == 1
    assert client.page.links()[committee.title] == f"/committees/{committee.id}/audit"


def test_a_councillor_reads_a_committee_s_trail_and_not_the_whole(sign_in):
    committee = a_task_committee(Stage.WORKING)
    a_record("WorkBegun", committee_id=committee.id)
    client = sign_in(a_councillor())
    client.get(f"/committees/{committee.id}/audit")
    assert client.page.text.count("The committee has its members and begins its work.") == 1
    assert [client.get(path).status_code for path in ("/audit", "/audit.csv")] == [403, 403]


@pytest.mark.parametrize("path", ["/committees/{}/audit", "/committees/{}/audit.csv"])
def test_a_member_does_not_read_it(sign_in, path):
    committee = a_task_committee(Stage.WORKING)
    client = sign_in(a_citizen_member(committee))
    assert client.get(path.format(committee.id)).status_code == 404


def test_it_is_told_in_danish_too(sign_in, client):
    client.delete_cookie("language")
    a_record("CallDrafted")
    client = sign_in(a_secretary())
    client.get("/audit")
    assert "Der er lavet en kladde til et opslag." in client.page.text


def test_an_empty_trail_and_an_empty_search_say_so(sign_in):
    committee = a_task_committee()
    client = sign_in(a_secretary())
    client.get(f"/committees/{committee.id}/audit")
    assert "Nothing has happened yet." in client.page.text
    client.submit(f"/committees/{committee.id}/audit", {"who": "Nobody"})
    assert "Nothing matches the search." in client.page.text


def test_the_search_goes_with_the_next_page_and_the_file_and_never_stands_in_an_address(sign_in):
    for _number in range(51):
        a_record("CallDrafted", by=a_user("Ada"))
    a_record("WorkBegun", by=a_user("Bodil Quist"))
    client = sign_in(a_secretary())
    key = client.submit("/audit", {"who": "Ada"}).request.args["search"]
    assert client.page.links()["Next"] == f"/audit?search={key}&page=2&after=2"
    client.get(client.page.links()["Next"])
    assert ("Bodil Quist" in client.page.text, client.page.forms[-1].value_of("who")) == (False, "Ada")
    [_head, *found] = rows(client.get(client.page.links()["Download as a spreadsheet (CSV)"]))
    assert [row[1] for row in found] == ["Ada"] * 51


def test_everything_is_shown_again_at_the_press_of_a_button(sign_in):
    a_record("WorkBegun", by=a_user("Bodil Quist"))
    client = sign_in(a_secretary())
    client.submit("/audit", {"who": "Ada"})
    client.press("/audit", "Show all")
    assert ("Bodil Quist" in client.page.text, client.page.forms[-1].value_of("who")) == (True, "")


def test_an_odd_page_is_answered_with_a_page(sign_in):
    client = sign_in(a_secretary())
    assert [client.get(f"/audit?page={odd}").status_code for odd in ("-1", "x", "99")] == [200] * 3


@pytest.mark.parametrize("odd", [{"theme": "nonsense"}, {"since": "yesterday"}, {"who": "x" * 300}, {"who": "\0"}])
def test_an_odd_search_is_answered_with_a_page(sign_in, odd):
    a_record()
    client = sign_in(a_secretary())
    assert client.forge("/audit", odd, follow=True).status_code == 200
    assert client.get("/audit.csv").status_code == 200


def test_a_date_that_cannot_be_read_is_shown_again_with_a_sentence(sign_in):
    client = sign_in(a_secretary())
    client.submit("/audit", {"since": "31.2.2026"})
    assert "Write a date that exists" in client.page.text
    assert client.page.forms[-1].value_of("since") == "31.2.2026"


def test_the_file_holds_what_the_page_does(sign_in):
    committee = a_task_committee(Stage.WORKING, "Æbler; øl")
    a_record("CallDrafted", committee_id=committee.id, call_id=7, by=a_user("=HYPERLINK()"))
    client = sign_in(a_secretary())
    response = client.get("/audit.csv")
    assert response.headers["Content-Disposition"] == "attachment; filename=audit.csv"
    assert rows(response) == [
        ["When", "Who", "Committee", "What", "Kind", "Details"],
        [
            "2026-03-02T10:00:00+01:00",
            "'=HYPERLINK()",
            "Æbler; øl",
            "A call was drafted.",
            "CallDrafted",
            f'{{"committee_id": {committee.id}, "call_id": 7}}',
        ],
    ]


def test_the_file_of_a_committee_and_of_a_search_holds_no_more(sign_in):
    committee = a_task_committee(Stage.WORKING)
    a_record("CallDrafted", committee_id=committee.id), a_record("WorkBegun", committee_id=committee.id)
    a_record("CommitteeConcluded", committee_id=a_task_committee(Stage.WORKING, "Et andet").id)
    client = sign_in(a_councillor())
    [_head, *all_rows] = rows(client.get(f"/committees/{committee.id}/audit.csv"))
    client.submit(f"/committees/{committee.id}/audit", {"theme": "calls"})
    [_head, *found] = rows(client.get(f"/committees/{committee.id}/audit.csv"))
    assert ([row[4] for row in all_rows], [row[4] for row in found]) == (["CallDrafted", "WorkBegun"], ["CallDrafted"])


def test_while_a_call_is_open_nobody_but_the_secretariat_reads_of_applications(sign_in):
    call = a_call()
    submitted(call)
    told = "An application was received"
    pages = (f"/committees/{call.committee_id}/audit", f"/committees/{call.committee_id}/audit.csv")

    def read_by(*people) -> list[bool]:
        return [told in sign_in(person).get(page).text for person in people for page in pages]

    secretary, councillor, administrator = a_secretary(), a_councillor(), an_administrator()
    assert read_by(secretary) == [True, True]
    assert read_by(councillor, administrator) == [False] * 4
    with clock.at(call.closes_at):
        assert read_by(councillor, administrator) == [True] * 4
