"""Whom a group can name, and the checks each name must pass."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.applications.models import Application
from app.appointments import queries
from app.appointments.models import AnnouncedGroup, Appointment, TurnAnswer
from app.bodies.models import SeatKind
from app.committees.models import Profile
from app.errors import Refused


@dataclass(frozen=True)
class Nominee:
    """A councillor, somebody who applied, or another resident by name and e-mail with the reason.

    ``reason`` is also needed for somebody who says they do not live in the municipality (ksl. § 17 stk. 6
    speaks of residents; whether an expert from outside can be a full member is unsettled, so it is not barred).
    """

    councillor: User | None = None
    application: Application | None = None
    name: str = ""
    email: str = ""
    profile: Profile | None = None
    reason: str = ""
    #: No profile was chosen: the candidate fills the one that the secretariat confirmed, if it is still wanted.
    fills_confirmed: bool = False

    @property
    def kind(self) -> SeatKind:
        return SeatKind.COUNCILLOR if self.councillor else SeatKind.CITIZEN

    @property
    def address(self) -> str:
        if self.councillor:
            return self.councillor.email
        return self.application.email if self.application else self.email.strip().lower()


def with_confirmed_profile(appointment: Appointment, nominee: Nominee, filled: Mapping[int, int]) -> Nominee:
    """Who fills the profile that the secretariat confirmed gets it: of several the first, in the order of the
    terms, that is still wanted when ``filled`` of each (profile id → places) are counted."""
    if not (nominee.fills_confirmed and nominee.application):
        return nominee
    terms = appointment.committee.terms
    confirmed = {match.profile_id for match in nominee.application.matches if match.is_confirmed}
    fitting = (
        profile
        for profile in (terms.profiles if terms else [])
        if profile.id in confirmed and filled.get(profile.id, 0) < profile.wanted
    )
    return replace(nominee, profile=next(fitting, None))


def enter(
    appointment: Appointment, group: AnnouncedGroup, nominee: Nominee | None, *, reason: str = "", by: User
) -> TurnAnswer:
    """Add an answer to the record: the nominee, or None for a place given up."""
    appointment.entries += 1
    answer = TurnAnswer(
        number=appointment.entries,
        announced=group,
        kind=nominee.kind if nominee else None,
        user=nominee.councillor if nominee else None,
        application=nominee.application if nominee else None,
        name=nominee.name if nominee and not nominee.application else "",
        email=nominee.address if nominee and not nominee.councillor and not nominee.application else "",
        profile=nominee.profile if nominee else None,
        reason=nominee.reason if nominee else reason,
        recorded_by_id=by.id,
        answered_at=clock.now(),
    )
    appointment.answers.append(answer)
    return answer


def check(appointment: Appointment, nominee: Nominee) -> None:
    """Refuse a name that cannot have the place: the wrong kind, twice, or without the reason that is needed."""
    council = {membership.user.email for membership in queries.members_of_council(appointment)}
    if nominee.councillor:
        if nominee.address not in council:
            raise Refused(_("%(name)s did not sit in the council that day.", name=nominee.councillor.name))
    else:
        _check_citizen(appointment, nominee, council)
    if nominee.address in _taken(appointment):
        raise Refused(_("%(name)s has a place already.", name=_name(nominee)))


def _check_citizen(appointment: Appointment, nominee: Nominee, council: set[str]) -> None:
    if nominee.address in council:
        raise Refused(
            _("%(name)s is a member of the council and can only have a councillor's place.", name=_name(nominee))
        )
    terms = appointment.committee.terms
    if nominee.profile and (not terms or nominee.profile.terms_id != terms.id):
        raise Refused(_("That profile is not in the terms of reference in force."))
    application = nominee.application
    if application is None:
        _check_other_resident(appointment, nominee)
        return
    if application.call_id != appointment.call_id:
        raise Refused(_("%(name)s did not apply for this committee.", name=application.name))
    if not application.is_received:
        raise Refused(_("%(name)s has withdrawn the application.", name=application.name))
    if not application.is_resident and not nominee.reason:
        raise Refused(
            _(
                "%(name)s does not live in the municipality. Write why the person is chosen all the same.",
                name=application.name,
            )
        )


def _check_other_resident(appointment: Appointment, nominee: Nominee) -> None:
    if not (nominee.name and nominee.email and nominee.reason):
        raise Refused(_("For somebody who has not applied, write the name, the e-mail address and the reason."))
    if any(candidate.email == nominee.address for candidate in queries.nameable_candidates(appointment)):
        raise Refused(_("%(name)s has applied. Choose the application instead.", name=nominee.name))


def _taken(appointment: Appointment) -> set[str]:
    return {answer.user.email if answer.user else answer.address for answer in appointment.named}


def _name(nominee: Nominee) -> str:
    if nominee.councillor:
        return nominee.councillor.name
    return nominee.application.name if nominee.application else nominee.name
