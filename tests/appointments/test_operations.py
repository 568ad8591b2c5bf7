from datetime import timedelta

import pytest

from app.accounts.models import User
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.appointments import operations
from app.appointments.election import Step, needed_draw, next_step, next_turn, sizes, turns
from app.appointments.models import AppointmentStatus, DrawnHow, Method
from app.appointments.operations import Line, Nominee
from app.appointments.queries import (
    candidates_without_place,
    council_meetings,
    coverage,
    current_appointment,
    members_of_council,
)
from app.bodies.models import MemberKind, Membership, Office, Seat, SeatKind
from app.committees import operations as committees
from app.committees.models import ChairRule, Stage
from app.errors import Refused, Stale
from app.events import EventRecord
from app.extensions import db
from app.i18n import speaking
from app.law.proportional_election import Kind
from app.meetings.models import Decision
from app.transactions import transaction
from tests.appointments.builders import (
    a_candidate,
    a_completed,
    a_strict,
    an_agreed,
    an_appointment,
    councillor_of,
    draw_in_name_order,
    everybody,
    fill_offices,
    take_all_turns,
    take_turn,
    the_list,
    with_list,
)
from tests.builders import (
    a_body,
    a_call,
    a_closed_call,
    a_coming_meeting,
    a_meeting,
    a_secretary,
    a_task_committee,
    a_user,
    an_application,
    the_council,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def english(app):
    """The sentences are compared in the language they are written in."""
    with speaking("en"):
        yield


@pytest.fixture
def secretary(app) -> User:
    return a_secretary()


def refused(step):
    """The sentence the step is refused with; nothing of it may remain."""
    with pytest.raises(Refused) as refusal, transaction():
        step()
    return str(refusal.value)


def facts():
    return [event.kind for event in db.session.query(EventRecord).order_by(EventRecord.id)]


# --- opening ---


def test_an_appointment_takes_its_places_from_the_terms_and_its_candidates_from_the_closed_call(secretary):
    appointment = an_appointment(seats=(3, 7), by=secretary)
    assert (appointment.councillors, appointment.citizens) == (3, 7)
    assert appointment.call.is_closed
    assert next_step(appointment) is Step.PRESENCE


@pytest.mark.parametrize("stage", [Stage.PROPOSED, Stage.DRAFTING, Stage.PRESENTED, Stage.WORKING])
def test_members_are_appointed_only_to_a_committee_that_is_established(secretary, stage):
    committee = a_task_committee(stage)
    meeting = a_meeting(the_council())
    assert refused(lambda: operations.open(committee, meeting=meeting, no_call_reason="x", by=secretary)) == (
        "Members are appointed after the council has established the committee, and once."
    )


def test_the_meeting_must_be_the_councils_and_have_begun(secretary):
    committee = a_closed_call().committee
    for meeting in (a_coming_meeting(the_council()), a_meeting(a_body())):
        assert refused(lambda meeting=meeting: operations.open(committee, meeting=meeting, by=secretary)) == (
            "Choose a meeting of the council that has begun and whose minutes are not approved yet."
        )


def test_an_open_call_must_close_first(secretary):
    committee = a_call().committee
    assert refused(lambda: operations.open(committee, meeting=a_meeting(), by=secretary)) == (
        "The call is still open. The members can be appointed when its deadline has passed."
    )


def test_members_are_not_appointed_at_a_meeting_before_the_committee_was_established(secretary):
    committee = a_closed_call().committee
    meeting = a_meeting(starts_at=committee.establishing_decision.meeting.starts_at - timedelta(hours=1))
    assert refused(lambda: operations.open(committee, meeting=meeting, by=secretary)) == (
        "That meeting was before the one at which the council established the committee."
    )
    assert meeting not in council_meetings(committee)


def test_without_a_call_the_reason_is_recorded(secretary):
    committee = a_task_committee(Stage.ESTABLISHED)
    meeting = a_meeting()
    assert refused(lambda: operations.open(committee, meeting=meeting, by=secretary)) == (
        "There has been no call for this committee. Write why the members are appointed without one."
    )
    with transaction():
        opened = operations.open(committee, meeting=meeting, no_call_reason="It is urgent.", by=secretary)
    assert (opened.call, opened.no_call_reason) == (None, "It is urgent.")


def test_a_committee_has_one_appointment_at_a_time(secretary):
    appointment = an_appointment(by=secretary)
    assert (
        refused(lambda: operations.open(appointment.committee, meeting=appointment.meeting, by=secretary))
        == "The appointment of this committee's members has been opened already."
    )


def test_a_stopped_appointment_is_kept_and_makes_room_for_another(secretary):
    appointment = an_appointment(by=secretary)
    with transaction():
        operations.abandon(appointment, reason="The wrong meeting.", by=secretary)
    assert current_appointment(appointment.committee) is None
    with transaction():
        again = operations.open(appointment.committee, meeting=appointment.meeting, by=secretary)
    assert current_appointment(appointment.committee) == again
    assert (appointment.status, appointment.abandoned_reason) == (AppointmentStatus.ABANDONED, "The wrong meeting.")
    assert refused(lambda: operations.record_presence(appointment, groups=everybody(appointment), by=secretary)) == (
        "This appointment was stopped. Open a new one from the committee's page."
    )


# --- presence and groups ---


def test_a_group_counts_those_of_its_members_who_are_present(secretary):
    appointment = an_appointment(by=secretary)
    present = {user: group for user, group in everybody(appointment).items() if group.letter != "C" or user.name < "C5"}
    with transaction():
        operations.record_presence(appointment, groups=present, by=secretary)
    counted = sum(group.letter == "C" for group in present.values())
    assert sizes(appointment) == {"C": counted, "V": 3, "B": 2, "A": 1, "F": 1, "I": 1, "Ø": 1}


def test_groups_that_pool_are_one_group_named_after_both(secretary):
    appointment = an_appointment(by=secretary)
    groups = everybody(appointment)
    venstre = next(group for group in groups.values() if group.letter == "V")
    pooled = {user: venstre if group.letter in "VB" else group for user, group in groups.items()}
    with transaction():
        operations.record_presence(appointment, groups=pooled, by=secretary)
    assert sizes(appointment) == {"C": 10, "V+B": 5, "A": 1, "F": 1, "I": 1, "Ø": 1}


def test_who_announces_no_group_votes_alone_under_their_own_name(secretary):
    appointment = an_appointment(by=secretary)
    groups = {user: None if user.name == "V2 Councillor" else group for user, group in everybody(appointment).items()}
    with transaction():
        operations.record_presence(appointment, groups=groups, by=secretary)
    assert sizes(appointment)["V2 Councillor"] == 1
    assert sizes(appointment)["V"] == 2


def test_presence_can_be_recorded_again_and_only_the_last_counts(secretary):
    appointment = an_appointment(by=secretary)
    some = dict(list(everybody(appointment).items())[:12])
    for groups in (everybody(appointment), some):
        with transaction():
            operations.record_presence(appointment, groups=groups, by=secretary)
    assert sum(sizes(appointment).values()) == 12
    assert len(appointment.electors) == len(members_of_council(appointment))


def test_only_members_of_the_council_that_day_can_be_present(secretary):
    appointment = an_appointment(by=secretary)
    stranger = a_user("Sven Stranger")
    assert (
        refused(lambda: operations.record_presence(appointment, groups={stranger: None}, by=secretary))
        == "Sven Stranger did not sit in the council that day."
    )


def test_groups_stand_once_the_election_has_started(secretary):
    appointment = a_strict(by=secretary, seats=(0, 1))
    take_turn(appointment, by=secretary)
    assert refused(lambda: operations.record_presence(appointment, groups=everybody(appointment), by=secretary)) == (
        "The election has started, so groups and method stand. Strike out its entries first."
    )


# --- method ---


def test_one_objection_rules_out_an_agreed_list(secretary):
    appointment = an_appointment(by=secretary)
    with transaction():
        operations.record_presence(appointment, groups=everybody(appointment), by=secretary)
    assert (
        refused(lambda: operations.choose_method(appointment, method=Method.AGREED, objections="I1", by=secretary))
        == "Somebody objects, so the members are chosen by proportional election (section 25)."
    )


def test_with_fewer_than_half_present_the_council_cannot_choose(secretary):
    appointment = an_appointment(by=secretary)
    few = dict(list(everybody(appointment).items())[:9])
    with transaction():
        operations.record_presence(appointment, groups=few, by=secretary)
    assert refused(lambda: operations.choose_method(appointment, method=Method.AGREED, by=secretary)) == (
        "Fewer than half of the members are present, so the council cannot decide (Local Government Act, section 11)."
    )


def test_presence_comes_before_the_method(secretary):
    appointment = an_appointment(by=secretary)
    assert refused(lambda: operations.choose_method(appointment, method=Method.STRICT, by=secretary)) == (
        "Record who is present first."
    )


def test_an_objection_after_the_list_was_agreed_leads_to_a_proportional_election(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    with transaction():
        operations.choose_method(appointment, method=Method.STRICT, objections="I1 after all.", by=secretary)
    assert appointment.named == []
    assert next_step(appointment) is Step.TURNS


# --- agreed ---


def test_an_agreed_list_fills_every_place_with_its_owning_group(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    assert [(answer.announced.name, answer.kind) for answer in appointment.named] == [
        ("C", SeatKind.COUNCILLOR),
        ("C", SeatKind.COUNCILLOR),
        ("C", SeatKind.CITIZEN),
        ("C", SeatKind.CITIZEN),
    ]
    assert next_step(appointment) is Step.OFFICES


def _agree(appointment, lines, *, by):
    operations.agree_list(appointment, lines=lines, by=by)


def test_a_list_that_leaves_a_place_empty_is_refused(secretary):
    appointment = an_agreed(by=secretary)
    assert refused(lambda: _agree(appointment, the_list(appointment)[:-1], by=secretary)) == (
        "The list names 1 citizens, and there are 2 places for citizens."
    )
    assert appointment.named == []


def test_a_list_saved_again_replaces_the_first(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    before = [answer.person for answer in appointment.named]
    with_list(appointment, by=secretary)
    assert len(appointment.named) == 4
    assert [answer.person for answer in appointment.named] != before


def test_nobody_gets_two_places(secretary):
    appointment = an_agreed(by=secretary)
    lines = the_list(appointment)
    assert (
        refused(lambda: _agree(appointment, [lines[0], lines[0], *lines[2:]], by=secretary))
        == "C1 Councillor has a place already."
    )


def test_a_list_is_refused_with_everything_that_is_wrong_with_it(secretary):
    appointment = an_agreed(by=secretary)
    council, citizens = the_list(appointment)[:2], the_list(appointment)[2:]
    for line in citizens:
        line.nominee.application.is_resident = False
    db.session.commit()
    assert refused(lambda: _agree(appointment, [council[0], council[0], *citizens], by=secretary)) == (
        "C1 Councillor has a place already."
        " Citizen 1 does not live in the municipality. Write why the person is chosen all the same."
        " Citizen 2 does not live in the municipality. Write why the person is chosen all the same."
    )
    assert appointment.named == []


def _with_confirmed(appointment, *confirmed: set[str]):
    """The candidates of the list, of whom the secretariat confirmed these profiles; no profile chosen in the row."""
    profiles = {profile.name: profile for profile in appointment.committee.terms.profiles}
    lines = []
    for line, names in zip(the_list(appointment), confirmed, strict=True):
        for name in names:
            line.nominee.application.matches.append(ProfileMatch(profile=profiles[name], is_confirmed=True))
        lines.append(Line(line.group, Nominee(application=line.nominee.application, fills_confirmed=True)))
    db.session.commit()
    return lines


def test_a_candidate_fills_the_confirmed_profile_that_is_still_wanted(secretary):
    appointment = an_agreed(by=secretary, seats=(0, 4), profiles={"Teacher": 1, "Parent": 2})
    lines = _with_confirmed(appointment, {"Teacher"}, {"Teacher", "Parent"}, set(), {"Parent"})
    with transaction():
        _agree(appointment, lines, by=secretary)
    assert [answer.profile.name if answer.profile else "" for answer in appointment.named] == [
        "Teacher",
        "Parent",
        "",
        "Parent",
    ]
    assert [(each.profile.name, each.named, each.missing) for each in coverage(appointment)] == [
        ("Teacher", 1, 0),
        ("Parent", 2, 0),
    ]


def test_a_profile_chosen_in_another_row_is_no_longer_wanted(secretary):
    appointment = an_agreed(by=secretary, seats=(0, 2), profiles={"Teacher": 1, "Parent": 2})
    first, second = _with_confirmed(appointment, {"Teacher", "Parent"}, set())
    teacher = appointment.committee.terms.profiles[0]
    chosen = Line(second.group, Nominee(application=second.nominee.application, profile=teacher))
    with transaction():
        _agree(appointment, [first, chosen], by=secretary)
    assert [answer.profile.name for answer in appointment.named] == ["Parent", "Teacher"]


def test_a_candidate_named_in_a_turn_fills_the_confirmed_profile_too(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2), profiles={"Teacher": 1, "Parent": 1})
    profiles = appointment.committee.terms.profiles
    for application in candidates_without_place(appointment)[:2]:
        application.matches.extend(ProfileMatch(profile=profile, is_confirmed=True) for profile in profiles)
    db.session.commit()
    while turn := next_turn(appointment):
        nominee = Nominee(application=a_candidate(appointment).application, fills_confirmed=True)
        with transaction():
            operations.pick(appointment, turn=turn.number, nominee=nominee, by=secretary)
    assert [answer.profile.name for answer in appointment.named] == ["Teacher", "Parent"]


# --- the council drops the committee ---


def _drop(appointment, *, by):
    committees.drop(
        appointment.committee, reason="The money was spent.", meeting=appointment.meeting, number="77", by=by
    )


def test_an_appointment_ends_with_the_committee_when_the_council_drops_it(secretary):
    appointment = an_agreed(by=secretary)
    with transaction():
        _drop(appointment, by=secretary)
    assert (appointment.status, appointment.abandoned_reason) == (
        AppointmentStatus.ABANDONED,
        "The money was spent.",
    )
    told = db.session.query(EventRecord).filter_by(kind="AppointmentAbandoned").one()
    assert told.actor_id == secretary.id


def test_a_committee_without_an_open_appointment_is_dropped_as_before(secretary):
    appointment = an_agreed(by=secretary)
    with transaction():
        operations.abandon(appointment, reason="The meeting ended.", by=secretary)
        _drop(appointment, by=secretary)
    assert appointment.abandoned_reason == "The meeting ended."


# --- strict: lots and turns ---


def test_lots_come_before_the_first_turn(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    tie = needed_draw(appointment)
    assert (tie.first, tie.last, tie.among) == (6, 7, ("B", "C"))
    assert (
        refused(lambda: operations.pick(appointment, turn=1, nominee=councillor_of(appointment, "C"), by=secretary))
        == "Lots must be drawn between B, C first."
    )


def test_a_draw_names_every_tied_group_once(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    group = {group.name: group for group in appointment.groups}
    assert (
        refused(
            lambda: operations.draw(
                appointment, quotient="2", order=[group["C"], group["C"]], drawn_by="x", by=secretary
            )
        )
        == "The draw must name each of B, C exactly once."
    )


def test_the_same_lots_are_not_drawn_twice(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    draw_in_name_order(appointment, by=secretary)
    assert refused(lambda: operations.draw_by_portal(appointment, quotient="2", by=secretary)) == (
        "There are no lots to draw now. They have been drawn already, or their time has not come."
    )


def test_the_portal_draws_when_asked_and_says_that_it_did(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    with transaction():
        drawn = operations.draw_by_portal(appointment, quotient="2", by=secretary)
    names = {group.id: group.name for group in appointment.groups}
    assert (drawn.how, drawn.drawn_by) == (DrawnHow.BY_PORTAL, secretary.name)
    assert {names[group] for group in drawn.order} == {"B", "C"}


def test_lots_drawn_by_hand_say_whose_hand(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    groups = {group.name: group for group in appointment.groups}
    assert (
        refused(
            lambda: operations.draw(
                appointment, quotient="2", order=[groups["B"], groups["C"]], drawn_by="", by=secretary
            )
        )
        == "Write who drew the lots."
    )


def test_groups_name_in_the_order_of_their_quotients_until_one_kind_is_full(secretary):
    appointment = a_strict(by=secretary, seats=(5, 10), applicants=10)
    take_all_turns(appointment, by=secretary)
    assert [(turn.group, turn.kind) for turn, _answer in turns(appointment)] == [
        *(("C", Kind.COUNCILLOR), ("C", Kind.COUNCILLOR), ("C", Kind.COUNCILLOR), ("V", Kind.COUNCILLOR)),
        *(("C", Kind.COUNCILLOR), ("B", Kind.CITIZEN), ("C", Kind.CITIZEN), ("C", Kind.CITIZEN), ("V", Kind.CITIZEN)),
        *((group, Kind.CITIZEN) for group in ("C", "C", "C", "A", "B", "C")),
    ]
    assert next_step(appointment) is Step.OFFICES


def test_a_place_of_a_kind_that_is_full_is_refused(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    assert (
        refused(lambda: operations.pick(appointment, turn=1, nominee=councillor_of(appointment, "C"), by=secretary))
        == "All places of that kind are taken."
    )


def test_a_turn_that_somebody_else_has_recorded_is_stale(secretary):
    appointment = a_strict(by=secretary, seats=(0, 3))
    take_turn(appointment, by=secretary)
    with pytest.raises(Stale), transaction():
        operations.pick(appointment, turn=1, nominee=a_candidate(appointment), by=secretary)
    assert len(appointment.named) == 1


def test_a_place_given_up_goes_on_to_another_group_that_is_willing(secretary):
    appointment = a_strict(by=secretary, seats=(0, 3))
    assert refused(lambda: operations.waive(appointment, turn=1, willing="", by=secretary)) == (
        "A place can be given up only when another group is willing to take it. Write which."
    )
    with transaction():
        operations.waive(appointment, turn=1, willing="V", by=secretary)
    for _rest in range(3):
        take_turn(appointment, by=secretary)
    assert [(turn.number, turn.group, turn.kind) for turn, _answer in turns(appointment)] == [
        (1, "C", None),
        (2, "C", Kind.CITIZEN),
        (3, "C", Kind.CITIZEN),
        (4, "V", Kind.CITIZEN),
    ]


# --- who can be named ---


def citizen(application=None, **facts):
    return Nominee(application=application, **facts)


def test_a_councillor_cannot_have_a_citizens_place(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    councillor = members_of_council(appointment)[0].user
    nominee = Nominee(name=councillor.name, email=councillor.email, reason="Wants to.")
    assert refused(lambda: operations.pick(appointment, turn=1, nominee=nominee, by=secretary)) == (
        f"{councillor.name} is a member of the council and can only have a councillor's place."
    )


def test_somebody_who_applied_elsewhere_is_no_candidate_here(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    other = an_application(a_closed_call(a_task_committee(Stage.ESTABLISHED, "Another")), "Elsa Elsewhere")
    assert refused(lambda: operations.pick(appointment, turn=1, nominee=citizen(other), by=secretary)) == (
        "Elsa Elsewhere did not apply for this committee."
    )


def test_who_does_not_live_here_needs_a_reason(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    expert = an_application(appointment.call, "Erik Expert", is_resident=False)
    assert refused(lambda: operations.pick(appointment, turn=1, nominee=citizen(expert), by=secretary)) == (
        "Erik Expert does not live in the municipality. Write why the person is chosen all the same."
    )
    with transaction():
        operations.pick(appointment, turn=1, nominee=citizen(expert, reason="Knows the traffic."), by=secretary)
    assert [answer.reason for answer in appointment.named] == ["Knows the traffic."]


def test_another_resident_is_named_with_a_reason(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    assert (
        refused(
            lambda: operations.pick(
                appointment, turn=1, nominee=Nominee(name="Nina", email="nina@mail.example"), by=secretary
            )
        )
        == "For somebody who has not applied, write the name, the e-mail address and the reason."
    )
    nominee = Nominee(name="Nina Neighbour", email="Nina@Mail.example", reason="Chairs the school board.")
    with transaction():
        operations.pick(appointment, turn=1, nominee=nominee, by=secretary)
    assert [(answer.person, answer.address) for answer in appointment.named] == [
        ("Nina Neighbour", "nina@mail.example")
    ]


def test_who_has_applied_is_not_named_as_if_they_had_not(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    applied = an_application(appointment.call, "Anna Applied")
    nominee = Nominee(name="Anna", email=applied.email, reason="Good.")
    assert refused(lambda: operations.pick(appointment, turn=1, nominee=nominee, by=secretary)) == (
        "Anna has applied. Choose the application instead."
    )


# --- corrections ---


def test_the_last_entry_is_struck_out_with_a_reason_and_stays_on_record(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    take_turn(appointment, by=secretary)
    take_turn(appointment, by=secretary)
    with transaction():
        operations.strike_out(appointment, number=2, reason="The wrong name.", by=secretary)
    assert next_turn(appointment).number == 2
    assert [(answer.number, answer.struck_out_reason) for answer in appointment.answers] == [
        (1, ""),
        (2, "The wrong name."),
    ]


def test_only_the_last_entry_can_be_struck_out(secretary):
    appointment = a_strict(by=secretary, seats=(0, 2))
    take_turn(appointment, by=secretary)
    take_turn(appointment, by=secretary)
    with pytest.raises(Stale), transaction():
        operations.strike_out(appointment, number=1, reason="x", by=secretary)


def test_a_struck_out_draw_is_drawn_anew(secretary):
    appointment = a_strict(by=secretary, seats=(5, 2), applicants=2)
    with transaction():
        operations.draw_by_portal(appointment, quotient="2", by=secretary)
        operations.strike_out(appointment, number=1, reason="The bag was not shaken.", by=secretary)
    assert next_step(appointment) is Step.DRAWS
    draw_in_name_order(appointment, by=secretary)
    assert next_step(appointment) is Step.TURNS


# --- chair and vice-chair ---


def test_chair_and_vice_chair_are_two_of_the_councillors_with_a_place(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    outsider = next(each.user for each in members_of_council(appointment) if each.group.letter == "V")
    assert refused(lambda: operations.elect(appointment, office=Office.CHAIR, user=outsider, by=secretary)) == (
        f"{outsider.name} cannot be chosen for this office."
    )
    assert (
        refused(
            lambda: operations.elect(
                appointment, office=Office.VICE_CHAIR, user=appointment.named[0].user, by=secretary
            )
        )
        == "That office has been filled, or another comes before it."
    )
    fill_offices(appointment, by=secretary)
    assert [(held.office, held.elected.name) for held in appointment.offices] == [
        (Office.CHAIR, "C1 Councillor"),
        (Office.VICE_CHAIR, "C10 Councillor"),
    ]
    assert next_step(appointment) is Step.COMPLETION


def test_a_chair_can_be_elected_in_three_ballots_and_by_lots(secretary):
    appointment = with_list(an_agreed(by=secretary, seats=(3, 1)), by=secretary)
    one, two, three = (answer.user for answer in appointment.named if answer.user)
    ballots = [{one: 8, two: 8, three: 3}, {one: 8, two: 8, three: 3}, {one: 9, two: 9}]
    for number, votes in enumerate(ballots, start=1):
        with transaction():
            operations.cast_ballot(appointment, office=Office.CHAIR, number=number, votes=votes, by=secretary)
    assert appointment.offices[0].elected is None
    with transaction():
        operations.draw_candidates(appointment, office=Office.CHAIR, chosen=[two], by=secretary)
    assert appointment.offices[0].elected == two


def test_lots_decide_who_goes_on_to_the_third_ballot(secretary):
    appointment = with_list(an_agreed(by=secretary, seats=(3, 1)), by=secretary)
    one, two, three = (answer.user for answer in appointment.named if answer.user)
    for number in (1, 2):
        with transaction():
            operations.cast_ballot(
                appointment, office=Office.CHAIR, number=number, votes={one: 9, two: 5, three: 5}, by=secretary
            )
    assert (
        refused(lambda: operations.draw_candidates(appointment, office=Office.CHAIR, chosen=[one], by=secretary))
        == "The lots must choose 1 among those who are tied."
    )
    with transaction():
        operations.draw_candidates(appointment, office=Office.CHAIR, chosen=[three], by=secretary)
        operations.cast_ballot(appointment, office=Office.CHAIR, number=3, votes={one: 4, three: 6}, by=secretary)
    assert appointment.offices[0].elected == three


def test_more_votes_than_members_present_are_refused(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    user = appointment.named[0].user
    assert (
        refused(
            lambda: operations.cast_ballot(appointment, office=Office.CHAIR, number=1, votes={user: 40}, by=secretary)
        )
        == f"40 votes were cast, but {appointment.members_present} members are present."
    )


def test_a_committee_that_chooses_its_own_chair_needs_none_from_the_council(secretary):
    appointment = an_agreed(by=secretary)
    appointment.committee.terms.chair_rule = ChairRule.COMMITTEE
    db.session.commit()
    with_list(appointment, by=secretary)
    assert next_step(appointment) is Step.COMPLETION


def test_places_that_change_ask_for_chair_and_vice_chair_anew(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    fill_offices(appointment, by=secretary)
    with_list(appointment, by=secretary)
    assert next_step(appointment) is Step.OFFICES


# --- completion ---


def test_completion_gives_each_member_a_seat_a_membership_and_the_decision_behind_it(secretary):
    appointment = a_completed(by=secretary, number="12")
    decision = db.session.query(Decision).filter_by(number="12").one()
    body = appointment.committee.body
    seats = db.session.query(Seat).filter_by(body_id=body.id).order_by(Seat.number).all()
    assert appointment.decision == decision
    assert [(seat.number, seat.kind, seat.group.letter) for seat in seats] == [
        (1, SeatKind.COUNCILLOR, "C"),
        (2, SeatKind.COUNCILLOR, "C"),
        (3, SeatKind.CITIZEN, "C"),
        (4, SeatKind.CITIZEN, "C"),
    ]
    members = db.session.query(Membership).filter_by(body_id=body.id).order_by(Membership.id).all()
    assert [(each.user.name, each.kind, each.office, each.seat, each.decision_id) for each in members] == [
        ("C1 Councillor", MemberKind.COUNCILLOR, Office.CHAIR, seats[0], decision.id),
        ("C10 Councillor", MemberKind.COUNCILLOR, Office.VICE_CHAIR, seats[1], decision.id),
        ("Citizen 1", MemberKind.CITIZEN, Office.MEMBER, seats[2], decision.id),
        ("Citizen 2", MemberKind.CITIZEN, Office.MEMBER, seats[3], decision.id),
    ]
    assert appointment.committee.stage is Stage.WORKING


def test_everybody_who_applied_gets_an_answer(secretary):
    a_completed(by=secretary)
    answers = {application.name: application.status for application in db.session.query(Application)}
    assert answers == {
        "Citizen 1": ApplicationStatus.APPOINTED,
        "Citizen 2": ApplicationStatus.APPOINTED,
        "Citizen 3": ApplicationStatus.NOT_APPOINTED,
        "Citizen 4": ApplicationStatus.NOT_APPOINTED,
    }


def test_a_citizen_without_an_account_is_invited(secretary):
    a_completed(by=secretary)
    assert facts().count("UserInvited") == 2


def test_nothing_is_completed_while_a_step_is_missing(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    assert refused(lambda: operations.complete(appointment, number="12", by=secretary)) == (
        "The appointment can be completed when every place and office has been settled."
    )


def test_a_decision_number_that_is_taken_leaves_nothing_half_done(secretary):
    appointment = with_list(an_agreed(by=secretary), by=secretary)
    fill_offices(appointment, by=secretary)
    db.session.add(
        Decision(
            meeting_id=appointment.meeting_id,
            number="12",
            title="Another",
            decided_on=appointment.meeting.starts_at.date(),
            recorded_by_id=secretary.id,
            recorded_at=appointment.opened_at,
        )
    )
    db.session.commit()
    refused(lambda: operations.complete(appointment, number="12", by=secretary))
    assert db.session.query(Seat).count() == 0
    assert appointment.status is AppointmentStatus.OPEN


def test_a_completed_appointment_never_changes(secretary):
    appointment = a_completed(by=secretary)
    for step in (
        lambda: operations.complete(appointment, number="13", by=secretary),
        lambda: operations.record_presence(appointment, groups=everybody(appointment), by=secretary),
        lambda: operations.abandon(appointment, reason="x", by=secretary),
        lambda: operations.strike_out(appointment, number=1, reason="x", by=secretary),
    ):
        assert refused(step) == "The members have been appointed. Nothing in this appointment can change any more."


def test_the_whole_strict_appointment_is_in_the_audit_trail(secretary):
    appointment = a_strict(by=secretary, seats=(2, 1), applicants=1)
    take_all_turns(appointment, by=secretary)
    fill_offices(appointment, by=secretary)
    with transaction():
        operations.complete(appointment, number="9", by=secretary)
    own = [kind for kind in facts() if kind not in ("AccountCreated", "UserInvited", "MemberJoined")]
    assert own == [
        *("AppointmentOpened", "PresenceRecorded", "MethodChosen"),
        *("PlaceTaken", "PlaceTaken", "PlaceTaken"),
        *("OfficeFilled", "OfficeFilled"),
        *("DecisionRecorded", "ApplicantAppointed", "WorkBegun", "AppointmentCompleted"),
    ]
