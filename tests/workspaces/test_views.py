"""The workspace as its people meet it in the browser."""

from datetime import timedelta
from io import BytesIO

import pytest

from app import clock, jobs
from app.bodies.models import Office
from app.committees.models import Stage
from app.extensions import db
from app.outbox import Letter
from app.outbox.batches import WRITE
from app.transactions import transaction
from app.workspaces import operations, queries
from app.workspaces.models import Draft, Paper, Post, StatusReport, Thread
from tests.builders import (
    a_citizen_member,
    a_coming_meeting,
    a_councillor,
    a_councillor_member,
    a_facilitator,
    a_member,
    a_secretary,
    a_task_committee,
    a_user,
)
from tests.html import text_of
from tests.workspaces.builders import (
    PDF,
    a_coming_joint_meeting,
    a_draft,
    a_paper,
    a_status,
    a_thread,
    a_working_committee,
)


def test_a_member_finds_everything_in_the_workspace(sign_in):
    committee = a_working_committee()
    meeting = a_coming_meeting(committee.body, days=7)
    paper, thread, draft, report = a_paper(committee), a_thread(committee), a_draft(committee), a_status(committee)
    client = sign_in(a_citizen_member(committee, "Bente Borger"))
    client.get(f"/committees/{committee.id}/workspace")
    links = set(client.page.links().values())
    assert links >= {
        f"/meetings/{meeting.id}",
        f"/papers/{paper.id}",
        f"/threads/{thread.id}",
        f"/drafts/{draft.id}",
        f"/statuses/{report.id}",
        f"/bodies/{committee.body_id}/calendar.ics",
    }
    assert "Du har 1 papir at læse: 1 min." in client.page.text
    assert "Bente Borger" in client.page.text


