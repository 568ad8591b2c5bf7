"""What the secretariat and the council do with candidates."""

from collections.abc import Mapping
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import update

from app import clock
from app.accounts.models import User
from app.applications import queries
from app.applications.events import (
    ApplicantAppointed,
    ApplicantNotAppointed,
    CandidateOpened,
    CandidatesListed,
    ProfilesConfirmed,
)
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.calls import queries as calls
from app.calls.models import Call
from app.errors import Refused
from app.events import record, record_all
from app.extensions import db


def open_candidate(application: Application, *, by: User) -> None:
    """Write down that somebody read what a candidate wrote (databeskyttelsesforordningen art. 5 stk. 2)."""
    record(CandidateOpened.of(application), by=by)


#: Whoever turns a page or sorts is still looking at the same list.
SAME_LIST = timedelta(hours=1)


def open_list(call: Call, *, shown: int, by: User) -> None:
    """Write down that somebody opened a list of candidates, and how many it held: once an hour, or when it held more."""
    already = queries.shown_to(by, call, since=clock.now() - SAME_LIST)
    if shown > already:
        record(CandidatesListed(call.id, call.committee_id, shown), by=by)


def confirm_profiles(application: Application, *, judgements: Mapping[int, bool | None], by: User) -> None:
    """Note whether each profile fits: True, False, or None for not looked at yet.

    ``judgements`` is by profile id; a profile that is not the call's own is ignored, and a sensitive one that the
    applicant has not consented to answer.
    """
    if not application.is_received:
        raise Refused(_("The application has been answered or withdrawn, so its profiles are not changed any more."))
    known = {match.profile_id: match for match in application.matches}
    for profile in calls.wanted(application.call).profiles:
        judgement = judgements.get(profile.id)
        if profile.id in known:
            known[profile.id].is_confirmed = judgement
        elif judgement is not None and not profile.is_sensitive:
            application.matches.append(ProfileMatch(profile_id=profile.id, is_confirmed=judgement))
    application.touch()
    record(ProfilesConfirmed.of(application), by=by)


def appoint(application: Application, *, by: User | None) -> None:
    """The council has appointed the applicant, who is told."""
    application.become(ApplicationStatus.APPOINTED, _("The application has been answered or withdrawn already."))
    application.settled_at = clock.now()
    record(ApplicantAppointed.of(application), by=by)


def answer_the_others(call: Call, *, by: User | None) -> None:
    """Everybody else who applied to the call, and whom the council has not appointed, is told so.

    However many they are, it takes a few statements: meanwhile nobody else can write.
    """
    others = queries.ids_of_candidates(call.id)
    db.session.execute(
        update(Application)
        .where(Application.call_id == call.id, Application.is_received)
        .values(status=ApplicationStatus.NOT_APPOINTED, settled_at=clock.now(), version=Application.version + 1)
    )
    record_all([ApplicantNotAppointed(each, call.id, call.committee_id) for each in others], by=by)
