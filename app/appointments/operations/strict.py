"""The proportional election: lots between equal quotients, and each group's answer in its turn."""

import secrets
from collections import Counter
from collections.abc import Sequence

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import election
from app.appointments.events import LotsDrawn, PlaceGivenUp, PlaceTaken
from app.appointments.models import AnnouncedGroup, Appointment, Draw, DrawnHow, Method, TurnAnswer
from app.appointments.operations.guards import must_be_open
from app.appointments.operations.nominees import Nominee, check, enter, with_confirmed_profile
from app.appointments.refusals import law
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law import proportional_election as rules
from app.law.proportional_election import NeedsDraw, Turn


def draw(
    appointment: Appointment,
    *,
    quotient: str,
    order: Sequence[AnnouncedGroup],
    drawn_by: str,
    how: DrawnHow = DrawnHow.BY_HAND,
    by: User,
) -> Draw:
    """Record the order that lots gave the groups with this quotient (ksl. § 24 stk. 3), the first first.

    The act does not say who draws. The chair leads the draw in the open meeting, and ``drawn_by`` says whose
    hand it was.
    """
    tie = _awaited_draw(appointment, quotient)
    if not drawn_by:
        raise Refused(_("Write who drew the lots."))
    with law():
        rules.record(election.election(appointment), rules.Draw(tie.quotient, tuple(group.name for group in order)))
    appointment.entries += 1
    drawn = Draw(
        number=appointment.entries,
        quotient=str(tie.quotient),
        order=[group.id for group in order],
        how=how,
        drawn_by=drawn_by,
        recorded_by_id=by.id,
        drawn_at=clock.now(),
    )
    appointment.draws.append(drawn)
    db.session.flush()
    record(LotsDrawn(appointment.id, appointment.committee_id, str(tie.quotient), len(order), how), by=by)
    return drawn


def draw_by_portal(appointment: Appointment, *, quotient: str, by: User) -> Draw:
    """Let the portal draw, with the operating system's random numbers, and record that it did.

    A bag of folded names is the custom; with many tied groups it is slow. The portal draws only when asked,
    once, and on the record: another try is possible only by striking the draw out with a reason.
    """
    tie = _awaited_draw(appointment, quotient)
    named = {group.name: group for group in appointment.groups}
    order = [named[name] for name in tie.among]
    secrets.SystemRandom().shuffle(order)
    return draw(appointment, quotient=quotient, order=order, drawn_by=by.name, how=DrawnHow.BY_PORTAL, by=by)


def pick(appointment: Appointment, *, turn: int, nominee: Nominee, by: User) -> TurnAnswer:
    """Record whom the group names in its turn; ``turn`` is the turn as the person at the keyboard saw it."""
    group = _group_in_turn(appointment, turn)
    with law():
        rules.record(election.election(appointment), rules.Pick(group.name, rules.Kind(nominee.kind)))
    filled = Counter(answer.profile_id for answer in appointment.named if answer.profile_id)
    nominee = with_confirmed_profile(appointment, nominee, filled)
    check(appointment, nominee)
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
    with law():
        rules.record(election.election(appointment), rules.Waiver(group.name))
    answer = enter(appointment, group, None, reason=willing, by=by)
    db.session.flush()
    record(PlaceGivenUp(appointment.id, appointment.committee_id, turn, group.group_id), by=by)
    return answer


def _awaited_draw(appointment: Appointment, quotient: str) -> NeedsDraw:
    tie = _next(appointment)
    if not isinstance(tie, NeedsDraw) or str(tie.quotient) != quotient:
        raise Stale(_("Those lots have been drawn already. Look at the page as it is now."))
    return tie


def _group_in_turn(appointment: Appointment, turn: int) -> AnnouncedGroup:
    step = _next(appointment)
    if isinstance(step, NeedsDraw):
        raise Refused(_("Lots must be drawn between %(among)s first.", among=", ".join(step.among)))
    if not isinstance(step, Turn) or step.number != turn:
        raise Stale(_("That turn has been recorded already. Look at the page as it is now."))
    return next(group for group in appointment.groups if group.name == step.group)


def _next(appointment: Appointment) -> rules.NeedsDraw | rules.Turn | rules.Done:
    must_be_open(appointment)
    if appointment.method is not Method.STRICT:
        raise Refused(_("No proportional election has begun at this appointment."))
    return election.standing(appointment).next_step
