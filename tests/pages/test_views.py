"""The pages that gather, as different people see them."""

from datetime import timedelta

import pytest

from app import clock
from app.bodies.models import BodyKind, MemberKind
from app.committees.models import Stage
from app.extensions import db
from tests.builders import (
    a_body,
    a_call,
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_member,
    a_secretary,
    a_task_committee,
    a_user,
    an_administrator,
    an_application,
)
from tests.handovers.builders import an_answered_result

PUBLIC = ["/", "/committees", "/how-it-works", "/accessibility", "/privacy"]


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_may_read_the_public_pages_in_both_languages(client, path, language):
    client.set_cookie("language", language)
    response = client.get(path)
    assert response.status_code == 200
    assert client.page.root.get("lang") == language


def test_an_empty_portal_says_so_and_shows_no_numbers(client, in_english):
    client.get("/")
    assert "There are no open calls just now." in client.page.text
    assert "There are no task committees yet." in client.page.text
    assert "So far" not in client.page.text


def test_the_front_page_shows_open_calls_with_their_deadline(client, in_english):
    call = a_call(title="Make the way to school safe")
    closed = a_call(title="Too late", closes_at=clock.now() - timedelta(minutes=1))
    client.get("/")
    assert client.page.links()["Make the way to school safe"] == f"/calls/{call.id}"
    assert "Apply by 23 March 2026" in client.page.text
    assert closed.title not in client.page.text


def test_the_front_page_shows_what_the_council_answered_lately(client, in_english):
    handover = an_answered_result()
    client.get("/")
    assert "What the council answered lately" in client.page.text
    assert client.page.links()["Trafik: sikker i byen"] == f"/committees/{handover.committee_id}"
    assert "recommendations answered 3" in client.page.text


@pytest.mark.parametrize(
    ("shown", "titles"),
    [("", ["Ongoing", "Over"]), ("ongoing", ["Ongoing"]), ("finished", ["Over"]), ("nonsense", ["Ongoing", "Over"])],
)
def test_the_board_can_show_only_ongoing_or_only_finished_committees(client, shown, titles, in_english):
    a_task_committee(Stage.ESTABLISHED, "Ongoing")
    a_task_committee(Stage.ANSWERED, "Over")
    client.get(f"/committees?show={shown}")
    links = client.page.links()
    assert [title for title in ("Ongoing", "Over") if title in links] == titles


def test_a_long_list_is_cut_and_leads_to_all_of_it_a_page_at_a_time(client, in_english):
    under_way = a_task_committee(Stage.ESTABLISHED, "Just begun")
    body = under_way.standing_committee
    committees = [a_task_committee(Stage.ANSWERED, f"Task {number:02}") for number in range(60)]
    for committee in committees:
        committee.standing_committee = body
    db.session.commit()
    titles = [committee.title for committee in committees]

    def shown():
        return [title for title in client.page.links() if title in {*titles, under_way.title}]

    client.get("/")
    assert shown() == [under_way.title, *titles[:3]]
    client.get("/committees")
    assert shown() == [under_way.title, *titles[:5]]
    everything = f"/committees?body={body.id}&show=finished"
    assert client.page.links()["See all 60 finished – Skoleudvalget"] == everything
    client.get(everything)
    assert shown() == titles[:50]
    client.get(client.page.links()["Next"])
    assert shown() == titles[50:]
    client.get(f"/committees?body={body.id}")
    assert shown() == [under_way.title, *titles[:49]]


def test_what_is_under_no_standing_committee_is_not_found(client):
    assert client.get("/committees?body=77").status_code == 404


def test_a_proposal_is_neither_on_the_board_nor_to_be_found(client, in_english):
    committee = a_task_committee(Stage.PROPOSED, "Still a secret")
    client.get("/committees")
    assert "Still a secret" not in client.page.html
    response = client.get(f"/committees/{committee.id}", follow_redirects=True)
    assert "Still a secret" not in response.text


def test_my_page_asks_strangers_to_sign_in(client):
    assert client.get("/my-page").status_code == 302


def test_my_page_shows_the_next_eight_meetings_and_folds_the_rest_away(sign_in):
    for days in range(1, 11):
        a_coming_meeting(days=days)
    client = sign_in(a_councillor())
    client.get("/my-page")
    shown, _summary, folded = client.page.html.partition("Vis 2 til")
    assert [part.count('href="/meetings/') for part in (shown, folded)] == [8, 2]