def test_an_empty_workspace_says_how_to_begin(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    client.get(f"/committees/{committee.id}/workspace")
    for sentence in ("Der er ikke planlagt noget møde.", "Ingen papirer endnu.", "Intet udkast endnu."):
        assert sentence in client.page.text


@pytest.mark.parametrize("who", [a_user, None], ids=["a stranger", "nobody"])
def test_the_workspace_is_closed_to_others(client, sign_in, who):
    committee = a_working_committee()
    paper, thread, draft = a_paper(committee, "Hemmeligt papir"), a_thread(committee), a_draft(committee)
    if who:
        sign_in(who())
    for path in (
        f"/committees/{committee.id}/workspace",
        f"/committees/{committee.id}/papers",
        f"/papers/{paper.id}",
        f"/papers/{paper.id}/file",
        f"/threads/{thread.id}",
        f"/drafts/{draft.id}",
        f"/drafts/{draft.id}/versions",
        f"/committees/{committee.id}/threads",
    ):
        answer = client.get(path)
        assert answer.status_code == (404 if who else 302), path
        assert b"Hemmeligt papir" not in answer.data


def test_there_is_no_workspace_before_the_members_are_appointed(sign_in):
    committee = a_task_committee(Stage.ESTABLISHED)
    assert sign_in(a_secretary()).get(f"/committees/{committee.id}/workspace").status_code == 404


def test_another_councillor_reads_along_and_writes_nothing(sign_in):
    committee = a_working_committee()
    paper, thread = a_paper(committee), a_thread(committee)
    client = sign_in(a_councillor())
    client.get(f"/committees/{committee.id}/workspace")
    assert "Du læser med" in client.page.text
    assert "Del et papir" not in client.page.links()
    assert client.get(f"/papers/{paper.id}").status_code == 200
    assert client.get(f"/committees/{committee.id}/papers/new").status_code == 404
    assert client.forge(f"/threads/{thread.id}", {"text": "Indblanding"}).status_code == 404
    assert client.forge(f"/papers/{paper.id}/reading").status_code == 404


@pytest.mark.parametrize("room", ["workspace", "papers", "threads"])
def test_a_full_room_costs_no_more_queries_than_an_empty_one(sign_in, count_queries, room):
    committee = a_working_committee()
    member = a_citizen_member(committee)
    client = sign_in(member)
    counts = []
    for numbers in ([1], range(2, 31)):
        for number in numbers:
            a_paper(committee, f"Papir {number}", by=member)
            a_thread(committee, f"Samtale {number}", by=member)
            a_draft(committee, f"Udkast {number}", by=member)
            a_citizen_member(committee)
        with count_queries() as queries_sent:
            client.get(f"/committees/{committee.id}/{room}")
        counts.append(len(queries_sent))
    assert counts[0] == counts[1]


def test_a_long_conversation_costs_no_more_queries_than_a_short_one(sign_in, count_queries):
    thread = a_thread(a_working_committee())
    people = [a_citizen_member(thread.committee) for _number in range(29)]
    client = sign_in(people[0])
    counts = []
    for some in (people[:1], people[1:]):
        for user in some:
            with transaction():
                operations.write_post(thread, text="Enig", by=user)
        with count_queries() as queries_sent:
            client.get(f"/threads/{thread.id}")
        counts.append(len(queries_sent))
    assert counts[0] == counts[1]


def test_many_statuses_cost_no_more_queries_than_one(client, count_queries):
    meeting = a_coming_joint_meeting()
    counts = []
    for names in (["Et"], ["To", "Tre", "Fire", "Fem"]):
        for name in names:
            a_status(a_working_committee(name), meeting)
        with clock.at(meeting.starts_at), count_queries() as queries_sent:
            client.get("/statuses")
        counts.append(len(queries_sent))
    assert counts[0] == counts[1]


def test_a_written_paper_is_shared_and_read(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    client.get(f"/committees/{committee.id}/workspace")
    client.submit(
        client.page.links()["Del et papir"],
        {"title": "Trafiktal 2025", "text": "**Ti** børn kom til skade."},
        button="Del papiret",
    )
    assert client.page.heading == "Trafiktal 2025"
    assert "Du har læst det." in client.page.text
    paper = db.session.query(Paper).one()
    client = sign_in(a_citizen_member(committee, "Bo"))
    client.press(f"/papers/{paper.id}", "Jeg har læst det")
    assert "Du har læst det hele." in client.page.text
    assert client.forge(f"/papers/{paper.id}/reading").status_code == 409


def test_a_file_is_shared_and_fetched_as_a_download(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    client.submit(
        f"/committees/{committee.id}/papers/new",
        {"title": "Tal", "file": (BytesIO(PDF), "Tal på æ.pdf"), "minutes": "20"},
        button="Del papiret",
    )
    paper = db.session.query(Paper).one()
    assert (paper.file_name, paper.minutes) == ("Tal på æ.pdf", 20)
    answer = client.get(f"/papers/{paper.id}/file")
    assert (answer.data, answer.mimetype) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_false_file_is_refused_and_the_words_are_kept(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    answer = client.submit(
        f"/committees/{committee.id}/papers/new",
        {"title": "Tal", "text": "Mange ord", "file": (BytesIO(b"<script>"), "tal.pdf")},
    )
    assert answer.status_code == 409
    assert "Filen er ikke det, navnet siger (pdf)." in client.page.text
    (form,) = [form for form in client.page.forms if "minutes" in form.controls]
    assert (form.value_of("title"), form.value_of("text").strip()) == ("Tal", "Mange ord")
    assert db.session.query(Paper).count() == 0


def test_a_text_paper_has_no_file(sign_in):
    committee = a_working_committee()
    paper = a_paper(committee)
    assert sign_in(a_citizen_member(committee)).get(f"/papers/{paper.id}/file").status_code == 404


def test_only_its_sender_and_the_leaders_remove_a_paper(sign_in):
    committee = a_working_committee()
    sender = a_citizen_member(committee)
    paper = a_paper(committee, by=sender)
    assert sign_in(a_citizen_member(committee)).get(f"/papers/{paper.id}/removal").status_code == 404
    sign_in(sender).press(f"/papers/{paper.id}/removal", "Fjern papiret")
    assert db.session.query(Paper).count() == 0


def test_a_conversation_from_the_first_word_to_a_changed_one(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    client.submit(
        f"/committees/{committee.id}/threads/new",
        {"title": "Skolevejen", "text": "Hvem cykler?"},
        button="Begynd samtalen",
    )
    thread = db.session.query(Thread).one()
    client.submit(f"/threads/{thread.id}", {"text": "Jeg gør"}, button="Send")
    assert "Jeg gør" in client.page.text
    post = db.session.query(Post).order_by(Post.id.desc()).first()
    client.submit(f"/posts/{post.id}/edit", {"text": "Det gør jeg"}, button="Gem")
    assert "Det gør jeg" in client.page.text
    assert "ændret 2. mar. 2026" in client.page.text


def test_pressing_send_twice_says_it_once(sign_in):
    thread = a_thread(a_working_committee())
    client = sign_in(a_citizen_member(thread.committee, "Bo"))
    client.submit(f"/threads/{thread.id}", {"text": "Enig"}, button="Send")
    answer = client.forge(f"/threads/{thread.id}", {"text": "Enig"})
    assert answer.status_code == 409
    assert db.session.query(Post).count() == 2


def test_an_empty_reply_is_asked_for_again(sign_in):
    thread = a_thread(a_working_committee())
    client = sign_in(a_citizen_member(thread.committee))
    client.submit(f"/threads/{thread.id}", {"text": "  "}, button="Send")
    assert "Skriv noget først." in client.page.text


def test_the_words_of_another_cannot_be_changed(sign_in):
    thread = a_thread(a_working_committee())
    (post,) = queries.posts(thread).items
    client = sign_in(a_citizen_member(thread.committee))
    assert client.get(f"/posts/{post.id}/edit").status_code == 404


def test_what_is_written_cannot_become_a_script(sign_in):
    thread = a_thread(a_working_committee(), text="<script>alert(1)</script> [klik](javascript:alert(1))")
    client = sign_in(a_citizen_member(thread.committee))
    client.get(f"/threads/{thread.id}")
    assert "<script>alert" not in client.page.html
    assert 'href="javascript' not in client.page.html
    assert "<script>alert(1)</script>" in client.page.text


def test_a_draft_from_its_first_lines_to_a_comparison(sign_in):
    committee = a_working_committee()
    client = sign_in(a_citizen_member(committee))
    client.submit(
        f"/committees/{committee.id}/drafts/new",
        {"title": "Trafikpolitik", "text": "# Mål\n\nIngen dør."},
        button="Begynd udkastet",
    )
    draft = db.session.query(Draft).one()
    client.submit(
        f"/drafts/{draft.id}/edit",
        {"text": "# Mål\n\nIngen dør i trafikken.", "note": "Klarere"},
        button="Gem som ny version",
    )
    assert "Version 2" in client.page.text
    client.get(f"/drafts/{draft.id}/versions")
    assert "Klarere" in client.page.text
    client.get(f"/drafts/{draft.id}/comparison")
    assert [text_of(added) for added in client.page.all("ins")] == ["tilføjet: dør i trafikken"]
    assert client.get(f"/drafts/{draft.id}?version=1").status_code == 200
    for missing in ("?version=9", "/comparison?from=0", "/comparison?to=77"):
        assert client.get(f"/drafts/{draft.id}{missing}").status_code == 404


def test_two_who_write_on_one_draft_see_each_other(sign_in):
    draft = a_draft(a_working_committee(), text="Et mål.\n\nEt middel.")
    bo = a_citizen_member(draft.committee, "Bo")
    client = sign_in(a_citizen_member(draft.committee, "Ida"))
    path = f"/drafts/{draft.id}/edit"
    client.get(path)
    with transaction():
        operations.save_draft(draft, text="Et mål.\n\nTo midler.", version=1, by=bo)
    answer = client.send(path, {"text": "Et mål.\n\nEt middel.\n\nEn plan."}, button="Gem som ny version")
    assert answer.status_code == 409
    assert [text_of(added) for added in client.page.all("ins")] == ["tilføjet: To midler."]
    client.send(path, {"text": "Et mål.\n\nTo midler.\n\nEn plan."}, button="Gem som ny version")
    assert queries.latest_version(draft).text == "Et mål.\n\nTo midler.\n\nEn plan."
    assert db.session.get(Draft, draft.id).number == 3


def test_a_status_from_the_facilitator_to_the_public(sign_in, new_client):
    committee, meeting = a_working_committee(), a_coming_joint_meeting()
    recommender = a_member(committee.standing_committee, a_user("Stine Stående"))
    client = sign_in(a_facilitator(committee))
    client.get(f"/committees/{committee.id}/workspace")
    client.submit(
        client.page.links()["Skriv en status"],
        {"meeting": meeting.id, "done": "Vi har holdt to møder.", "asks": "Må vi lukke en vej?"},
        button="Fortæl fællesmødet det",
    )
    report = db.session.query(StatusReport).one()
    client.submit(f"/statuses/{report.id}/edit", {"next": "Et besøg"}, button="Gem")
    assert "Et besøg" in client.page.text
    jobs.run_due(only=WRITE)
    (letter,) = db.session.query(Letter).all()
    assert (letter.recipient, letter.committee_id) == (recommender.email, committee.id)
    assert f"/statuses/{report.id}" in letter.body

    public = new_client()
    assert public.get(f"/statuses/{report.id}").status_code == 302
    public.get("/statuses")
    assert committee.title not in public.page.text
    with clock.at(meeting.starts_at + timedelta(minutes=1)):
        public.get("/statuses")
        assert public.page.links()[committee.title] == f"/statuses/{report.id}"
        public.get(f"/statuses/{report.id}")
        assert "Må vi lukke en vej?" in public.page.text


def test_without_a_joint_meeting_there_is_nothing_to_report_to(sign_in):
    committee = a_working_committee()
    chair = a_councillor_member(committee, office=Office.CHAIR)
    client = sign_in(chair)
    client.get(f"/committees/{committee.id}/statuses/new")
    assert "Der er ikke noget kommende fællesmøde" in client.page.text


def test_two_who_change_one_status_see_each_other(sign_in):
    report = a_status(a_working_committee())
    facilitator = a_facilitator(report.committee)
    client = sign_in(facilitator)
    path = f"/statuses/{report.id}/edit"
    client.get(path)
    with transaction():
        operations.revise_status(report, done="Hendes", next="", asks="", by=facilitator)
    assert client.send(path, {"done": "Hans"}, button="Gem").status_code == 409
    assert "Hendes" in client.page.text
    client.send(path, {}, button="Gem")
    assert db.session.get(StatusReport, report.id).done == "Hans"


def test_after_the_result_the_rooms_are_read_only_and_the_conversation_goes_on(sign_in):
    committee = a_task_committee(Stage.DELIVERED)
    client = sign_in(a_citizen_member(committee))
    client.get(f"/committees/{committee.id}/workspace")
    assert "Resultatet er afleveret." in client.page.text
    assert "Del et papir" not in client.page.links()
    answer = client.submit(f"/committees/{committee.id}/papers/new", {"title": "For sent", "text": "Ord"})
    assert answer.status_code == 409
    client.submit(f"/committees/{committee.id}/threads/new", {"title": "Tak", "text": "Det var godt."})
    assert db.session.query(Thread).one().title == "Tak"


def test_two_versions_too_long_to_compare_in_full_say_so(sign_in):
    committee = a_working_committee()
    texts = [[letter if number % each else "b" for number in range(20_000)] for letter, each in (("a", 7), ("a", 11))]
    draft = a_draft(committee, text="\n\n".join(texts[0]))
    member = a_citizen_member(committee)
    with transaction():
        operations.save_draft(draft, text="\n\n".join(texts[1]), version=1, by=member)
    browser = sign_in(member)
    assert browser.get(f"/drafts/{draft.id}/comparison").status_code == 200
    assert "at de kun er sammenlignet groft" in browser.page.text
