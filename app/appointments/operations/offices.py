"""Chair and vice-chair, chosen by the council among the councillors who got a place (ksl. § 24 stk. 1)."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from app.accounts.models import User
from app.appointments import election
from app.appointments.awaited import AwaitedOffice, awaited_ballot, awaited_office, awaited_office_draw
from app.appointments.events import BallotCast, OfficeFilled, OfficeLotsDrawn
from app.appointments.models import Appointment, OfficeElection
from app.appointments.refusals import as_the_law_allows
from app.bodies.models import Office
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.law.majority_election import Elected


def elect(appointment: Appointment, *, office: Office, user: User, by: User) -> OfficeElection:
    """Fill the office with the one everybody agrees on, without a ballot."""
    awaited = awaited_office(appointment)
    _must_be(office, awaited)
    if awaited.next_ballot > 1:
        raise Refused(_("Ballots have been held for this office. Go on with them."))
    if user.id not in _eligible(appointment):
        raise Refused(_("%(name)s cannot be chosen for this office.", name=user.name))
    office_election = _election_for(appointment, awaited)
    office_election.is_agreed, office_election.elected_id = True, user.id
    db.session.flush()
    record(OfficeFilled(appointment.id, appointment.committee_id, office, user.id, is_agreed=True), by=by)
    return office_election


def cast_ballot(
    appointment: Appointment, *, office: Office, number: int, votes: Mapping[User, int], by: User
) -> OfficeElection:
    """Record a ballot: the votes for each candidate, blank ones left out. ``number`` counts the ballots held."""
    awaited = awaited_ballot(appointment)
    _must_be(office, awaited)
    if number != awaited.next_ballot:
        raise Stale(_("That ballot has been recorded already. Look at the page as it is now."))
    votes = {user: count for user, count in votes.items() if count}
    if strangers := {user.id for user in votes} - _eligible(appointment):
        raise Refused(_("%(count)s of the candidates cannot be chosen for this office.", count=len(strangers)))
    office_election = _election_for(appointment, awaited)
    office_election.ballots = [*office_election.ballots, {str(user.id): count for user, count in votes.items()}]
    record(BallotCast(appointment.id, appointment.committee_id, office, number), by=by)
    _settle(appointment, office_election, by)
    return office_election


def draw_candidates(appointment: Appointment, *, office: Office, chosen: Sequence[User], by: User) -> OfficeElection:
    """Record whom lots chose: who goes on to the third ballot, or who of two equals is elected."""
    awaited, tie = awaited_office_draw(appointment)
    _must_be(office, awaited)
    if len(chosen) != tie.places or not {str(user.id) for user in chosen} <= set(tie.among):
        raise Refused(_("The lots must choose %(places)s among those who are tied.", places=tie.places))
    office_election = _election_for(appointment, awaited)
    if tie.elects:
        office_election.drawn_id = chosen[0].id
    else:
        office_election.finalists = [str(user.id) for user in chosen]
    record(OfficeLotsDrawn(appointment.id, appointment.committee_id, office), by=by)
    _settle(appointment, office_election, by)
    return office_election


def _must_be(office: Office, awaited: AwaitedOffice) -> None:
    if awaited.office is not office:
        raise Refused(_("That office has been filled, or another comes before it."))


def _election_for(appointment: Appointment, awaited: AwaitedOffice) -> OfficeElection:
    """The election that is under way for the office, or a new one."""
    if awaited.election:
        return awaited.election
    begun = OfficeElection(office=awaited.office, is_agreed=False, ballots=[], finalists=[])
    appointment.offices.append(begun)
    return begun


def _settle(appointment: Appointment, office_election: OfficeElection, by: User) -> None:
    """Fill the office if the ballots and lots have decided it."""
    with as_the_law_allows():
        outcome = election.office_outcome(appointment.members_present, office_election)
    if isinstance(outcome, Elected):
        office_election.elected_id = int(outcome.candidate)
        filled = OfficeFilled(
            appointment.id,
            appointment.committee_id,
            office_election.office,
            office_election.elected_id,
            is_agreed=False,
        )
        record(filled, by=by)
    db.session.flush()


def _eligible(appointment: Appointment) -> set[int | None]:
    return {answer.user_id for answer in election.eligible(appointment)}
