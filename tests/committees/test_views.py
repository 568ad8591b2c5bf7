"""The pages from an area to an established committee, as people meet them."""

from datetime import timedelta

import pytest

from app import clock
from app.bodies.queries import memberships_of
from app.committees import operations, queries
from app.committees.models import Area, ParticipationForm, Stage
from app.committees.todos import todos
from app.extensions import db
from app.meetings.models import Decision
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_meeting,
    a_member,
    a_secretary,
    a_task_committee,
    a_terms_version,
    a_user,
    an_area,
    the_council,
    the_joint_meeting,
)
from tests.committees.builders import CONTENT, a_comment, an_open_area, the_draft, two_councillors

pytestmark = pytest.mark.usefixtures("app")


# Areas


def test_the_public_sees_chosen_areas_and_the_council_sees_all(browser):
    an_open_area("Kun en tanke")
    an_area(title="Til tænketanken", form=ParticipationForm.THINK_TANK, chosen_at=clock.now())
    public, councillor = browser(), browser(a_councillor())
    public.get("/areas")
    councillor.get("/areas")
    assert [text in public.page.text for text in ("Kun en tanke", "Til tænketanken")] == [False, True]
    assert [text in councillor.page.text for text in ("Kun en tanke", "Til tænketanken")] == [True, True]


def test_an_unpublished_area_is_not_there_for_others(browser):
    area = an_open_area()
    assert browser(a_user()).get(f"/areas/{area.id}").status_code == 404


def test_without_areas_the_page_says_what_would_bring_one(browser):
    client = browser()
    client.get("/areas")
    assert "No areas here yet." in client.page.text


def test_areas_are_shown_for_one_standing_committee(browser):
    school, roads = a_body(name="Skoleudvalget"), a_body(name="Teknik- og Miljøudvalget")
    for body, title in ((school, "Skolegården"), (roads, "Cykelstien")):
        an_area(body, title, form=ParticipationForm.THINK_TANK, chosen_at=clock.now())
    client = browser()
    client.get(f"/areas?body={school.id}")
    assert [title in client.page.text for title in ("Skolegården", "Cykelstien")] == [True, False]


def test_many_areas_cost_no_more_queries_than_one_and_come_page_by_page(browser, count_queries):
    body, client = a_body(), browser()
    an_area(body, "Nummer 0", form=ParticipationForm.THINK_TANK, chosen_at=clock.now())
    client.get("/areas")
    with count_queries() as few:
        client.get("/areas")
    for number in range(1, 41):
        an_area(body, f"Nummer {number}", form=ParticipationForm.THINK_TANK, chosen_at=clock.now())
    with count_queries() as many:
        client.get("/areas")
    assert len(many) <= len(few) + 1  # how many pages there are is asked only when there can be more than one
    assert "Page 1 of 2" in client.page.text


def test_a_refused_choice_keeps_what_was_typed(browser):
    area, secretary = an_open_area(), a_secretary()
    client = browser(a_member(area.body))
    client.get(f"/areas/{area.id}/form")
    with transaction():
        operations.choose_form(area, form=ParticipationForm.TASK_COMMITTEE, by=secretary)
    answer = client.send(f"/areas/{area.id}/form", {"form": "think_tank", "reason": "Det er meget teknisk."})
    assert answer.status_code == 409
    assert "It has already been chosen" in client.page.text
    assert "Det er meget teknisk." in client.page.text


def test_another_form_without_a_reason_is_explained(browser):
    area = an_open_area()
    client = browser(a_member(area.body))
    answer = client.submit(f"/areas/{area.id}/form", {"form": "think_tank"})
    assert (answer.status_code, "Write why another form" in client.page.text) == (409, True)
    assert db.session.get(Area, area.id).form is None


def test_the_page_of_a_standing_committee_leads_its_members_to_recording_an_area(browser):
    body = a_body()
    member, citizen = browser(a_member(body)), browser(a_user())
    member.get(f"/bodies/{body.id}")
    citizen.get(f"/bodies/{body.id}")
    assert member.page.links()["Record an area"] == f"/bodies/{body.id}/areas/new"
    assert "Record an area" not in citizen.page.links()
    assert citizen.page.links()["Areas for development"] == f"/areas?body={body.id}"


