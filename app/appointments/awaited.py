"""What an appointment waits for, said once: to the page that offers a step, and to the operation that records it.

Each function answers with what can be done now, or refuses with the reason why it cannot.
"""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.appointments import election
from app.appointments.election import Step
from app.appointments.models import Appointment, Draw, OfficeElection, TurnAnswer
from app.bodies.models import Office
from app.errors import Refused
from app.law.majority_election import NeedsLots, NextBallot
from app.law.proportional_election import NeedsDraw, Turn


def must_be_open(appointment: Appointment) -> None:
    if appointment.is_completed:
        raise Refused(_("The members have been appointed. Nothing in this appointment can change any more."))
    if not appointment.is_open:
        raise Refused(_("This appointment was stopped. Open a new one from the committee's page."))


def must_not_have_started(appointment: Appointment) -> None:
    must_be_open(appointment)
    if appointment.has_started:
        raise Refused(_("The election has started, so groups and method stand. Strike out its entries first."))


def awaited_draw(appointment: Appointment) -> NeedsDraw:
    """The groups with equal quotients between whom lots must be drawn."""
    must_be_open(appointment)
    if tie := election.needed_draw(appointment):
        return tie
    raise Refused(_("There are no lots to draw now. They have been drawn already, or their time has not come."))


def awaited_turn(appointment: Appointment) -> Turn:
    """The group whose turn it is to name somebody."""
    must_be_open(appointment)
    if turn := election.next_turn(appointment):
        return turn
    raise Refused(_("No group has a turn now. The turn has been recorded already, or its time has not come."))


def last_entry(appointment: Appointment) -> Draw | TurnAnswer:
    """The entry of the election that can be struck out."""
    must_be_open(appointment)
    if appointment.has_started and (entry := appointment.last_entry):
        return entry
    raise Refused(_("There is no entry to strike out."))


@dataclass(frozen=True)
class AwaitedOffice:
    """The office that is being filled now."""

    office: Office
    #: The election for it; None until it is chosen whether to hold a ballot.
    election: OfficeElection | None
    #: The id and name of each councillor who can be chosen, or between whom lots are drawn.
    candidates: list[tuple[int, str]]
    #: The tie that lots must settle before the next ballot.
    tie: NeedsLots | None

    @property
    def next_ballot(self) -> int:
        """The number of the next ballot, or of the one that would follow the lots."""
        return len(self.election.ballots) + 1 if self.election else 1


def awaited_office(appointment: Appointment) -> AwaitedOffice:
    """The offices are filled one after another, the chair first."""
    must_be_open(appointment)
    if election.next_step(appointment) is not Step.OFFICES:
        raise Refused(_("Chair and vice-chair are chosen when all places are taken, and once."))
    office = election.open_offices(appointment)[0]
    under_way = next((each for each in appointment.offices if each.office is office), None)
    outcome = election.office_outcome(appointment.members_present, under_way) if under_way else None
    tie = outcome if isinstance(outcome, NeedsLots) else None
    limited_to = outcome.candidates if isinstance(outcome, NextBallot) else tie.among if tie else ()
    return AwaitedOffice(
        office,
        under_way,
        [
            (answer.user_id, answer.person)
            for answer in election.eligible(appointment)
            if answer.user_id and (not limited_to or str(answer.user_id) in limited_to)
        ],
        tie,
    )


def awaited_ballot(appointment: Appointment) -> AwaitedOffice:
    """The office for which a ballot can be held."""
    awaited = awaited_office(appointment)
    if awaited.tie:
        raise Refused(_("Lots must be drawn before the next ballot."))
    return awaited


def awaited_office_draw(appointment: Appointment) -> tuple[AwaitedOffice, NeedsLots]:
    """The office whose ballots ended in a tie, and the tie."""
    awaited = awaited_office(appointment)
    if not awaited.tie:
        raise Refused(_("There is no tie to draw lots about."))
    return awaited, awaited.tie
