"""What can be done from an area for development to the end of a committee, and when it is refused."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.bodies.models import BodyKind, Office
from app.bodies.operations import leave
from app.bodies.queries import current_memberships, memberships_of
from app.committees import operations, queries, sections
from app.committees.models import ParticipationForm, Stage
from app.errors import Stale
from app.events import EventRecord
from app.extensions import db
from app.meetings.models import MeetingStatus
from app.outbox import Letter
from app.transactions import transaction
from tests.builders import (
    a_body,
    a_coming_meeting,
    a_councillor,
    a_facilitator,
    a_meeting,
    a_secretary,
    a_task_committee,
    a_terms_version,
    a_user,
    the_council,
    the_joint_meeting,
)
from tests.committees.builders import CONTENT, a_comment, an_open_area, the_draft, two_councillors
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def secretary():
    return a_secretary()


def kinds() -> list[str]:
    return [event.kind for event in db.session.query(EventRecord).order_by(EventRecord.id)]


def last_event() -> EventRecord:
    return db.session.query(EventRecord).order_by(EventRecord.id.desc()).first()


def cancel_joint_meeting(committee):
    meeting = committee.joint_meeting
    meeting.status, meeting.cancelled_because, meeting.cancelled_at = MeetingStatus.CANCELLED, "Sne", clock.now()
    db.session.commit()


# An area for development


def test_a_standing_committee_records_an_area_at_one_of_its_meetings(secretary):
    body = a_body()
    meeting = a_meeting(body)
    with transaction():
        area = operations.record_area(body, title="Støj", description="Om natten.", meeting=meeting, by=secretary)
    assert (area.body, area.meeting, area.title, area.form) == (body, meeting, "Støj", None)
    assert kinds() == ["AreaRecorded"]


def test_an_area_belongs_to_a_standing_committee_and_not_to_the_council(secretary):
    with refused("Areas for development are recorded by the standing committees."):
        operations.record_area(the_council(), title="Støj", description="Om natten.", by=secretary)


def test_an_area_is_not_recorded_at_the_meeting_of_another_body(secretary):
    meeting = a_meeting(the_council())
    with refused("Choose a meeting of the committee itself."):
        operations.record_area(a_body(), title="Støj", description="Om natten.", meeting=meeting, by=secretary)


def test_choosing_a_task_committee_proposes_one_under_the_same_standing_committee(secretary):
    area = an_open_area("Støj")
    with transaction():
        committee = operations.choose_form(area, form=ParticipationForm.TASK_COMMITTEE, by=secretary)
    assert (committee.title, committee.standing_committee, committee.stage) == ("Støj", area.body, Stage.PROPOSED)
    assert kinds() == ["FormChosen", "CommitteeProposed"]


def test_another_form_needs_a_reason(secretary):
    area = an_open_area()
    with refused("Write why another form than a task committee is chosen."):
        operations.choose_form(area, form=ParticipationForm.THINK_TANK, reason="  ", by=secretary)
    assert area.form is None


def test_another_form_proposes_no_committee(secretary):
    area = an_open_area()
    with transaction():
        committee = operations.choose_form(
            area, form=ParticipationForm.THINK_TANK, reason="Det er for teknisk.", by=secretary
        )
    assert committee is None
    assert (area.form, area.form_reason, area.chosen_at) == (
        ParticipationForm.THINK_TANK,
        "Det er for teknisk.",
        clock.now(),
    )


def test_the_form_is_chosen_once(secretary):
    area = an_open_area()
    with transaction():
        operations.choose_form(area, form=ParticipationForm.TASK_COMMITTEE, by=secretary)
    with refused("It has already been chosen how this area is taken up."):
        operations.choose_form(area, form=ParticipationForm.THINK_TANK, reason="Alligevel ikke.", by=secretary)


# Two drafters


def test_the_council_names_two_councillors_to_draft(secretary):
    committee, both, meeting = a_task_committee(), two_councillors(), a_meeting()
    with transaction():
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=both, by=secretary)
    assert committee.stage is Stage.DRAFTING
    assert {drafter.user for drafter in committee.drafters} == set(both)
    assert (committee.naming_decision.number, committee.naming_decision.meeting) == ("7", meeting)
    assert last_event().kind == "DraftersNamed"
    assert last_event().committee_id == committee.id


def test_one_councillor_named_twice_is_not_two(secretary):
    committee, one, meeting = a_task_committee(), a_councillor(), a_meeting()
    with refused("Choose two different councillors to draft the terms of reference."):
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=[one, one], by=secretary)
    assert (committee.stage, committee.drafters) == (Stage.PROPOSED, [])


def test_who_is_not_in_the_council_cannot_draft(secretary):
    committee, both, meeting = a_task_committee(), [a_councillor(), a_user("Ude Fra")], a_meeting()
    with refused("Only members of the council can be named to draft the terms of reference."):
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=both, by=secretary)


def test_a_standing_committee_cannot_name_drafters(secretary):
    committee, both = a_task_committee(), two_councillors()
    meeting = a_meeting(committee.standing_committee)
    with refused("The council decides this. Choose one of its meetings."):
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=both, by=secretary)


def test_drafters_cannot_be_named_at_a_council_meeting_that_is_still_to_come(secretary):
    committee, both, meeting = a_task_committee(), two_councillors(), a_coming_meeting()
    with refused("The meeting has not begun. A decision can be recorded once it has."):
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=both, by=secretary)


def test_drafters_are_named_once(secretary):
    committee, both, meeting = a_task_committee(Stage.DRAFTING), two_councillors(), a_meeting()
    with refused("Drafters can only be named for a committee that is proposed."):
        operations.name_drafters(committee, meeting=meeting, number="7", drafters=both, by=secretary)


def test_the_council_names_others_when_a_drafter_has_left_it(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    stays, leaves = (drafter.user for drafter in committee.drafters)
    a_comment(committee.versions[0])
    with transaction():
        (membership,) = memberships_of(leaves)
        leave(membership, ends_on=clock.today() - timedelta(days=1), by=secretary)
    assert committee.lacks_a_drafter
    with transaction():
        operations.name_drafters(
            committee, meeting=a_meeting(), number="7", drafters=[a_councillor("Nikoline Ny"), stays], by=secretary
        )
    assert {drafter.user.name for drafter in committee.drafters} == {"Nikoline Ny", stays.name}
    assert (committee.stage, committee.naming_decision.number) == (Stage.PRESENTED, "7")
    assert not committee.lacks_a_drafter


def test_who_commented_and_has_left_the_council_is_not_written_to(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    stays, leaves = (a_comment(committee.versions[0]) for _ in range(2))
    with transaction():
        (membership,) = memberships_of(leaves.author)
        leave(membership, ends_on=clock.today() - timedelta(days=1), by=secretary)
        for comment in (stays, leaves):
            operations.reply(comment, text="Godt set.", by=committee.drafters[0].user)
    answered = db.session.scalars(select(Letter).where(Letter.kind == "committees/comment_answered"))
    assert [letter.recipient for letter in answered] == [stays.author.email]


def test_who_drafted_and_has_left_the_council_is_not_written_to(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    stays, leaves = (drafter.user for drafter in committee.drafters)
    with transaction():
        (membership,) = memberships_of(leaves)
        leave(membership, ends_on=clock.today() - timedelta(days=1), by=secretary)
        operations.comment_terms(committee.versions[0], section="purpose", text="Hvorfor?", by=a_councillor())
    asked = db.session.scalars(select(Letter).where(Letter.kind == "committees/terms_commented"))
    assert [letter.recipient for letter in asked] == [stays.email]


# The terms of reference


def test_each_saving_makes_a_version_and_leaves_the_one_before_as_it_was(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        first = operations.save_terms(committee, CONTENT, based_on=0, by=secretary)
    with transaction():
        second = operations.save_terms(
            committee, {**CONTENT, "questions": ["Kun dette?"]}, based_on=1, note="Kortere", by=secretary
        )
    assert sections.content_of(first) == CONTENT
    assert sections.content_of(second) == {**CONTENT, "questions": ["Kun dette?"]}
    assert (first.number, second.number, second.note) == (1, 2, "Kortere")


def test_parts_that_are_not_named_stay_as_they_were(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        operations.save_terms(committee, CONTENT, based_on=0, by=secretary)
    with transaction():
        terms = operations.save_terms(committee, {"limits": "Ingen nye penge."}, based_on=1, by=secretary)
    assert sections.content_of(terms) == {**CONTENT, "limits": "Ingen nye penge."}


def test_who_writes_from_an_old_version_is_told_and_overwrites_nothing(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        operations.save_terms(committee, CONTENT, based_on=0, by=secretary)
    with (
        refused("Somebody was faster. Look at the page as it is now, and try again if you still want to.", Stale),
        transaction(),
    ):
        operations.save_terms(committee, {**CONTENT, "purpose": "Min"}, based_on=0, by=secretary)
    assert the_draft(committee).purpose == CONTENT["purpose"]


def test_saving_what_is_there_already_is_refused(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        operations.save_terms(committee, CONTENT, based_on=0, by=secretary)
    with refused("There is nothing to save: the text is as in version 1."):
        operations.save_terms(committee, CONTENT, based_on=1, by=secretary)


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.DELIVERED, Stage.ANSWERED, Stage.DROPPED])
def test_the_terms_are_not_edited_before_drafters_are_named_nor_after_the_work(stage, secretary):
    committee = a_task_committee(stage)
    with refused("The terms of reference cannot be edited at this stage."):
        operations.save_terms(committee, CONTENT, based_on=0, by=secretary)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "The title is missing."),
        ({"purpose": " "}, "The purpose is missing."),
        ({"questions": []}, "The task is missing: write at least one question."),
        ({"deliverables": []}, "It does not say what is handed over."),
        ({"seats_councillors": 0, "seats_citizens": 0, "profiles": []}, "There are no places in the committee."),
        ({"seats_citizens": 3}, "The profiles ask for 4 citizens, and there are places for 3."),
        ({"seats_citizens": 4}, None),
        ({}, None),
    ],
)
def test_what_a_draft_lacks_is_named(change, sentence, secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        terms = operations.save_terms(committee, {**CONTENT, **change}, based_on=0, by=secretary)
    assert sections.missing(terms) == ([sentence] if sentence else [])


# The joint meeting


def test_a_complete_draft_is_put_before_a_coming_joint_meeting(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    a_terms_version(committee, number=1)
    meeting = a_coming_meeting(the_joint_meeting())
    with transaction():
        operations.present_terms(committee, meeting=meeting, by=secretary)
    assert (committee.stage, committee.joint_meeting, committee.presented_number) == (Stage.PRESENTED, meeting, 1)


def test_a_draft_that_lacks_something_is_not_presented(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    a_terms_version(committee, purpose="")
    meeting = a_coming_meeting(the_joint_meeting())
    with refused("The terms of reference are not complete. The purpose is missing."):
        operations.present_terms(committee, meeting=meeting, by=secretary)


def test_nothing_is_presented_before_anything_is_written(secretary):
    committee, meeting = a_task_committee(Stage.DRAFTING), a_coming_meeting(the_joint_meeting())
    with refused("There is no draft yet. Write one first."):
        operations.present_terms(committee, meeting=meeting, by=secretary)


def test_a_draft_is_not_presented_at_a_meeting_that_has_begun_or_of_another_body(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    a_terms_version(committee)
    held, other = a_meeting(the_joint_meeting()), a_coming_meeting(the_council())
    with refused("Choose a joint meeting that is still to come, so that everybody can read the draft first."):
        operations.present_terms(committee, meeting=held, by=secretary)
    with refused("The draft is discussed at a joint meeting. Choose one."):
        operations.present_terms(committee, meeting=other, by=secretary)


def test_the_same_version_is_not_presented_twice_at_the_same_meeting(secretary):
    committee, meeting = a_task_committee(Stage.DRAFTING), a_coming_meeting(the_joint_meeting())
    a_terms_version(committee)
    with transaction():
        operations.present_terms(committee, meeting=meeting, by=secretary)
    with refused("That version is before that joint meeting already."):
        operations.present_terms(committee, meeting=meeting, by=secretary)
    a_terms_version(committee, number=2)
    with transaction():
        operations.present_terms(committee, meeting=meeting, by=secretary)
    assert committee.presented_number == 2


def test_when_the_joint_meeting_is_cancelled_another_is_chosen(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    cancel_joint_meeting(committee)
    meeting = a_coming_meeting(the_joint_meeting())
    with transaction():
        operations.present_terms(committee, meeting=meeting, by=secretary)
    assert (committee.stage, committee.joint_meeting) == (Stage.PRESENTED, meeting)


def test_a_councillor_comments_a_section_and_a_drafter_answers_once():
    committee, councillor = a_task_committee(Stage.PRESENTED), a_councillor("Kaja")
    drafter = committee.drafters[0].user
    with transaction():
        comment = operations.comment_terms(
            the_draft(committee), section="purpose", text="Hvad med cyklister?", by=councillor
        )
    with transaction():
        operations.reply(comment, text="De er med nu.", by=drafter)
    assert (comment.author, comment.reply, comment.replied_by) == (councillor, "De er med nu.", drafter)
    with refused("This comment has been answered already."):
        operations.reply(comment, text="Igen.", by=drafter)


@pytest.mark.parametrize("stage", [Stage.DRAFTING, Stage.ESTABLISHED])
def test_the_draft_is_commented_only_between_presentation_and_decision(stage):
    committee, councillor = a_task_committee(stage), a_councillor("Kaja")
    terms = a_terms_version(committee, number=2)
    with refused("Comments can be given from when the draft is presented until the council has decided."):
        operations.comment_terms(terms, section="purpose", text="Hvad med cyklister?", by=councillor)


def test_a_comment_is_about_a_section_that_exists():
    committee, councillor = a_task_committee(Stage.PRESENTED), a_councillor("Kaja")
    with refused("Choose the section that the comment is about."):
        operations.comment_terms(the_draft(committee), section="password", text="Hvad?", by=councillor)


# The council establishes


def test_the_council_establishes_the_committee_with_its_terms_and_its_body_comes_to_be(secretary):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    terms = a_terms_version(committee, number=2, title="Trafikken i byen")
    with transaction():
        operations.establish(committee, terms=terms, meeting=meeting, number="12 a", by=secretary)
    assert (committee.stage, committee.terms, committee.title) == (Stage.ESTABLISHED, terms, "Trafikken i byen")
    assert (committee.body.kind, committee.body.name) == (BodyKind.TASK_COMMITTEE, "Trafikken i byen")
    assert committee.establishing_decision.number == "12 a"
    assert queries.adoptions(committee)[2].decision == committee.establishing_decision
    assert last_event().details == {
        "committee_id": committee.id,
        "decision_id": committee.establishing_decision_id,
        "number": 2,
    }


def test_the_council_does_not_establish_before_the_joint_meeting_has_begun(secretary):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    committee.joint_meeting.starts_at = clock.now() + timedelta(minutes=1)
    committee.joint_meeting.ends_at = clock.now() + timedelta(hours=2)
    db.session.commit()
    with refused("The joint meeting has not discussed the draft yet. The council decides after it."):
        operations.establish(committee, terms=the_draft(committee), meeting=meeting, number="1", by=secretary)


def test_a_cancelled_joint_meeting_has_discussed_nothing(secretary):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    cancel_joint_meeting(committee)
    with refused("The joint meeting has not discussed the draft yet. The council decides after it."):
        operations.establish(committee, terms=the_draft(committee), meeting=meeting, number="1", by=secretary)


def test_a_council_meeting_before_the_joint_meeting_cannot_have_decided(secretary):
    committee, early = a_task_committee(Stage.PRESENTED), a_meeting(starts_at=clock.now() - timedelta(days=21))
    with refused("That council meeting was before the joint meeting. Choose a later one."):
        operations.establish(committee, terms=the_draft(committee), meeting=early, number="1", by=secretary)


def test_the_joint_meeting_itself_cannot_establish(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    joint = a_meeting(the_joint_meeting())
    with refused("The council decides this. Choose one of its meetings."):
        operations.establish(committee, terms=the_draft(committee), meeting=joint, number="1", by=secretary)


def test_terms_that_lack_something_are_not_put_in_force(secretary):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    terms = a_terms_version(committee, number=2, purpose="")
    with refused("The terms of reference are not complete. The purpose is missing."):
        operations.establish(committee, terms=terms, meeting=meeting, number="1", by=secretary)


def test_a_committee_is_not_established_with_the_terms_of_another(secretary):
    committee, other, meeting = a_task_committee(Stage.PRESENTED), a_task_committee(Stage.PRESENTED), a_meeting()
    with refused("These are the terms of reference of another committee."):
        operations.establish(committee, terms=the_draft(other), meeting=meeting, number="1", by=secretary)


@pytest.mark.parametrize("stage", [Stage.DRAFTING, Stage.ESTABLISHED, Stage.WORKING])
def test_a_committee_is_established_once_and_after_its_presentation(stage, secretary):
    committee, meeting = a_task_committee(stage), a_meeting()
    terms = a_terms_version(committee, number=5)
    with refused("The draft must be put before a joint meeting first."):
        operations.establish(committee, terms=terms, meeting=meeting, number="1", by=secretary)


def test_a_refused_establishment_leaves_no_decision_behind(secretary):
    committee, meeting = a_task_committee(Stage.PRESENTED), a_meeting()
    terms = a_terms_version(committee, number=2, purpose="")
    before = kinds()
    with refused("The terms of reference are not complete. The purpose is missing."), transaction():
        operations.establish(committee, terms=terms, meeting=meeting, number="1", by=secretary)
    assert (kinds(), meeting.decisions, committee.body) == (before, [], None)


# Terms in force are changed by a new decision


def test_a_new_decision_puts_a_newer_version_in_force(secretary):
    committee, meeting = a_task_committee(Stage.WORKING), a_meeting()
    with transaction():
        newer = operations.save_terms(committee, {"limits": "Ingen nye penge."}, based_on=1, by=secretary)
    assert committee.terms_number == 1
    with transaction():
        operations.change_terms(committee, terms=newer, meeting=meeting, number="4", by=secretary)
    assert (committee.terms, committee.stage) == (newer, Stage.WORKING)
    assert sorted(queries.adoptions(committee)) == [1, 2]


def test_the_version_in_force_cannot_be_adopted_again(secretary):
    committee, meeting = a_task_committee(Stage.WORKING), a_meeting()
    with refused("Choose a version that is newer than the one in force."):
        operations.change_terms(committee, terms=committee.terms, meeting=meeting, number="4", by=secretary)


# The end, before the work


def test_a_proposal_is_dropped_by_the_standing_committee_with_a_reason(secretary):
    committee = a_task_committee()
    with transaction():
        operations.drop(committee, reason="Vi tager det selv.", by=secretary)
    assert (committee.stage, committee.drop_reason, committee.dropping_decision) == (
        Stage.DROPPED,
        "Vi tager det selv.",
        None,
    )


def test_what_the_council_has_dealt_with_only_the_council_drops(secretary):
    committee, meeting = a_task_committee(Stage.DRAFTING), a_meeting()
    with refused("The council named the drafters, so the council decides. Choose its meeting."):
        operations.drop(committee, reason="Ingen tid.", by=secretary)
    with transaction():
        operations.drop(committee, reason="Ingen tid.", meeting=meeting, number="9", by=secretary)
    assert (committee.stage, committee.dropping_decision.number) == (Stage.DROPPED, "9")


def test_a_committee_with_members_is_not_dropped(secretary):
    committee, meeting = a_task_committee(Stage.WORKING), a_meeting()
    with refused("This committee has members or has ended. It cannot be dropped."):
        operations.drop(committee, reason="Ingen tid.", meeting=meeting, number="9", by=secretary)


def test_dropping_needs_a_reason(secretary):
    committee = a_task_committee()
    with refused("Write why the committee is dropped."):
        operations.drop(committee, reason=" ", by=secretary)


# The facilitator


def test_a_colleague_without_an_account_becomes_facilitator_and_is_invited(secretary):
    committee = a_task_committee(Stage.ESTABLISHED)
    with transaction():
        facilitator = operations.assign_facilitator(
            committee, name="Frida Ny", email="Frida@strandby.example", by=secretary
        )
    membership = current_memberships(committee.body)[0]
    assert (membership.user, membership.office) == (facilitator, Office.FACILITATOR)
    assert facilitator.email == "frida@strandby.example"
    assert "UserInvited" in kinds()


def test_a_new_facilitator_takes_the_place_of_the_one_before(secretary):
    committee = a_task_committee(Stage.ESTABLISHED)
    before, after = a_facilitator(committee, "Frida Før"), a_user("Efter Skifte")
    with transaction():
        operations.assign_facilitator(committee, user=after, by=secretary)
    with clock.at(clock.now() + timedelta(days=1)):
        assert [membership.user for membership in current_memberships(committee.body)] == [after]
    assert before != after


def test_a_committee_that_is_not_established_has_nothing_to_facilitate(secretary):
    committee = a_task_committee(Stage.PRESENTED)
    with refused("The committee gets a facilitator when the council has established it."):
        operations.assign_facilitator(committee, user=a_user(), by=secretary)


# The work


def test_the_committee_works_delivers_and_is_concluded(secretary):
    committee = a_task_committee(Stage.ESTABLISHED)
    for step in (operations.begin_work, operations.deliver, operations.conclude):
        with transaction():
            step(committee, by=secretary)
    assert committee.stage is Stage.ANSWERED
    assert kinds() == ["WorkBegun", "ResultDelivered", "CommitteeConcluded"]


BEGIN_ONCE = "Only a committee that is established and has not begun can begin its work."


@pytest.mark.parametrize(
    ("step", "stage", "sentence"),
    [
        (operations.begin_work, Stage.WORKING, BEGIN_ONCE),
        (operations.begin_work, Stage.PRESENTED, BEGIN_ONCE),
        (operations.deliver, Stage.ESTABLISHED, "Only a committee that is working can hand over its result."),
        (operations.conclude, Stage.WORKING, "Only a result that has been handed over can be answered."),
        (operations.conclude, Stage.ANSWERED, "Only a result that has been handed over can be answered."),
    ],
)
def test_a_step_out_of_turn_is_refused(step, stage, sentence, secretary):
    committee = a_task_committee(stage)
    with refused(sentence), transaction():
        step(committee, by=secretary)
    assert committee.stage is stage


def test_the_days_in_the_terms_are_days(secretary):
    committee = a_task_committee(Stage.DRAFTING)
    with transaction():
        terms = operations.save_terms(committee, {**CONTENT, "starts_on": date(2026, 4, 1)}, based_on=0, by=secretary)
    assert sections.lines(sections.BY_NAME["time_plan"], sections.content_of(terms)) == ["Begins 1 April 2026"]


def test_a_comment_counts_as_unanswered_until_it_is_answered():
    committee = a_task_committee(Stage.PRESENTED)
    comment = a_comment(the_draft(committee))
    assert queries.unanswered_comments([committee.id]) == {committee.id: 1}
    with transaction():
        operations.reply(comment, text="Ja.", by=committee.drafters[0].user)
    assert queries.unanswered_comments([committee.id]) == {}