def test_a_citizen_cannot_record_an_area_and_is_told_so(browser):
    body = a_body()
    assert browser(a_user()).get(f"/bodies/{body.id}/areas/new").status_code == 404
    assert browser().get(f"/bodies/{body.id}/areas/new").status_code == 302


def test_a_body_that_does_not_exist_has_no_areas(browser):
    assert browser(a_secretary()).get("/bodies/999/areas/new").status_code == 404


# Drafters


def test_without_a_council_meeting_the_page_says_what_to_do_first(browser):
    the_council()
    committee = a_task_committee()
    client = browser(a_secretary())
    coming = a_coming_meeting()
    client.get(f"/committees/{committee.id}/drafters")
    links = client.page.links()
    assert "has no meeting just now that a decision can be recorded at." in client.page.text
    assert links["Plan a meeting"] == f"/bodies/{the_council().id}/meetings/new"
    assert f"/meetings/{coming.id}" in links.values()


def test_a_number_that_is_taken_is_explained_and_nothing_typed_is_lost(browser):
    committee, (one, other), meeting = a_task_committee(), two_councillors(), a_meeting()
    db.session.add(
        Decision(
            meeting_id=meeting.id,
            number="7",
            title="Budget",
            decided_on=clock.today(),
            recorded_by_id=one.id,
            recorded_at=clock.now(),
        )
    )
    db.session.commit()
    client = browser(a_secretary())
    typed = {"meeting": meeting.id, "number": "7", "first": one.id, "second": other.id}
    answer = client.submit(f"/committees/{committee.id}/drafters", typed)
    assert answer.status_code == 409
    assert "There is already a decision number 7" in client.page.text
    assert [client.page.forms[-1].value_of(name) for name in typed] == [str(value) for value in typed.values()]


def test_the_council_can_name_others_when_a_drafter_has_left_it(browser, in_english):
    committee = a_task_committee(Stage.PRESENTED)
    client, secretary = browser(a_secretary()), a_secretary()
    path = f"/committees/{committee.id}/drafters"
    client.get(path)
    assert "Drafters can only be named for a committee that is proposed." in client.page.text
    one, other = two_councillors()
    left_yesterday(committee.drafters[0].user)
    assert waiting(secretary)[0] == ("Record whom the council names to draft", committee.title)
    client.submit(path, {"meeting": a_meeting().id, "number": "7", "first": one.id, "second": other.id})
    db.session.expire_all()
    assert {drafter.user for drafter in committee.drafters} == {one, other}
    assert ("Record whom the council names to draft", committee.title) not in waiting(secretary)


def test_two_who_record_the_drafters_at_once_give_one_decision(browser):
    committee, (one, other), meeting = a_task_committee(), two_councillors(), a_meeting()
    first, second = browser(a_secretary("Sofie")), browser(a_secretary("Sara"))
    path = f"/committees/{committee.id}/drafters"
    first.get(path)
    second.get(path)
    typed = {"meeting": meeting.id, "first": one.id, "second": other.id}
    assert first.send(path, {**typed, "number": "7"}).status_code == 200
    assert second.send(path, {**typed, "number": "7 a"}).status_code == 409
    assert [decision.number for decision in db.session.query(Decision)] == ["7"]


# The terms of reference


def edit(committee) -> str:
    return f"/committees/{committee.id}/terms/edit"


def drafting(**texts):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        operations.save_terms(committee, CONTENT | texts, based_on=0, by=committee.drafters[0].user)
    return committee


def test_the_first_version_begins_with_what_the_area_says(browser):
    committee = a_task_committee(Stage.DRAFTING)
    client = browser(committee.drafters[0].user)
    client.get(edit(committee))
    form = client.page.forms[-1]
    assert form.value_of("title") == committee.title
    assert form.value_of("background").strip() == committee.area.description
    assert (form.value_of("seats_councillors"), form.value_of("seats_citizens")) == ("5", "10")


