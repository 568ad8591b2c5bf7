"""The agreed list: every place at once, when nobody objects."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from app.accounts.models import User
from app.appointments.awaited import must_be_open
from app.appointments.events import ListAgreed
from app.appointments.models import AnnouncedGroup, Appointment
from app.appointments.operations.clearing import clear_list
from app.appointments.operations.nominees import (
    Nominee,
    check,
    emails_of_council,
    enter,
    with_confirmed_profile,
)
from app.bodies.models import SeatKind
from app.errors import Refused
from app.events import record
from app.extensions import db


@dataclass(frozen=True)
class Line:
    """One place of the list: the group that owns it, also later (ksl. § 28), and the person."""

    group: AnnouncedGroup
    nominee: Nominee


def agree_list(appointment: Appointment, *, lines: Sequence[Line], by: User) -> Appointment:
    """Record the list that nobody objects to: all places, each with its owning group. Replaces an earlier one."""
    must_be_open(appointment)
    if not appointment.is_agreed:
        raise Refused(_("A list can be agreed only after everybody was asked and nobody objected."))
    _must_fill_every_place(appointment, lines)
    clear_list(appointment)
    _enter_all(appointment, _with_confirmed_profiles(appointment, lines), by)
    db.session.flush()
    record(ListAgreed(appointment.id, appointment.committee_id, len(lines)), by=by)
    return appointment


def _enter_all(appointment: Appointment, lines: Sequence[Line], by: User) -> None:
    """Refused with everything that is wrong with the list, so that it need not be sent once for each name."""
    council, problems = emails_of_council(appointment), []
    for line in lines:
        try:
            check(appointment, line.nominee, council)
        except Refused as problem:
            problems.append(str(problem))
        enter(appointment, line.group, line.nominee, by=by)
    if problems:
        raise Refused(" ".join(problems))


def _with_confirmed_profiles(appointment: Appointment, lines: Sequence[Line]) -> list[Line]:
    """Those chosen by hand count first, then those earlier on the list."""
    filled = Counter(line.nominee.profile.id for line in lines if line.nominee.profile)
    completed = []
    for line in lines:
        nominee = with_confirmed_profile(appointment, line.nominee, filled)
        if nominee.profile and not line.nominee.profile:
            filled[nominee.profile.id] += 1
        completed.append(replace(line, nominee=nominee))
    return completed


def _must_fill_every_place(appointment: Appointment, lines: Sequence[Line]) -> None:
    given = Counter(line.nominee.kind for line in lines)
    for kind, places, sentence in (
        (
            SeatKind.COUNCILLOR,
            appointment.councillors,
            _("The list names %(given)s councillors, and there are %(places)s places for councillors."),
        ),
        (
            SeatKind.CITIZEN,
            appointment.citizens,
            _("The list names %(given)s citizens, and there are %(places)s places for citizens."),
        ),
    ):
        if given[kind] != places:
            raise Refused(sentence % {"given": given[kind], "places": places})
