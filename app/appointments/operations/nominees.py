"""Whom a group can name, and the checks each name must pass."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.accounts.queries import as_stored
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
    def called(self) -> str:
        """The name of the person."""
        if self.councillor:
            return self.councillor.name
        return self.application.name if self.application else self.name

    @property
    def address(self) -> str:
        """The e-mail address, by which the same person is known in another place."""
        if self.councillor:
            return self.councillor.email
        return self.application.email if self.application else as_stored(self.email)


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


def enter(appointment: Appointment, group: AnnouncedGroup, nominee: Nominee, *, by: User) -> TurnAnswer:
    """Add to the record whom the group names."""
    is_known_by_name_only = not (nominee.councillor or nominee.application)
    appointment.entries += 1
    answer = TurnAnswer(
        number=appointment.entries,
        announced=group,
        kind=nominee.kind,
        user=nominee.councillor,
        application=nominee.application,
        name="" if nominee.application else nominee.called,
        email=nominee.address if is_known_by_name_only else "",
        profile=nominee.profile,
        reason=nominee.reason,
        recorded_by_id=by.id,
        answered_at=clock.now(),
    )
    appointment.answers.append(answer)
    return answer


def emails_of_council(appointment: Appointment) -> set[str]:
    """By which the members of the council are known among those who are named."""
    return {membership.user.email for membership in queries.members_of_council(appointment)}


def check(appointment: Appointment, nominee: Nominee, council: set[str]) -> None:
    """Refuse a name that cannot have the place: the wrong kind, twice, or without the reason that is needed.

    ``council`` holds the e-mail addresses of its members.
    """
    if not nominee.councillor:
        _check_citizen(appointment, nominee, council)
    elif nominee.address not in council:
        raise Refused(_("%(name)s did not sit in the council that day.", name=nominee.called))
    if nominee.address in _addresses_with_a_place(appointment):
        raise Refused(_("%(name)s has a place already.", name=nominee.called))


def _check_citizen(appointment: Appointment, nominee: Nominee, council: set[str]) -> None:
    if nominee.address in council:
        raise Refused(
            _("%(name)s is a member of the council and can only have a councillor's place.", name=nominee.called)
        )
    terms = appointment.committee.terms
    if nominee.profile and (not terms or nominee.profile.terms_id != terms.id):
        raise Refused(_("That profile is not in the terms of reference in force."))
    if nominee.profile and nominee.profile.is_sensitive and not _has_answered(nominee):
        raise Refused(
            _(
                "%(name)s has not said that this profile fits, or has taken it back. Choose none in particular.",
                name=nominee.called,
            )
        )
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


def _has_answered(nominee: Nominee) -> bool:
    """Whether the person has consented to being asked for the profile."""
    matches = nominee.application.sensitive_matches if nominee.application else []
    return any(match.profile == nominee.profile for match in matches)


def _check_other_resident(appointment: Appointment, nominee: Nominee) -> None:
    if not (nominee.name and nominee.email and nominee.reason):
        raise Refused(_("For somebody who has not applied, write the name, the e-mail address and the reason."))
    has_a_place = nominee.address in _addresses_with_a_place(appointment)
    if not has_a_place and queries.has_applied(appointment, nominee.address):
        raise Refused(_("%(name)s has applied. Choose the application instead.", name=nominee.name))


def _addresses_with_a_place(appointment: Appointment) -> set[str]:
    return {answer.user.email if answer.user else answer.address for answer in appointment.named}