def test_a_row_more_keeps_what_is_typed_and_saves_nothing(browser):
    committee = drafting()
    client = browser(committee.drafters[0].user)
    client.submit(edit(committee), {"purpose": "Ikke gemt endnu"}, button="Add a question")
    form = client.page.forms[-1]
    assert form.value_of("purpose").strip() == "Ikke gemt endnu"
    assert "questions-2" in form.controls
    assert the_draft(committee).number == 1


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(browser):
    committee = drafting()
    client = browser(committee.drafters[0].user)
    client.submit(
        edit(committee),
        {
            "title": "",
            "seats_citizens": "ti",
            "starts_on": "2026-05-01",
            "ends_on": "2026-04-01",
            "limits": "Ingen penge",
        },
    )
    assert [sentence in client.page.text for sentence in (
        "Write a title.",
        "Write a whole number in digits",
        "The end must not be before the beginning.",
    )] == [True] * 3  # fmt: skip
    form = client.page.forms[-1]
    assert (form.value_of("seats_citizens"), form.value_of("limits").strip()) == ("ti", "Ingen penge")


def test_two_who_write_at_once_lose_nothing(browser):
    committee = drafting()
    mine, theirs = (browser(drafter.user) for drafter in committee.drafters)
    mine.get(edit(committee))
    theirs.submit(edit(committee), {"limits": "Ingen nye penge.", "purpose": "Ingen skal komme til skade."})

    answer = mine.send(
        edit(committee), {"purpose": "Halvt så mange skal komme til skade.", "openness": "Alt er åbent."}
    )

    assert answer.status_code == 409
    assert "saved version 2 while you were writing" in mine.page.text
    assert "You both changed this." in mine.page.text
    form = mine.page.forms[-1]
    assert form.value_of("purpose").strip() == "Halvt så mange skal komme til skade."
    assert form.value_of("openness").strip() == "Alt er åbent."
    assert form.value_of("limits").strip() == "Ingen nye penge."

    assert mine.send(edit(committee), {}, button="Save a new version").status_code == 200
    saved = the_draft(committee)
    assert (saved.number, saved.purpose, saved.limits, saved.openness) == (
        3,
        "Halvt så mange skal komme til skade.",
        "Ingen nye penge.",
        "Alt er åbent.",
    )
    assert queries.version(committee, 2, with_drafts=True).purpose == "Ingen skal komme til skade."


def test_rows_that_the_other_added_are_taken_over(browser):
    committee = drafting()
    mine, theirs = (browser(drafter.user) for drafter in committee.drafters)
    mine.get(edit(committee))
    theirs.submit(edit(committee), {"profiles-0-wanted": "6", "deliverables-0-title": "En plan"})
    mine.send(edit(committee), {"limits": "Ingen penge."})
    form = mine.page.forms[-1]
    assert form.value_of("profiles-0-wanted") == "6"
    assert form.value_of("deliverables-0-title") == "En plan"


def test_two_first_versions_at_once_lose_nothing_either(browser):
    committee = a_task_committee(Stage.DRAFTING)
    mine, theirs = (browser(drafter.user) for drafter in committee.drafters)
    mine.get(edit(committee))
    theirs.submit(
        edit(committee),
        {"purpose": "Deres", "working_form": "Ti møder.", "profiles-0-name": "Unge", "profiles-0-wanted": "10"},
    )
    assert mine.send(edit(committee), {"purpose": "Mit"}).status_code == 409
    assert mine.page.text.count("You both changed this.") == 1
    form = mine.page.forms[-1]
    assert form.value_of("purpose").strip() == "Mit"
    assert (form.value_of("working_form").strip(), form.value_of("profiles-0-name")) == ("Ti møder.", "Unge")


def test_saving_without_a_change_is_explained(browser):
    committee = drafting()
    client = browser(committee.drafters[0].user)
    assert client.press(edit(committee), "Save a new version").status_code == 409
    assert "There is nothing to save" in client.page.text


