"""What the forms of an appointment offer to choose from, and what they hold beforehand."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from app.applications.models import Application
from app.appointments import election, queries
from app.appointments.election import Step
from app.appointments.models import AnnouncedGroup, Appointment, Draw, OfficeElection, TurnAnswer
from app.bodies import queries as bodies
from app.bodies.models import ElectoralGroup, Membership, Office, SeatKind
from app.errors import Refused
from app.law.majority_election import NeedsLots, NextBallot
from app.law.proportional_election import NeedsDraw, Turn
from app.meetings import queries as meetings

ABSENT, ALONE = "absent", "alone"
#: A candidate on the agreed list who fills no profile, though one may be confirmed.
NO_PROFILE = 0

Choices = list[tuple[int, str]]


def groups_of_council(appointment: Appointment) -> list[ElectoralGroup]:
    return bodies.groups(appointment.meeting.body)


def presence(appointment: Appointment) -> dict[int, str]:
    """User id → what is chosen beforehand: a group's id, ALONE or ABSENT.

    What was recorded here before; else who came according to the meeting's attendance; else everybody.
    """
    attendance = meetings.attendance(appointment.meeting)
    absent = {user.id for user in attendance.absent} if attendance else set()
    recorded = {elector.user_id: _recorded(elector.announced) for elector in appointment.electors}
    return {
        membership.user_id: recorded.get(membership.user_id)
        or (ABSENT if membership.user_id in absent or not membership.group_id else str(membership.group_id))
        for membership in queries.members_of_council(appointment)
    }


def _recorded(announced: AnnouncedGroup | None) -> str:
    if announced is None:
        return ABSENT
    voted_as_group = announced.name.split("+")[0] == announced.group.letter
    return str(announced.group_id) if voted_as_group else ALONE


def awaited_draw(appointment: Appointment) -> NeedsDraw:
    """The draw the election waits for. Refused when it waits for none."""
    if tie := election.needed_draw(appointment):
        return tie
    raise Refused(_("There are no lots to draw now. They have been drawn already, or their time has not come."))


def tied_groups(appointment: Appointment, tie: NeedsDraw) -> list[AnnouncedGroup]:
    named = {group.name: group for group in appointment.groups}
    return [named[name] for name in tie.among]


def awaited_turn(appointment: Appointment) -> Turn:
    """The turn the election waits for. Refused when it waits for none."""
    if appointment.is_open and (turn := election.next_turn(appointment)):
        return turn
    raise Refused(_("No group has a turn now. The turn has been recorded already, or its time has not come."))


def other_groups(appointment: Appointment, turn: Turn) -> list[str]:
    return [name for name in election.sizes(appointment) if name != turn.group]


def pick_choices(appointment: Appointment, turn: Turn) -> dict[str, Choices]:
    """The group's own councillors come first; it may hand a place to another who is willing (Resumé 82.1.10)."""
    own = {
        elector.user_id
        for elector in appointment.electors
        if elector.announced and elector.announced.name == turn.group
    }
    free = sorted(queries.nameable_councillors(appointment), key=lambda each: each.user_id not in own)
    return {
        "councillors": [(each.user_id, _councillor(each)) for each in free],
        "candidates": [(each.id, _candidate(each)) for each in queries.nameable_candidates(appointment)],
        "profiles": _profiles(appointment),
    }


def list_choices(appointment: Appointment) -> dict[str, Choices]:
    counted = election.sizes(appointment)
    return {
        "groups": [(group.id, group.name) for group in appointment.groups if counted.get(group.name)],
        "councillors": [(each.user_id, _councillor(each)) for each in queries.members_of_council(appointment)],
        "candidates": [(each.id, _candidate(each)) for each in queries.candidates(appointment)],
        "profiles": _profiles(appointment),
    }


def list_on_record(appointment: Appointment) -> dict[str, list[dict[str, Any]]]:
    """The agreed list as it was saved, in the shape of its form."""
    rows: dict[str, list[dict[str, Any]]] = {"councillors": [], "candidates": [], "others": []}
    for answer in appointment.named:
        row: dict[str, Any] = {"group": answer.announced_id}
        if answer.kind is SeatKind.COUNCILLOR:
            rows["councillors"].append(row | {"person": answer.user_id})
            continue
        row["reason"] = answer.reason
        if answer.application_id:
            rows["candidates"].append(
                row | {"person": answer.application_id, "profile": answer.profile_id or NO_PROFILE}
            )
        else:
            rows["others"].append(row | {"name": answer.name, "email": answer.email, "profile": answer.profile_id})
    return rows


def _councillor(membership: Membership) -> str:
    return f"{membership.user.name} ({membership.group.letter})" if membership.group else membership.user.name


def _candidate(application: Application) -> str:
    profiles = ", ".join(match.profile.name for match in application.matches if match.is_confirmed)
    return f"{application.name}, {application.number}" + (f" – {profiles}" if profiles else "")


def _profiles(appointment: Appointment) -> Choices:
    return [(each.profile.id, each.profile.name) for each in queries.coverage(appointment)]


def last_entry(appointment: Appointment) -> Draw | TurnAnswer:
    """The entry that can be struck out. Refused when there is none."""
    if appointment.is_open and appointment.has_started and (entry := appointment.last_entry):
        return entry
    raise Refused(_("There is no entry to strike out."))


@dataclass(frozen=True)
class AwaitedOffice:
    """The office that is being filled: who can be chosen now, the number of the next ballot, or lots to draw."""

    office: Office
    held: OfficeElection | None
    people: Choices
    ballot: int
    #: How many of ``people`` lots must choose; 0 when there is nothing to draw about.
    places: int
    #: Whether the one drawn is elected, or goes on to the third ballot.
    elects: bool


def awaited_office(appointment: Appointment) -> AwaitedOffice:
    """Refused when no office is to be filled now."""
    if election.next_step(appointment) is not Step.OFFICES:
        raise Refused(_("Chair and vice-chair are chosen when all places are taken, and once."))
    office = election.open_offices(appointment)[0]
    held = next((each for each in appointment.offices if each.office is office), None)
    people = [(answer.user_id, answer.person) for answer in election.eligible(appointment)]
    result = election.office_outcome(appointment.members_present, held) if held else NextBallot(1)
    among: tuple[str, ...] = ()
    if isinstance(result, NeedsLots):
        among = result.among
    elif isinstance(result, NextBallot):
        among = result.candidates
    return AwaitedOffice(
        office,
        held,
        [(user_id, name) for user_id, name in people if user_id and (not among or str(user_id) in among)],
        len(held.ballots) + 1 if held else 1,
        result.places if isinstance(result, NeedsLots) else 0,
        isinstance(result, NeedsLots) and result.elects,
    )


def awaited_ballot(appointment: Appointment) -> AwaitedOffice:
    """Refused when lots come before the next ballot."""
    awaited = awaited_office(appointment)
    if awaited.places:
        raise Refused(_("Lots must be drawn before the next ballot."))
    return awaited


def awaited_office_draw(appointment: Appointment) -> AwaitedOffice:
    """Refused when there is no tie."""
    awaited = awaited_office(appointment)
    if not awaited.places:
        raise Refused(_("There is no tie to draw lots about."))
    return awaited
