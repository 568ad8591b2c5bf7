"""Each group's answer in its turn: whom it names, or that it gives the place up."""

from collections import Counter

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import election
from app.appointments.awaited import awaited_turn, must_be_open
from app.appointments.events import PlaceGivenUp, PlaceTaken
from app.appointments.models import AnnouncedGroup, Appointment, TurnAnswer
from app.appointments.operations.nominees import Nominee, check, emails_of_council, enter, with_confirmed_profile
from app.appointments.refusals import as_the_law_allows
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law import proportional_election
from app.law.proportional_election import Kind, Pick, Waiver


def pick(appointment: Appointment, *, turn: int, nominee: Nominee, by: User) -> TurnAnswer:
    """Record whom the group names in its turn; ``turn`` is the turn as the person at the keyboard saw it."""
    group = _group_in_turn(appointment, turn)
    _must_be_lawful(appointment, Pick(group.name, Kind(nominee.kind)))
    filled = Counter(answer.profile_id for answer in appointment.named if answer.profile_id)
    nominee = with_confirmed_profile(appointment, nominee, filled)
    check(appointment, nominee, emails_of_council(appointment))
    answer = enter(appointment, group, nominee, by=by)
    db.session.flush()
    record(PlaceTaken(appointment.id, appointment.committee_id, turn, group.group_id, nominee.kind), by=by)
    return answer


def waive(appointment: Appointment, *, turn: int, willing: str, by: User) -> TurnAnswer:
    """Record that the group gives its place up. It goes on by the next quotients among the other groups.

    Only if one of them is willing to take it (Resumé 77.1.1): ``willing`` says which said so.
    """
    group = _group_in_turn(appointment, turn)
    if not willing:
        raise Refused(_("A place can be given up only when another group is willing to take it. Write which."))
    _must_be_lawful(appointment, Waiver(group.name))
    appointment.entries += 1
    answer = TurnAnswer(
        number=appointment.entries,
        announced=group,
        kind=None,
        willing_group=willing,
        recorded_by_id=by.id,
        answered_at=clock.now(),
    )
    appointment.answers.append(answer)
    db.session.flush()
    record(PlaceGivenUp(appointment.id, appointment.committee_id, turn, group.group_id), by=by)
    return answer


def _group_in_turn(appointment: Appointment, turn: int) -> AnnouncedGroup:
    must_be_open(appointment)
    if tie := election.needed_draw(appointment):
        raise Refused(_("Lots must be drawn between %(among)s first.", among=", ".join(tie.among)))
    awaited = awaited_turn(appointment)
    if awaited.number != turn:
        raise Stale(_("That turn has been recorded already. Look at the page as it is now."))
    return next(group for group in appointment.groups if group.name == awaited.group)


def _must_be_lawful(appointment: Appointment, answer: Pick | Waiver) -> None:
    with as_the_law_allows():
        proportional_election.record(election.election(appointment), answer)