def test_when_the_time_for_writing_is_over_the_page_says_so(browser):
    committee = a_task_committee(Stage.ANSWERED)
    client = browser(a_secretary())
    client.get(edit(committee))
    assert "cannot be edited at this stage" in client.page.text


def test_long_and_hostile_text_is_shown_as_text(browser):
    committee = drafting(purpose="<script>alert(1)</script> " + "x" * 3000, title="<b>Fed</b>" + "y" * 100)
    client = browser(committee.drafters[0].user)
    client.get(f"/committees/{committee.id}/terms")
    assert "<script>alert" in client.page.text
    assert "<b>Fed</b>" in client.page.heading


# Who reads which version


def test_the_public_reads_the_version_in_force_and_no_draft(browser):
    committee = a_task_committee(Stage.WORKING)
    a_terms_version(committee, number=2, purpose="Hemmelig indtil vedtaget")
    client = browser()
    client.get(f"/committees/{committee.id}/terms")
    assert "Færre skal komme til skade i trafikken." in client.page.text
    assert "Hemmelig" not in client.page.text
    assert client.get(f"/committees/{committee.id}/terms?version=2").status_code == 404
    assert client.get(f"/committees/{committee.id}/terms/comparison?from=1&to=2").status_code == 404
    client.get(f"/committees/{committee.id}/terms/versions")
    assert "Version 2" not in client.page.text


def test_a_version_that_does_not_exist_is_not_there(browser):
    committee = a_task_committee(Stage.WORKING)
    client = browser(a_secretary())
    assert client.get(f"/committees/{committee.id}/terms?version=99").status_code == 404
    assert client.get(f"/committees/{committee.id}/terms/comparison?from=1&to=99").status_code == 404


def test_the_reader_of_an_older_version_is_shown_the_way_to_the_newest(browser):
    committee = drafting()
    with transaction():
        operations.save_terms(committee, {"limits": "Nyt"}, based_on=1, by=committee.drafters[0].user)
    client = browser(committee.drafters[1].user)
    client.get(f"/committees/{committee.id}/terms?version=1")
    assert client.page.links()["See the newest version"] == f"/committees/{committee.id}/terms?version=2"


def test_comments_are_for_those_who_read_drafts(browser):
    committee = a_task_committee(Stage.ESTABLISHED)
    a_comment(the_draft(committee), text="Internt spørgsmål")
    public, drafter = browser(), browser(committee.drafters[0].user)
    public.get(f"/committees/{committee.id}/terms")
    drafter.get(f"/committees/{committee.id}/terms")
    assert ("Internt spørgsmål" in public.page.text, "Internt spørgsmål" in drafter.page.text) == (False, True)


def test_two_versions_are_compared_by_section_and_word(browser):
    committee = drafting()
    with transaction():
        operations.save_terms(
            committee,
            {"purpose": "Ingen skal komme til skade.", "profiles": [{"name": "Forælder", "wanted": 5}]},
            based_on=1,
            by=committee.drafters[0].user,
        )
    client = browser(committee.drafters[0].user)
    client.get(f"/committees/{committee.id}/terms/comparison?from=1&to=2")
    assert "removed: Færre added: Ingen skal komme til skade." in client.page.text
    assert "Forælder: removed: 4 added: 5" in client.page.text
    assert "Sections without changes" in client.page.text


def test_the_versions_cost_the_same_number_of_queries_however_many_there_are(browser, count_queries):
    committee = drafting()
    client = browser(committee.drafters[0].user)
    path = f"/committees/{committee.id}/terms/versions"
    client.get(path)
    with count_queries() as few:
        client.get(path)
    for number in range(2, 32):
        a_terms_version(committee, number=number)
    with count_queries() as many:
        client.get(path)
    assert len(many) == len(few)
    assert "Version 31" in client.page.text


