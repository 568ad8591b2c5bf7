"""What the secretariat and the council do with candidates."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.applications.events import (
    ApplicantAppointed,
    ApplicantNotAppointed,
    CandidateOpened,
    ProfilesConfirmed,
)
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.calls import queries as calls
from app.errors import Refused, Stale
from app.events import record


def open_candidate(application: Application, *, by: User) -> None:
    """Write down that somebody read what a candidate wrote (databeskyttelsesforordningen art. 5 stk. 2)."""
    record(CandidateOpened.of(application), by=by)


def confirm_profiles(
    application: Application, *, version: int, judgements: Mapping[int, bool | None], by: User
) -> None:
    """Note whether each profile fits: True, False, or None for not looked at yet.

    ``judgements`` is by profile id; a profile that is not the call's own is ignored.
    """
    if application.version != version:
        raise Stale(_("The application was changed while you looked at it. Check the profiles again."))
    if not application.is_received:
        raise Refused(_("The application has been answered or withdrawn, so its profiles are not changed any more."))
    known = {match.profile_id: match for match in application.matches}
    for profile_id, _name, _wanted in calls.wanted(application.call).profiles:
        judgement = judgements.get(profile_id)
        if profile_id in known:
            known[profile_id].is_confirmed = judgement
        elif judgement is not None:
            application.matches.append(ProfileMatch(profile_id=profile_id, is_confirmed=judgement))
    application.version += 1
    record(ProfilesConfirmed.of(application), by=by)


def settle(application: Application, *, is_appointed: bool, by: User | None) -> None:
    """The council has decided: the applicant is appointed or not, and is told."""
    application.become(
        ApplicationStatus.APPOINTED if is_appointed else ApplicationStatus.NOT_APPOINTED,
        _("The application has been answered or withdrawn already."),
    )
    application.settled_at = clock.now()
    event = ApplicantAppointed if is_appointed else ApplicantNotAppointed
    record(event.of(application), by=by)
