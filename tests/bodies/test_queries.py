"""Which bodies there are, who belongs to them, and what somebody is because of it."""

from datetime import date, timedelta

import pytest

from app.bodies import queries
from app.bodies.models import BodyKind, MemberKind, Office
from app.bodies.queries import Roles
from app.errors import Refused
from tests.builders import (
    TERM,
    a_body,
    a_councillor,
    a_full_council,
    a_group,
    a_member,
    a_secretary,
    a_user,
    the_council,
    the_joint_meeting,
)

pytestmark = pytest.mark.usefixtures("app")

TODAY = date(2026, 3, 2)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def names(memberships):
    return [membership.user.name for membership in memberships]


@pytest.mark.parametrize(
    ("day", "is_found"),
    [(TERM[0] - timedelta(days=1), False), (TERM[0], True), (TERM[1], True), (TERM[1] + timedelta(days=1), False)],
)
def test_the_council_of_a_day_is_the_one_whose_term_it_falls_in(day, is_found):
    council = the_council()
    assert queries.find_council(day) == (council if is_found else None)


def test_what_is_not_there_is_refused_with_a_sentence():
    for ask in (queries.council, queries.joint_meeting, queries.finance_committee, queries.secretariat):
        with pytest.raises(Refused, match="portalen"):
            ask()


def test_members_come_by_office_and_then_by_name():
    body = a_body()
    a_member(body, a_user("Bo Lind"))
    a_member(body, a_user("Åse Vice"), office=Office.VICE_CHAIR)
    a_member(body, a_user("Ada Lund"))
    a_member(body, a_user("Øjvind Chair"), office=Office.CHAIR)
    assert names(queries.current_memberships(body)) == ["Øjvind Chair", "Åse Vice", "Ada Lund", "Bo Lind"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_member"),
    [
        (TODAY, None, True),
        (TOMORROW, None, False),
        (TERM[0], YESTERDAY, False),
        (TERM[0], TODAY, True),
        (TODAY, TODAY, True),
    ],
)
def test_a_membership_holds_from_its_first_to_its_last_day(starts_on, ends_on, is_member):
    body = a_body()
    user = a_member(body, starts_on=starts_on, ends_on=ends_on)
    assert bool(queries.current_memberships(body)) is is_member
    assert (body.id in queries.roles_of(user).sits_on) is is_member


def test_who_left_is_remembered_the_latest_first():
    body = a_body()
    a_member(body, a_user("Ada Lund"), ends_on=date(2026, 1, 31))
    a_member(body, a_user("Bo Lind"), ends_on=YESTERDAY)
    a_member(body, a_user("Cleo Ravn"))
    assert names(queries.past_memberships(body)) == ["Bo Lind", "Ada Lund"]


def test_the_joint_meeting_has_the_council_for_members():
    meeting = the_joint_meeting()
    assert queries.current_memberships(meeting) == []
    a_councillor("Ada Lund")
    assert names(queries.current_memberships(meeting)) == ["Ada Lund"]


def test_groups_come_by_size_and_then_by_letter():
    a_full_council()
    a_group("Q")
    sizes = [(group.letter, size) for group, size in queries.group_sizes(the_council()).items()]
    assert sizes == [("C", 10), ("V", 3), ("B", 2), ("A", 1), ("F", 1), ("I", 1), ("Ø", 1), ("Q", 0)]


def test_a_group_shrinks_when_a_councillor_leaves():
    a_councillor("Ada Lund", "C", ends_on=YESTERDAY)
    a_councillor("Bo Lind", "C")
    assert list(queries.group_sizes(the_council()).values()) == [1]
    assert list(queries.group_sizes(the_council(), on=YESTERDAY).values()) == [2]


def test_councillors_come_by_name_and_only_while_they_are():
    a_councillor("Cleo Ravn")
    a_councillor("Ada Lund")
    a_councillor("Bo Gone", ends_on=YESTERDAY)
    a_member(a_body(), a_user("Not In Council"), kind=MemberKind.STAFF)
    assert [user.name for user in queries.councillors()] == ["Ada Lund", "Cleo Ravn"]