def test_thirty_comments_cost_no_more_queries_than_one(browser, count_queries):
    committee = a_task_committee(Stage.PRESENTED)
    client, path = browser(committee.drafters[0].user), f"/committees/{committee.id}/terms"
    a_comment(the_draft(committee))
    client.get(path)
    with count_queries() as few:
        client.get(path)
    for number in range(30):
        a_comment(the_draft(committee), text=f"Nummer {number}")
    with count_queries() as many:
        client.get(path)
    assert len(many) == len(few)


# Presenting, commenting, establishing


def test_what_the_draft_lacks_is_named_before_it_is_presented(browser):
    committee = drafting(purpose="", questions=[])
    a_coming_meeting(the_joint_meeting())
    client = browser(committee.drafters[0].user)
    client.get(f"/committees/{committee.id}/presentation")
    assert "The purpose is missing." in client.page.text
    assert "write at least one question" in client.page.text
    assert [form for form in client.page.forms if "meeting" in form.controls] == []


def test_without_a_planned_joint_meeting_the_page_says_who_plans_one(browser):
    committee = drafting()
    the_joint_meeting()
    drafter, secretary = browser(committee.drafters[0].user), browser(a_secretary())
    drafter.get(f"/committees/{committee.id}/presentation")
    secretary.get(f"/committees/{committee.id}/presentation")
    assert "Ask the secretariat to plan one." in drafter.page.text
    assert "Plan a joint meeting" in secretary.page.links()


def test_an_answered_comment_is_not_answered_again(browser):
    committee = a_task_committee(Stage.PRESENTED)
    comment = a_comment(the_draft(committee))
    one, other = (browser(drafter.user) for drafter in committee.drafters)
    path = f"/comments/{comment.id}/reply"
    one.get(path)
    other.get(path)
    assert one.send(path, {"text": "Første svar"}).status_code == 200
    assert other.send(path, {"text": "Andet svar"}).status_code == 409
    assert "Andet svar" in other.page.text
    db.session.refresh(comment)
    assert comment.reply == "Første svar"


def test_who_may_not_answer_does_not_learn_of_the_comment(browser):
    comment = a_comment(the_draft(a_task_committee(Stage.PRESENTED)))
    assert browser(a_user()).get(f"/comments/{comment.id}/reply").status_code == 404
    assert browser(a_user()).forge(f"/comments/{comment.id}/reply", {"text": "Hej"}).status_code == 404


def test_the_secretariat_chooses_which_version_the_council_adopted(browser):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    a_terms_version(committee, number=2, title="Ikke denne")
    client = browser(a_secretary())
    client.submit(f"/committees/{committee.id}/establishment", {"version": "1", "meeting": meeting.id, "number": "12"})
    db.session.refresh(committee)
    assert (committee.stage, committee.terms_number) == (Stage.ESTABLISHED, 1)


def test_a_committee_that_is_established_twice_is_established_once(browser):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    one, other = browser(a_secretary("Sofie")), browser(a_secretary("Sara"))
    path = f"/committees/{committee.id}/establishment"
    one.get(path)
    other.get(path)
    assert one.send(path, {"meeting": meeting.id, "number": "12"}).status_code == 200
    assert other.send(path, {"meeting": meeting.id, "number": "12 a"}).status_code == 409
    assert db.session.query(Decision).filter_by(meeting_id=meeting.id).count() == 1


def test_a_change_of_terms_in_force_is_written_and_then_decided(browser):
    committee, meeting = a_task_committee(Stage.WORKING), a_meeting()
    client = browser(a_secretary())
    client.get(f"/committees/{committee.id}/terms-change")
    assert "There is no version newer than the one in force." in client.page.text
    client.submit(client.page.links()["Write a new version"], {"limits": "Ingen nye penge."})
    client.submit(f"/committees/{committee.id}/terms-change", {"meeting": meeting.id, "number": "4"})
    db.session.refresh(committee)
    assert (committee.terms_number, committee.terms.limits) == (2, "Ingen nye penge.")


