"""Chair and vice-chair, chosen by the council among the councillors who got a place (ksl. § 24 stk. 1)."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from app.accounts.models import User
from app.appointments import election
from app.appointments.election import Step
from app.appointments.events import BallotCast, OfficeFilled, OfficeLotsDrawn
from app.appointments.models import Appointment, OfficeElection
from app.appointments.operations.guards import must_be_open
from app.appointments.refusals import law
from app.bodies.models import Office
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law.majority_election import Elected, NeedsLots


def elect(appointment: Appointment, *, office: Office, user: User, by: User) -> OfficeElection:
    """Fill the office with the one everybody agrees on, without a ballot."""
    held = _awaited(appointment, office)
    if held.ballots:
        raise Refused(_("Ballots have been held for this office. Go on with them."))
    if str(user.id) not in _eligible(appointment):
        raise Refused(_("%(name)s cannot be chosen for this office.", name=user.name))
    held.is_agreed, held.elected_id = True, user.id
    db.session.flush()
    record(OfficeFilled(appointment.id, appointment.committee_id, office, user.id, is_agreed=True), by=by)
    return held


def cast_ballot(
    appointment: Appointment, *, office: Office, number: int, votes: Mapping[User, int], by: User
) -> OfficeElection:
    """Record a ballot: the votes for each candidate, blank ones left out. ``number`` counts the ballots held."""
    held = _awaited(appointment, office)
    if number != len(held.ballots) + 1:
        raise Stale(_("That ballot has been recorded already. Look at the page as it is now."))
    if isinstance(election.office_outcome(appointment.members_present, held), NeedsLots):
        raise Refused(_("Lots must be drawn before the next ballot."))
    counted = {str(user.id): count for user, count in votes.items() if count}
    if strangers := counted.keys() - _eligible(appointment):
        raise Refused(_("%(count)s of the candidates cannot be chosen for this office.", count=len(strangers)))
    held.ballots = [*held.ballots, counted]
    record(BallotCast(appointment.id, appointment.committee_id, office, number), by=by)
    _settle(appointment, held, by)
    return held


def draw_candidates(appointment: Appointment, *, office: Office, drawn: Sequence[User], by: User) -> OfficeElection:
    """Record whom lots chose: who goes on to the third ballot, or who of two equals is elected."""
    held = _awaited(appointment, office)
    result = election.office_outcome(appointment.members_present, held)
    if not isinstance(result, NeedsLots):
        raise Refused(_("There is no tie to draw lots about."))
    if len(drawn) != result.places or not {str(user.id) for user in drawn} <= set(result.among):
        raise Refused(_("The lots must choose %(places)s among those who are tied.", places=result.places))
    if result.elects:
        held.drawn_id = drawn[0].id
    else:
        held.finalists = [str(user.id) for user in drawn]
    record(OfficeLotsDrawn(appointment.id, appointment.committee_id, office), by=by)
    _settle(appointment, held, by)
    return held


def _settle(appointment: Appointment, held: OfficeElection, by: User) -> None:
    with law():
        result = election.office_outcome(appointment.members_present, held)
    if isinstance(result, Elected):
        held.elected_id = int(result.candidate)
        record(
            OfficeFilled(appointment.id, appointment.committee_id, held.office, held.elected_id, is_agreed=False),
            by=by,
        )
    db.session.flush()


def _awaited(appointment: Appointment, office: Office) -> OfficeElection:
    """The election that is under way for the office. Offices are filled one after another, the chair first."""
    must_be_open(appointment)
    if election.next_step(appointment) is not Step.OFFICES:
        raise Refused(_("Chair and vice-chair are chosen when all places are taken, and once."))
    if election.open_offices(appointment)[0] is not office:
        raise Refused(_("That office has been filled, or another comes before it."))
    for held in appointment.offices:
        if held.office is office:
            return held
    held = OfficeElection(office=office, is_agreed=False, ballots=[], finalists=[])
    appointment.offices.append(held)
    return held


def _eligible(appointment: Appointment) -> set[str]:
    return {str(answer.user_id) for answer in election.eligible(appointment)}