def test_a_councillors_group_is_that_of_the_day():
    ada = a_councillor("Ada Lund", "C", ends_on=YESTERDAY)
    a_member(the_council(), ada, starts_on=TODAY, group_id=a_group("V").id)
    assert [queries.group_of(ada, on=day).letter for day in (YESTERDAY, TODAY)] == ["C", "V"]
    assert queries.group_of(a_user()) is None


def test_standing_bodies_begin_with_the_finance_committee_and_end_with_the_joint_meeting():
    the_joint_meeting()
    a_body(name="Skoleudvalget")
    a_body(name="Børneudvalget")
    a_body(BodyKind.FINANCE_COMMITTEE, "Økonomiudvalget")
    a_body(BodyKind.TASK_COMMITTEE, "Trafik")
    assert [body.name for body in queries.standing_bodies()] == [
        "Økonomiudvalget", "Børneudvalget", "Skoleudvalget", "Fællesmødet",
    ]  # fmt: skip
    assert [body.name for body in queries.standing_committees()] == ["Børneudvalget", "Skoleudvalget"]


def test_chairs_are_found_for_all_bodies_at_once(count_queries):
    bodies = [a_body(name=f"Udvalg {number}") for number in range(10)]
    chair = a_member(bodies[3], office=Office.CHAIR)
    a_member(bodies[4])
    with count_queries() as sent:
        assert queries.chairs_of(bodies) == {bodies[3].id: chair}
    assert len([statement for statement in sent if statement.startswith("SELECT memberships")]) == 1


def test_somebody_who_belongs_nowhere_has_no_roles():
    assert queries.roles_of(a_user()) == Roles()


def test_roles_follow_from_every_membership_at_once():
    joint = the_joint_meeting()
    ada = a_councillor("Ada Lund", "C", leads=True)
    school, traffic = a_body(name="Skoleudvalget"), a_body(BodyKind.TASK_COMMITTEE, "Trafik")
    a_member(school, ada, office=Office.CHAIR)
    a_member(traffic, ada, kind=MemberKind.STAFF, office=Office.FACILITATOR)
    assert queries.roles_of(ada) == Roles(
        is_councillor=True,
        leads=frozenset({a_group("C").id}),
        sits_on=frozenset({the_council().id, joint.id, school.id}),
        chairs=frozenset({school.id}),
        facilitates=frozenset({traffic.id}),
    )


def test_whoever_leaves_the_council_is_nothing_that_only_a_councillor_is():
    """Also where nobody wrote down that the rest ended, too; what does not rest on the council stays."""
    ada = a_councillor("Ada Lund", "C", leads=True, ends_on=YESTERDAY)
    school, traffic = a_body(name="Skoleudvalget"), a_body(BodyKind.TASK_COMMITTEE, "Trafik")
    a_member(school, ada, office=Office.CHAIR)
    a_member(traffic, ada, kind=MemberKind.CITIZEN)
    assert queries.roles_of(ada) == Roles(sits_on=frozenset({traffic.id}))
    assert queries.current_memberships(school) == []
    assert queries.group_leaders(the_council()) == {}
    assert [membership.user for membership in queries.current_memberships(school, on=YESTERDAY)] == [ada]


def test_the_secretariat_is_no_councillor():
    roles = queries.roles_of(a_secretary())
    assert (roles.is_secretariat, roles.is_councillor) == (True, False)


def test_roles_take_two_queries_however_many_memberships(count_queries):
    user = a_user()
    for number in range(30):
        a_member(a_body(name=f"Udvalg {number}"), user)
    with count_queries() as sent:
        queries.roles_of(user)
    assert len([statement for statement in sent if statement.startswith("SELECT")]) <= 3  # the user is read again