@pytest.mark.parametrize(
    ("path", "stage", "sentence"),
    [
        ("drafters", Stage.WORKING, "Drafters can only be named for a committee that is proposed."),
        ("establishment", Stage.DRAFTING, "The draft must be put before a joint meeting first."),
        ("presentation", Stage.WORKING, "only while it is a draft"),
        ("ending", Stage.WORKING, "It cannot be dropped."),
        ("facilitator", Stage.DRAFTING, "when the council has established it"),
    ],
)
def test_a_page_whose_time_has_not_come_or_is_over_explains_it(path, stage, sentence, browser):
    the_joint_meeting()
    committee = a_task_committee(stage)
    client = browser(a_secretary())
    client.get(f"/committees/{committee.id}/{path}")
    assert sentence in client.page.text


def test_a_proposal_is_dropped_with_a_reason_that_stands_on_the_area(browser):
    committee = a_task_committee()
    client = browser(a_member(committee.standing_committee, a_councillor()))
    client.submit(f"/committees/{committee.id}/ending", {"reason": "Vi tager det selv."})
    assert "Vi tager det selv." in client.page.text
    db.session.refresh(committee)
    assert committee.stage is Stage.DROPPED


def test_the_facilitator_is_somebody(browser):
    committee = a_task_committee(Stage.ESTABLISHED)
    client = browser(a_secretary())
    client.submit(f"/committees/{committee.id}/facilitator", {"name": "Kun et navn"})
    assert "Choose a colleague, or write the name and e-mail of a new one." in client.page.text
    assert client.page.forms[-1].value_of("name") == "Kun et navn"


# What waits for whom


def left_yesterday(user) -> None:
    """Out of the council, and nothing else written down of it."""
    for membership in memberships_of(user):
        membership.ends_on = clock.today() - timedelta(days=1)
    db.session.commit()


def waiting(user) -> list[tuple[str, str]]:
    return [(todo.text, todo.about) for todo in todos(user)]


def test_what_waits_on_the_way(in_english):
    area = an_open_area("Støj")
    chair = a_member(area.body, office="chair")
    proposed, drafting = a_task_committee(title="Forslag"), a_task_committee(Stage.DRAFTING, "Udkast")
    presented, kaja, secretary = a_task_committee(Stage.PRESENTED, "Fremlagt"), a_councillor("Kaja"), a_secretary()
    a_comment(the_draft(presented))
    assert waiting(chair) == [("Choose how the area is taken up", "Støj")]
    assert waiting(drafting.drafters[0].user) == [("Write the terms of reference", "Udkast")]
    assert waiting(presented.drafters[0].user) == [("Answer 1 comment", "Fremlagt")]
    assert waiting(kaja) == []
    assert waiting(secretary) == [
        ("Choose how the area is taken up", "Støj"),
        ("Record whom the council names to draft", "Forslag"),
        ("Record whether the council establishes the committee", "Fremlagt"),
    ]
    assert proposed.stage is Stage.PROPOSED


def test_councillors_are_asked_to_read_until_they_have_commented_or_the_meeting_begins(in_english):
    committee, kaja = a_task_committee(Stage.PRESENTED, "Fremlagt"), a_councillor("Kaja")
    committee.joint_meeting = a_coming_meeting(the_joint_meeting())
    db.session.commit()
    assert waiting(kaja) == [("Read the draft of the terms of reference", "Fremlagt")]
    assert [todo.due for todo in todos(kaja)] == [committee.joint_meeting.starts_at]
    with clock.at(clock.now() + timedelta(days=15)):
        assert waiting(kaja) == []
    with transaction():
        operations.comment_terms(the_draft(committee), section="purpose", text="Hvad?", by=kaja)
    assert waiting(kaja) == []


def test_an_established_committee_without_a_facilitator_waits_for_the_secretariat(in_english):
    committee, secretary = a_task_committee(Stage.ESTABLISHED, "Oprettet"), a_secretary()
    assert waiting(secretary) == [("Choose the facilitator", "Oprettet")]
    with transaction():
        operations.assign_facilitator(committee, user=a_user(), by=secretary)
    assert waiting(secretary) == []
