"""An appointment as far as a test needs it. Names and groups are those of tests/builders.py."""

from app.accounts.models import User
from app.appointments import operations
from app.appointments.election import Step, eligible, needed_draw, next_step, next_turn, open_offices
from app.appointments.models import Appointment, Method
from app.appointments.operations import Nominee
from app.appointments.operations.agreed_list import Line
from app.appointments.queries import candidates_without_place, councillors_without_place, members_of_council
from app.bodies.models import Membership
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.transactions import transaction
from tests.builders import (
    a_closed_call,
    a_full_council,
    a_meeting,
    a_secretary,
    a_task_committee,
    an_application,
    the_council,
    together,
)


def an_appointment(
    *,
    seats: tuple[int, int] = (2, 2),
    applicants: int = 4,
    by: User | None = None,
    profiles: dict[str, int] | None = None,
) -> Appointment:
    """Just opened, at a meeting of a council with C10 V3 B2 F1 A1 Ø1 I1."""
    committee = a_committee_with_applicants(seats, applicants, profiles or {})
    meeting, by = a_meeting(the_council()), by or a_secretary()
    with transaction():
        return operations.open(committee, meeting=meeting, by=by)


@together
def a_committee_with_applicants(seats: tuple[int, int], applicants: int, profiles: dict[str, int]) -> TaskCommittee:
    council = a_full_council()
    committee = a_task_committee(Stage.ESTABLISHED, seats=seats, drafters=council[:2], profiles=profiles)
    call = a_closed_call(committee)
    for number in range(1, applicants + 1):
        an_application(call, f"Citizen {number}")
    return committee


def everybody(appointment: Appointment) -> dict:
    """All of the council present, each in their own group."""
    return {membership.user: membership.group for membership in members_of_council(appointment)}


def with_method(appointment: Appointment, method: Method, *, by: User) -> Appointment:
    with transaction():
        operations.record_presence(appointment, groups=everybody(appointment), by=by)
        operations.choose_method(
            appointment, method=method, objections="" if method is Method.AGREED else "I1 objects.", by=by
        )
    return appointment


def a_strict(*, by: User, **facts) -> Appointment:
    """A proportional election about to begin."""
    return with_method(an_appointment(by=by, **facts), Method.STRICT, by=by)


def an_agreed(*, by: User, **facts) -> Appointment:
    """Nobody objected, and the list is still to come."""
    return with_method(an_appointment(by=by, **facts), Method.AGREED, by=by)


def councillor_of(appointment: Appointment, letter: str) -> Nominee:
    """The first councillor of the group without a place."""
    free: list[Membership] = councillors_without_place(appointment)
    return Nominee(councillor=next(each.user for each in free if each.group and each.group.letter == letter))


def a_candidate(appointment: Appointment) -> Nominee:
    """The first candidate without a place."""
    return Nominee(application=candidates_without_place(appointment)[0])


def draw_in_name_order(appointment: Appointment, *, by: User) -> None:
    """Let lots settle the ties before the first turn in the order of the names."""
    while tie := needed_draw(appointment):
        groups = {group.name: group for group in appointment.groups}
        with transaction():
            operations.draw(
                appointment,
                quotient=str(tie.quotient),
                order=[groups[name] for name in tie.among],
                drawn_by="the mayor",
                by=by,
            )


def take_turn(appointment: Appointment, *, by: User) -> None:
    """The group whose turn it is names a councillor of its own while it may, else a candidate."""
    turn = next_turn(appointment)
    with transaction():
        nominee = councillor_of(appointment, turn.group) if "councillor" in turn.kinds else a_candidate(appointment)
        operations.pick(appointment, turn=turn.number, nominee=nominee, by=by)


def take_all_turns(appointment: Appointment, *, by: User) -> None:
    draw_in_name_order(appointment, by=by)
    while next_turn(appointment):
        take_turn(appointment, by=by)


def the_list(appointment: Appointment) -> list[Line]:
    """A full list: councillors of the largest group and the first candidates, each place the largest group's."""
    group = next(group for group in appointment.groups if group.name == "C")
    own = [each.user for each in councillors_without_place(appointment) if each.group_id == group.group_id]
    candidates = candidates_without_place(appointment)
    nominees = [Nominee(councillor=user) for user in own[: appointment.councillors]]
    nominees += [Nominee(application=each) for each in candidates[: appointment.citizens]]
    return [Line(group, nominee) for nominee in nominees]


def with_list(appointment: Appointment, *, by: User) -> Appointment:
    with transaction():
        operations.agree_list(appointment, lines=the_list(appointment), by=by)
    return appointment


def fill_offices(appointment: Appointment, *, by: User) -> None:
    """The councillors on the list become chair and vice-chair in their order, without objection."""
    while next_step(appointment) is Step.OFFICES:
        user = eligible(appointment)[0].user
        with transaction():
            operations.elect(appointment, office=open_offices(appointment)[0], user=user, by=by)


def a_completed(*, by: User, number: str = "12", **facts) -> Appointment:
    appointment = with_list(an_agreed(by=by, **facts), by=by)
    fill_offices(appointment, by=by)
    with transaction():
        operations.complete(appointment, number=number, by=by)
    db.session.refresh(appointment)
    return appointment