def test_my_page_gathers_committees_meetings_and_applications(client, sign_in, in_english):
    committee = a_task_committee(Stage.ESTABLISHED, "Traffic")
    me = a_member(committee.body, a_user("Ada Lund"), kind=MemberKind.CITIZEN)
    meeting = a_coming_meeting(committee.body, place="The library")
    other = a_call(committee=a_task_committee(Stage.ESTABLISHED, "Culture"), title="Join culture")
    mine = an_application(other, "Ada Lund", user_id=me.id)
    theirs = an_application(other, "Somebody Else")
    sign_in(me).get("/my-page")
    links = client.page.links()
    assert client.page.heading == "Hello, Ada Lund"
    assert links["Traffic"] == f"/committees/{committee.id}"
    assert f"/meetings/{meeting.id}" in links.values()
    assert links["Join culture"] == f"/applications/{mine.id}"
    assert mine.number in client.page.text
    assert theirs.number not in client.page.text


def test_my_page_of_somebody_without_anything_says_so(client, sign_in, in_english):
    sign_in(a_user()).get("/my-page")
    assert "Nothing waits for you just now." in client.page.text
    assert "You are not on a committee yet." in client.page.text


def test_the_work_list_shows_what_is_under_way_by_stage(client, sign_in, in_english):
    a_task_committee(Stage.PROPOSED, "New")
    a_task_committee(Stage.ANSWERED, "Over")
    sign_in(a_secretary()).get("/secretariat")
    assert "New" in client.page.links()
    assert "Over" not in client.page.links()


def test_administration_warns_when_there_is_no_council(client, sign_in, in_english):
    sign_in(an_administrator()).get("/administration")
    assert "There is no council yet." in client.page.text


@pytest.mark.parametrize(
    ("path", "who", "status"),
    [
        ("/secretariat", a_secretary, 200),
        ("/secretariat", a_councillor, 403),
        ("/secretariat", a_user, 403),
        ("/administration", an_administrator, 200),
        ("/administration", a_secretary, 403),
        ("/my-page", a_user, 200),
    ],
)
def test_who_may_open_the_pages_behind_sign_in(client, sign_in, path, who, status):
    sign_in(who())
    assert client.get(path).status_code == status


def test_the_language_is_switched_with_one_click_and_one_stays_on_the_page(client):
    client.follow("/how-it-works", "English")
    assert client.page.root.get("lang") == "en"
    assert client.page.heading == "How it works"
    client.follow("/how-it-works", "Dansk")
    assert client.page.heading == "Sådan virker det"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", ""])
def test_switching_the_language_never_leads_to_another_site(client, elsewhere):
    response = client.get("/language", query_string={"to": "en", "next": elsewhere})
    assert response.location == "/"


def test_switching_the_language_keeps_what_was_searched_for(client):
    client.follow("/committees?show=finished&page=2", "English")
    assert client.page.links()["Dansk"] == "/language?to=da&next=/committees?show%3Dfinished%26page%3D2"


def test_a_language_nobody_speaks_here_is_not_found(client):
    assert client.get("/language?to=xx&next=/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/calls", "/committees", "/meetings", "/how-it-works", "/bodies"])
def test_whoever_only_reads_is_given_no_cookie(client, path):
    assert client.get(path).headers.getlist("Set-Cookie") == []


@pytest.mark.parametrize("path", ["/", "/committees", "/secretariat", "/my-page"])
def test_the_number_of_queries_does_not_grow_with_the_number_of_committees(app, client, sign_in, count_queries, path):
    def counted():
        """For whoever looks first, and for whoever looks after that."""
        app.extensions["fragments"].clear()
        counts = []
        for _time in range(2):
            with count_queries() as sent:
                client.get(path)
            counts.append(len(sent))
        return counts

    secretary = a_secretary()
    an_answered_result()
    a_call(committee=a_task_committee(Stage.ESTABLISHED))
    sign_in(secretary).get(path)
    few = counted()
    for number in range(10):
        a_call(committee=a_task_committee(Stage.ESTABLISHED, f"Task {number}"))
        a_task_committee(Stage.ANSWERED, f"Answered {number}")
        a_coming_meeting(a_body(BodyKind.TASK_COMMITTEE, f"Body {number}"))
    an_answered_result()
    assert counted() == few


def test_the_front_page_counts_committees_and_citizens(client, in_english):
    a_citizen_member(a_task_committee(Stage.WORKING))
    client.get("/")
    assert "committees under way 1" in client.page.text
    assert "citizens have taken part 1" in client.page.text
