"""What can be done with bodies and memberships, and what is refused."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.bodies import operations, queries
from app.bodies.models import Body, BodyKind, GroupLeadership, MemberKind, Membership, Office
from app.errors import Refused
from app.events import EventRecord
from app.extensions import db
from app.outbox import Letter
from app.transactions import transaction
from tests.builders import (
    BASIS,
    TERM,
    a_body,
    a_councillor,
    a_group,
    a_member,
    a_secretary,
    a_user,
    the_council,
    the_joint_meeting,
)
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("app")

TODAY = date(2026, 3, 2)


def join(body, user, **facts):
    facts = {"kind": MemberKind.COUNCILLOR, "starts_on": TODAY, "basis": BASIS, "by": None} | facts
    with transaction():
        return operations.join(body, user, **facts)


def leave(membership, ends_on):
    with transaction():
        operations.leave(membership, ends_on=ends_on, by=None)


def events():
    return [(record.kind, record.actor_id) for record in db.session.query(EventRecord).order_by(EventRecord.id)]


def test_a_membership_says_from_when_in_which_office_and_on_what_basis():
    body, user, secretary = a_body(), a_user(), a_secretary()
    membership = join(body, user, office=Office.CHAIR, by=secretary)
    assert (membership.office, membership.starts_on, membership.ends_on, membership.basis) == (
        Office.CHAIR,
        TODAY,
        None,
        BASIS,
    )
    assert events() == [("MemberJoined", secretary.id)]


def test_nobody_belongs_to_a_body_twice_at_the_same_time():
    body, user = a_body(), a_user()
    join(body, user)
    with refused("Ada Lund already belongs to Skoleudvalget in that time."):
        join(body, user, office=Office.CHAIR)
    assert db.session.query(Membership).count() == 1


def test_somebody_can_come_back_the_day_after_having_left():
    body, user = a_body(), a_user()
    leave(join(body, user), TODAY)
    with refused("Ada Lund already belongs to Skoleudvalget in that time."):
        join(body, user, starts_on=TODAY)
    assert join(body, user, starts_on=TODAY + timedelta(days=1)).ends_on is None


def test_a_body_has_one_chair_at_a_time():
    body = a_body()
    first = join(body, a_user("Ada Lund"), office=Office.CHAIR)
    with refused("Skoleudvalget already has somebody in that office. End that first."):
        join(body, a_user("Bo Lind"), office=Office.CHAIR)
    leave(first, TODAY)
    join(body, a_user("Cleo Ravn"), office=Office.CHAIR, starts_on=TODAY + timedelta(days=1))


def test_two_bodies_have_a_chair_each():
    join(a_body(name="Skoleudvalget"), a_user(), office=Office.CHAIR)
    join(a_body(name="Børneudvalget"), a_user(), office=Office.CHAIR)


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        (TODAY - timedelta(days=1), "A membership cannot end before it began."),
        (date(2030, 1, 1), "The membership already ends on that day or before."),
        (TERM[1], "The membership already ends on that day or before."),
    ],
)
def test_an_end_lies_after_the_beginning_and_is_only_moved_earlier(ends_on, sentence):
    membership = join(a_body(), a_user(), ends_on=TERM[1])
    with refused(sentence):
        leave(membership, ends_on)
    assert membership.ends_on == TERM[1]


def test_whoever_leaves_the_council_leaves_its_committees_and_stops_leading_the_group():
    ada = a_councillor("Ada Lund", leads=True)
    a_member(a_body(name="Skoleudvalget"), ada, ends_on=TERM[1])
    a_member(a_body(BodyKind.TASK_COMMITTEE, "Trafik"), ada)
    neighbour = a_member(a_body(BodyKind.TASK_COMMITTEE, "Kultur"), ada, kind=MemberKind.CITIZEN)
    [seat] = queries.current_memberships(the_council())
    leave(seat, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert [membership.body.name for membership in queries.memberships_of(neighbour, on=tomorrow)] == ["Kultur"]
    assert queries.group_leaders(the_council(), on=tomorrow) == {}
    assert len(queries.memberships_of(ada, on=TODAY)) == 4


def test_a_new_office_in_the_council_leaves_everything_else_as_it_is():
    ada = a_councillor("Ada Lund", leads=True)
    a_member(a_body(name="Skoleudvalget"), ada)
    [seat] = queries.current_memberships(the_council())
    tomorrow = TODAY + timedelta(days=1)
    with transaction():
        operations.change_office(seat, office=Office.CHAIR, starts_on=tomorrow, basis=BASIS, by=a_secretary())
    assert len(queries.memberships_of(ada, on=tomorrow)) == 2
    assert list(queries.group_leaders(the_council(), on=tomorrow).values()) == [ada]


def test_a_new_office_ends_one_membership_and_begins_another():
    body, user, secretary = a_body(), a_user(), a_secretary()
    old = join(body, user, ends_on=TERM[1])
    day = TODAY + timedelta(days=30)
    with transaction():
        new = operations.change_office(old, office=Office.CHAIR, starts_on=day, basis="Punkt 7", by=secretary)
    assert (old.office, old.ends_on) == (Office.MEMBER, day - timedelta(days=1))
    assert (new.office, new.starts_on, new.ends_on, new.basis) == (Office.CHAIR, day, TERM[1], "Punkt 7")


def test_an_office_that_another_has_is_not_given_and_nothing_is_ended():
    body = a_body()
    join(body, a_user(), office=Office.CHAIR)
    member = join(body, a_user())
    with refused("Skoleudvalget already has somebody in that office. End that first."), transaction():
        operations.change_office(
            member, office=Office.CHAIR, starts_on=TODAY + timedelta(days=1), basis=BASIS, by=a_secretary()
        )
    assert member.ends_on is None


COUNCILLORS_LEAD = "Only a councillor on the committee can be its chair or vice-chair."
STAFF_SERVE = "Whoever works for the municipality serves the committee, and cannot be a member of it."


@pytest.mark.parametrize(
    ("kind", "office", "new", "sentence"),
    [
        (MemberKind.CITIZEN, Office.MEMBER, Office.CHAIR, COUNCILLORS_LEAD),
        (MemberKind.CITIZEN, Office.MEMBER, Office.VICE_CHAIR, COUNCILLORS_LEAD),
        (MemberKind.STAFF, Office.FACILITATOR, Office.CHAIR, COUNCILLORS_LEAD),
        (MemberKind.STAFF, Office.FACILITATOR, Office.MEMBER, STAFF_SERVE),
    ],
)
def test_in_a_task_committee_only_councillors_get_another_office(kind, office, new, sentence):
    membership = join(a_body(BodyKind.TASK_COMMITTEE, "Trafik"), a_user(), kind=kind, office=office)
    with refused(sentence), transaction():
        operations.change_office(
            membership, office=new, starts_on=TODAY + timedelta(days=1), basis=BASIS, by=a_secretary()
        )
    assert (membership.office, membership.ends_on) == (office, None)


def test_a_councillor_becomes_chair_of_a_task_committee():
    membership = join(a_body(BodyKind.TASK_COMMITTEE, "Trafik"), a_councillor())
    day = TODAY + timedelta(days=1)
    with transaction():
        chair = operations.change_office(membership, office=Office.CHAIR, starts_on=day, basis=BASIS, by=a_secretary())
    assert (chair.office, chair.starts_on) == (Office.CHAIR, day)


def test_nobody_is_taken_on_after_the_term():
    council, secretary = the_council(), a_secretary()
    with pytest.raises(Refused, match="Perioden for Kommunalbestyrelsen slutter før den dag"), transaction():
        operations.take_on(
            council, name="Ada Lund", email="ada@strandby.example", kind=MemberKind.COUNCILLOR,
            starts_on=TERM[1] + timedelta(days=1), basis=BASIS, by=secretary,
        )  # fmt: skip


def test_a_councillor_is_in_a_standing_committee_no_longer_than_the_council_sits():
    the_council()
    ada, committee = a_councillor("Ada Lund"), a_body()
    with transaction():
        membership = operations.take_on(
            committee, name=ada.name, email=ada.email, kind=MemberKind.COUNCILLOR, starts_on=TODAY, basis=BASIS,
            by=a_secretary(),
        )  # fmt: skip
    assert membership.ends_on == TERM[1]


def test_somebody_new_gets_an_account_and_an_invitation():
    secretariat = a_body(BodyKind.SECRETARIAT, "Rådssekretariatet")
    with transaction():
        operations.take_on(
            secretariat, name="Sofie", email="sofie@strandby.example", kind=MemberKind.STAFF, starts_on=TODAY,
            basis="Ansat", by=None,
        )  # fmt: skip
    [membership] = queries.current_memberships(secretariat)
    [letter] = db.session.query(Letter)
    assert (membership.user.email, letter.recipient, letter.kind) == (
        "sofie@strandby.example", "sofie@strandby.example", "accounts/invitation",
    )  # fmt: skip


def test_when_somebody_cannot_join_no_account_is_made_either():
    with refused("Nobody joins Trafik here: its members follow from what the council decides."), transaction():
        operations.take_on(
            a_body(BodyKind.TASK_COMMITTEE, "Trafik"), name="Sofie", email="sofie@strandby.example",
            kind=MemberKind.CITIZEN, starts_on=TODAY, basis="", by=None,
        )  # fmt: skip
    assert (db.session.query(Membership).count(), events()) == (0, [])


@pytest.mark.parametrize("kind", [BodyKind.FINANCE_COMMITTEE, BodyKind.JOINT_MEETING, BodyKind.SECRETARIAT])
def test_a_municipality_has_one_of_these(kind):
    with transaction():
        operations.create_body(kind=kind, name="Det første", by=None)
    with refused("There is already a body of that kind, and there can be only one."), transaction():
        operations.create_body(kind=kind, name="Det andet", by=None)
    assert [body.name for body in db.session.query(Body)] == ["Det første"]


def test_two_standing_committees_never_share_a_name():
    a_body(name="Skoleudvalget")
    other = a_body(name="Børneudvalget")
    with refused("There is already a standing committee called SKOLEUDVALGET."), transaction():
        operations.create_body(kind=BodyKind.STANDING_COMMITTEE, name="SKOLEUDVALGET", by=None)
    with refused("There is already a standing committee called skoleudvalget."), transaction():
        operations.edit_body(other, name="skoleudvalget", purpose="", by=a_secretary())
    with transaction():
        operations.edit_body(other, name="børneudvalget", purpose="Børn", by=a_secretary())
    assert (other.name, other.purpose) == ("børneudvalget", "Børn")


ONE_COUNCIL_A_TERM = "There is already a council in that term. Change its members on its own page."


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ((date(2029, 12, 31), date(2033, 12, 31)), ONE_COUNCIL_A_TERM),
        ((date(2022, 1, 1), date(2026, 1, 1)), ONE_COUNCIL_A_TERM),
        ((None, None), ONE_COUNCIL_A_TERM),
        ((date(2027, 1, 1), date(2028, 1, 1)), ONE_COUNCIL_A_TERM),
        ((date(2031, 1, 1), date(2030, 1, 1)), "The term ends before it begins."),
    ],
)
def test_terms_of_two_councils_do_not_overlap(term, sentence):
    the_council()
    with refused(sentence), transaction():
        operations.create_body(kind=BodyKind.COUNCIL, name="En anden", term_from=term[0], term_to=term[1], by=None)
    assert db.session.query(Body).count() == 1


@pytest.mark.parametrize("term", [(date(2030, 1, 1), date(2033, 12, 31)), (date(2022, 1, 1), date(2025, 12, 31))])
def test_a_council_follows_the_one_before(term):
    the_council()
    with transaction():
        operations.create_body(kind=BodyKind.COUNCIL, name="En anden", term_from=term[0], term_to=term[1], by=None)
    assert db.session.query(Body).count() == 2


def lead(group, user, starts_on=TODAY):
    with transaction():
        return operations.lead_group(group, user, starts_on=starts_on, basis=BASIS, by=None)


def test_a_new_leader_takes_over_from_the_one_before():
    ada, bo = a_councillor("Ada Lund", "C", leads=True), a_councillor("Bo Lind", "C")
    group = a_group("C")
    lead(group, bo)
    assert queries.group_leaders(the_council()) == {group.id: bo}
    assert queries.group_leaders(the_council(), on=TODAY - timedelta(days=1)) == {group.id: ada}


def test_only_a_member_of_the_group_leads_it():
    stranger = a_councillor("Bo Lind", "V")
    with refused("Only a member of the group can lead it."):
        lead(a_group("C"), stranger)
    with refused("Only a member of the group can lead it."):
        lead(a_group("C"), a_user())
    assert db.session.query(GroupLeadership).count() == 0


def test_a_leader_is_not_named_twice_nor_on_the_day_of_the_one_before():
    ada, bo = a_councillor("Ada Lund", "C", leads=True), a_councillor("Bo Lind", "C")
    with refused("Ada Lund already leads the group."):
        lead(a_group("C"), ada, TODAY)
    with refused("The group has a leader from that day on already. Choose a later day."):
        lead(a_group("C"), bo, TERM[0])
    assert db.session.query(GroupLeadership).count() == 1


def test_two_groups_never_share_a_letter():
    council = the_council()
    with transaction():
        first = operations.add_group(council, letter="C", name="Konservative")
    with refused("The letter C is taken: Konservative."):
        operations.add_group(council, letter="C", name="Noget andet")
    assert queries.groups(council) == [first]


def test_the_database_itself_refuses_a_membership_that_ends_before_it_begins():
    from sqlalchemy.exc import IntegrityError

    body, user = a_body(), a_user()
    with pytest.raises(IntegrityError):
        a_member(body, user, starts_on=TODAY, ends_on=TODAY - timedelta(days=1))
    db.session.rollback()
    assert db.session.scalar(select(Membership.id)) is None


def test_a_facilitator_serves_without_being_a_member():
    body, user = a_body(BodyKind.TASK_COMMITTEE, "Trafik"), a_user()
    with transaction():
        operations.assign_facilitator(body, user, starts_on=clock.today(), by=a_secretary())
    roles = queries.roles_of(user)
    assert (roles.facilitates, roles.sits_on) == ({body.id}, frozenset())


def test_nobody_joins_the_joint_meeting_by_hand():
    with refused("Nobody joins Fællesmødet here: its members follow from what the council decides."), transaction():
        operations.take_on(
            the_joint_meeting(), name="Sofie", email="sofie@strandby.example", kind=MemberKind.COUNCILLOR,
            starts_on=TODAY, basis="", by=None,
        )  # fmt: skip
