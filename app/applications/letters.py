"""Letters to those who apply.

They hold the receipt's number and a private link, not what was written in the application. Until somebody has opened the
link, anybody may have typed the address: such a letter greets nobody by the name that was typed with it.
"""

from collections.abc import Sequence
from typing import Any

from flask import current_app
from sqlalchemy import or_, select

from app.applications import queries
from app.applications.events import (
    AboutApplication,
    ApplicantAppointed,
    ApplicantForgotten,
    ApplicantNotAppointed,
    ApplicationChanged,
    ApplicationReceived,
    ApplicationRepeated,
    ApplicationReplaced,
    ApplicationWithdrawn,
    LinkRenewed,
    LinkRequested,
)
from app.applications.links import private_link
from app.applications.models import Application
from app.applications.operations import WRITE_LINKS
from app.calls.events import CallWithdrawn
from app.events import on, on_all, record
from app.extensions import db
from app.jobs import handles_in_parts
from app.outbox import Letter, draft, drafts, erase_letters, is_last_of, send, write_to_many


def write_to_applicant(kind: str, application: Application, *, is_secret: bool = False, **context: Any) -> None:
    """A letter in the language the person applied in. ``is_secret``: it holds the private link."""
    send([_draft(kind, application, is_secret=is_secret, **context)])


def _draft(kind: str, application: Application, *, is_secret: bool = False, **context: Any) -> Letter:
    call = application.call
    return draft(
        kind,
        to=application.email,
        language=application.language,
        committee_id=call.committee_id,
        is_secret=is_secret,
        application=application,
        call=call,
        committee=call.committee,
        months=current_app.config["RETENTION_MONTHS"],
        link=private_link(application),
        **context,
    )


def _application(identity: int) -> Application:
    return db.session.get_one(Application, identity)


@on(ApplicationReceived)
def send_receipt(event: ApplicationReceived) -> None:
    received = _application(event.application_id)
    _write_first("applications/receipt", received, of=received)


@on(ApplicationRepeated)
def tell_of_the_first(event: ApplicationRepeated) -> None:
    _write_first("applications/repeated", _application(event.first_id), of=_application(event.application_id))


def _write_first(kind: str, application: Application, *, of: Application) -> None:
    """What answers a form, when its turn comes. As long as one says so and waits, another need not."""
    waits = select(Letter.id).where(
        Letter.kind == kind,
        Letter.recipient == application.email,
        Letter.committee_id == application.call.committee_id,
        Letter.is_waiting,
    )
    if db.session.scalar(waits.limit(1)) is None:
        send([_draft(kind, application, is_secret=True)], at=of.receipt_at)


@on(ApplicationChanged)
def tell_of_change(event: ApplicationChanged) -> None:
    write_to_applicant("applications/changed", _application(event.application_id), is_secret=True)


@on(ApplicationReplaced)
def tell_of_replacement(event: ApplicationReplaced) -> None:
    write_to_applicant("applications/changed", _application(event.application_id), is_secret=True)


is_last_of("applications/withdrawn")


@on(ApplicationWithdrawn)
def tell_of_withdrawal(event: ApplicationWithdrawn) -> None:
    """Where no mail server is set up nothing is written: an address would wait there of which nothing is to be left."""
    _forget_letters(event)
    if current_app.config["MAIL_SERVER"]:
        write_to_applicant("applications/withdrawn", _application(event.application_id))


@handles_in_parts(WRITE_LINKS)
def write_links(_come: int, *, ids: list[int]) -> None:
    """Somebody asked for them. Nobody may have applied with the address: then there is nothing to write."""
    for application in queries.to_write_to(ids):
        record(LinkRequested.of(application), by=None)
        write_to_applicant("applications/link", application, is_secret=True)


@on(LinkRenewed)
def send_new_link(event: LinkRenewed) -> None:
    write_to_applicant("applications/new_link", _application(event.application_id), is_secret=True)


@on(ApplicantAppointed)
def congratulate(event: ApplicantAppointed) -> None:
    write_to_applicant("applications/appointed", _application(event.application_id))


@on_all(ApplicantNotAppointed)
def thank(events: Sequence[ApplicantNotAppointed]) -> None:
    write_to_many("applications/not_appointed", [event.application_id for event in events])


@drafts("applications/not_appointed")
def draft_thanks(kind: str, ids: list[int]) -> list[Letter]:
    return [_draft(kind, application) for application in queries.to_write_to(ids)]


@on(ApplicantForgotten)
def forget_letters(event: ApplicantForgotten) -> None:
    _forget_letters(event)


def _forget_letters(event: AboutApplication) -> None:
    """A letter names its recipient, so it goes with the application, also one that still waits."""
    about_applying = or_(Letter.kind.startswith("applications/"), Letter.kind.startswith("calls/"))
    email = _application(event.application_id).email
    erase_letters(Letter.recipient == email, Letter.committee_id == event.committee_id, about_applying)


@on(CallWithdrawn)
def tell_of_the_withdrawn_call(event: CallWithdrawn) -> None:
    write_to_many("calls/withdrawn", queries.ids_of_candidates(event.call_id))


@drafts("calls/withdrawn")
def draft_the_withdrawal(kind: str, ids: list[int]) -> list[Letter]:
    return [_draft(kind, application, is_secret=True) for application in queries.to_write_to(ids)]
