"""Lots between groups with equal quotients (ksl. § 24 stk. 3)."""

import secrets
from collections.abc import Sequence

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.appointments import election
from app.appointments.awaited import awaited_draw
from app.appointments.events import LotsDrawn
from app.appointments.models import AnnouncedGroup, Appointment, Draw, DrawnHow
from app.appointments.refusals import as_the_law_allows
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law import proportional_election
from app.law.proportional_election import NeedsDraw


def draw(
    appointment: Appointment,
    *,
    quotient: str,
    order: Sequence[AnnouncedGroup],
    drawn_by: str,
    how: DrawnHow = DrawnHow.BY_HAND,
    by: User,
) -> Draw:
    """Record the order that lots gave the groups with this quotient, the first first.

    The act does not say who draws. The chair leads the draw in the open meeting, and ``drawn_by`` says whose
    hand it was.
    """
    tie = _tie_at(appointment, quotient)
    if not drawn_by:
        raise Refused(_("Write who drew the lots."))
    entry = proportional_election.Draw(tie.quotient, tuple(group.name for group in order))
    with as_the_law_allows():
        proportional_election.record(election.election(appointment), entry)
    appointment.entries += 1
    draw = Draw(
        number=appointment.entries,
        quotient=str(tie.quotient),
        order=[group.id for group in order],
        how=how,
        drawn_by=drawn_by,
        recorded_by_id=by.id,
        drawn_at=clock.now(),
    )
    appointment.draws.append(draw)
    db.session.flush()
    record(LotsDrawn(appointment.id, appointment.committee_id, str(tie.quotient), len(order), how), by=by)
    return draw


def draw_by_portal(appointment: Appointment, *, quotient: str, by: User) -> Draw:
    """Let the portal draw, with the operating system's random numbers, and record that it did.

    A bag of folded names is the custom; with many tied groups it is slow. The portal draws only when asked,
    once, and on the record: another try is possible only by striking the draw out with a reason.
    """
    order = election.tied_groups(appointment, _tie_at(appointment, quotient))
    secrets.SystemRandom().shuffle(order)
    return draw(appointment, quotient=quotient, order=order, drawn_by=by.name, how=DrawnHow.BY_PORTAL, by=by)


def _tie_at(appointment: Appointment, quotient: str) -> NeedsDraw:
    tie = awaited_draw(appointment)
    if str(tie.quotient) != quotient:
        raise Stale(_("Those lots have been drawn already. Look at the page as it is now."))
    return tie
