"""What an applicant can do: apply, change, withdraw, have the private link again.

``answers`` is everything of ``ANSWERS`` by name, and the ids ``profile_ids`` (which fit) and
``date_ids`` (meetings the person can come to); ids that are not the call's own are ignored. Sensitive profiles are
ignored without ``consent_wording``, the words that the person consented to.

The trail says of none of this who did it, for it outlives the right to be forgotten.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.accounts.queries import as_stored
from app.accounts.throttle import Action, count_attempt, next_turn
from app.applications import queries
from app.applications.events import (
    ApplicationChanged,
    ApplicationReceived,
    ApplicationRepeated,
    ApplicationReplaced,
    ApplicationWithdrawn,
    ConsentWithdrawn,
    LinkRenewed,
)
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.applications.operations.forgetting import blank, delete_sensitive, erase
from app.calls import queries as calls
from app.calls.models import Call
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.jobs import enqueue

ANSWERS = (
    "name", "phone", "is_resident", "neighbourhood", "age_band", "motivation", "contribution", "may_be_asked_again",
)  # fmt: skip
#: No I, L, O, U, 0 or 1: nothing that can be misheard on the telephone or misread on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
#: The kind of the job that writes the private links somebody asked for.
WRITE_LINKS = "application_links.write"


def submit(
    call: Call,
    *,
    form_token: str,
    email: str,
    by: User | None = None,
    client: str = "",
    language: str = "da",
    **answers: Any,
) -> Application:
    """Receive an application. The same form sent twice gives the one application it made the first time; sent again
    with something corrected (an address, say) it is a form of its own.

    An address that has applied already gets a second, ``REPEATED`` one: it does not count, and only
    the letter says so. The page that answers is the same for both, so nobody can find out by typing
    a neighbour's address whether the neighbour has applied; and what was written is not lost.

    It is received at once, however many came from the same ``client``; the letters about them wait their turn.
    """
    if before := queries.behind_form(form_token):
        if before.email == as_stored(email) and _says(before, answers):
            return before
        form_token = secrets.token_urlsafe(16)
    if not call.is_open:
        raise Refused(_("The deadline has passed, so the application could not be received."))
    first = queries.standing(call, email)
    own = by if by and by.email == as_stored(email) else None
    application = Application(
        call=call,
        email=as_stored(email),
        number=_new_number(),
        form_token=form_token,
        link_stamp=secrets.token_hex(8),
        status=ApplicationStatus.REPEATED if first else ApplicationStatus.RECEIVED,
        repeats_id=first.id if first else None,
        # Tied to the account only where the address is the account's own.
        user_id=own.id if own else None,
        proved_at=clock.now() if own else None,
        receipt_at=next_turn(Action.RECEIPT, person=as_stored(email), client="" if own else client),
        language=language,
        submitted_at=clock.now(),
    )
    _write(application, answers)
    db.session.add(application)
    db.session.flush()
    record(
        ApplicationRepeated.of(application, first_id=first.id) if first else ApplicationReceived.of(application),
        by=None,
    )
    return application


def change(application: Application, **answers: Any) -> None:
    """Write the answers anew, until the deadline."""
    if not application.can_change:
        raise Refused(_("The application can no longer be changed. It stands as you last sent it."))
    _write(application, answers)
    application.changed_at = clock.now()
    record(ApplicationChanged.of(application), by=None)


def replace(application: Application) -> None:
    """Let what was sent last with the same address stand instead of what stands now."""
    if not application.can_change:
        raise Refused(_("The application can no longer be changed. It stands as you last sent it."))
    repeats = queries.repeats_of(application)
    if not repeats:
        raise Refused(_("There is no other application to choose."))
    latest = repeats[0]
    _write(
        application,
        {name: getattr(latest, name) for name in ANSWERS}
        | {
            "profile_ids": [match.profile_id for match in latest.matches if match.is_claimed],
            "consent_wording": next((match.consent_wording for match in latest.matches if match.consent_wording), ""),
            "date_ids": [date.id for date in latest.dates],
        },
    )
    application.changed_at = clock.now()
    record(ApplicationReplaced.of(application, repeated_id=latest.id), by=None)
    for repeat in repeats:
        blank(repeat)


def withdraw(application: Application) -> None:
    """Take the application back, until the council has decided.

    Everything personal is blanked at once, for it serves no purpose any more (GDPR art. 17); number,
    status and dates stay, so that the municipality can still say how many applied.
    """
    if not application.can_withdraw:
        raise Refused(_("The application has been answered or withdrawn already."))
    # Told before anything is blanked, while there still is an address to write to.
    record(ApplicationWithdrawn.of(application), by=None)
    for forgotten in [*queries.repeats_of(application), application]:
        erase(forgotten)
    application.status, application.withdrawn_at = ApplicationStatus.WITHDRAWN, clock.now()


def send_links(email: str, *, client: str) -> None:
    """Write to this address once for each application it has. An address that has none gets nothing.

    It is written afterwards, so that an address without one is answered with the same work.
    """
    count_attempt(Action.APPLICATION_LINK, person=as_stored(email), client=client)
    enqueue(WRITE_LINKS, ids=[application.id for application in queries.counting_of(email)])


def prove(application: Application) -> None:
    """Somebody opened the private link, so they read the mail of the address."""
    application.proved_at = application.proved_at or clock.now()


def renew_link(application: Application) -> None:
    """Make every link there is void and write a new one: the old one was lost, or seen by others."""
    application.link_stamp = secrets.token_hex(8)
    record(LinkRenewed.of(application), by=None)


def withdraw_consent(application: Application) -> None:
    """Delete the answers to sensitive profiles, at whatever time the person says so. The application stands."""
    if not application.sensitive_matches:
        raise Refused(_("There is no answer to delete any more."))
    for each in [application, *queries.repeats_of(application)]:
        delete_sensitive(each)
    application.touch()
    db.session.flush()
    record(ConsentWithdrawn(application.call_id, application.call.committee_id), by=None)


def _says(application: Application, answers: Mapping[str, Any]) -> bool:
    """Whether this is what the application says already."""
    claimed = {match.profile_id for match in application.matches if match.is_claimed}
    fitting = {each.id for each in _that_fit(application, answers)}
    dates = {date.id for date in application.dates}
    return (
        all(getattr(application, name) == answers[name] for name in ANSWERS)
        and claimed == fitting
        and dates == {date.id for date in application.call.dates}.intersection(answers["date_ids"])
    )


def _write(application: Application, answers: Mapping[str, Any]) -> None:
    for name in ANSWERS:
        setattr(application, name, answers[name])
    application.dates = [date for date in application.call.dates if date.id in answers["date_ids"]]
    _claim(application, answers)


def _that_fit(application: Application, answers: Mapping[str, Any]) -> list[calls.WantedProfile]:
    """The profiles of the call that the answers name; without a consent none that is sensitive."""
    return [
        each
        for each in calls.wanted(application.call).profiles
        if each.id in answers["profile_ids"] and (answers.get("consent_wording") or not each.is_sensitive)
    ]


def _claim(application: Application, answers: Mapping[str, Any]) -> None:
    """What the secretariat has noted about a profile stays when the applicant changes something else."""
    known = {match.profile_id: match for match in application.matches}
    fitting = _that_fit(application, answers)
    for profile in fitting:
        match = known.get(profile.id)
        if match is None:
            match = ProfileMatch(profile_id=profile.id, is_claimed=True)
            application.matches.append(match)
        elif not match.is_claimed:
            match.is_claimed, match.is_confirmed = True, None
        if profile.is_sensitive and match.consent_wording != answers["consent_wording"]:
            match.consented_at, match.consent_wording = clock.now(), answers["consent_wording"]
    kept = {profile.id for profile in fitting}
    for match in [each for each in application.matches if each.profile_id not in kept]:
        if match.consented_at:
            application.matches.remove(match)
        elif match.is_claimed:
            match.is_claimed, match.is_confirmed = False, None


def _new_number() -> str:
    """Like K7Q4-2M9X: one of 650 thousand million, so that nobody guesses one and none comes twice."""
    drawn = "".join(secrets.choice(ALPHABET) for _place in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
