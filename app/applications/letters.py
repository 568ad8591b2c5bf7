"""Letters to those who apply.

They hold the receipt's number and a private link, not what was written in the application.
"""

from typing import Any

from flask import current_app
from sqlalchemy import or_, select

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
    LinkRequested,
)
from app.applications.links import private_link
from app.applications.models import Application
from app.applications.queries import candidates
from app.calls.events import CallWithdrawn
from app.calls.models import Call
from app.events import on
from app.extensions import db
from app.outbox import Letter, LetterStatus, write_letter


def write_to_applicant(kind: str, application: Application, *, is_secret: bool = False, **context: Any) -> None:
    """A letter in the language the person applied in. ``is_secret``: it holds the private link."""
    call = application.call
    write_letter(
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
    write_to_applicant("applications/receipt", _application(event.application_id), is_secret=True)


@on(ApplicationRepeated)
def tell_of_the_first(event: ApplicationRepeated) -> None:
    repeated = _application(event.application_id)
    write_to_applicant("applications/repeated", _application(event.first_id), is_secret=True, repeated=repeated)


@on(ApplicationChanged)
def tell_of_change(event: ApplicationChanged) -> None:
    write_to_applicant("applications/changed", _application(event.application_id), is_secret=True)


@on(ApplicationReplaced)
def tell_of_replacement(event: ApplicationReplaced) -> None:
    write_to_applicant("applications/changed", _application(event.application_id), is_secret=True)


@on(ApplicationWithdrawn)
def tell_of_withdrawal(event: ApplicationWithdrawn) -> None:
    _forget_letters(event)
    write_to_applicant("applications/withdrawn", _application(event.application_id))


@on(LinkRequested)
def send_link(event: LinkRequested) -> None:
    write_to_applicant("applications/link", _application(event.application_id), is_secret=True)


@on(ApplicantAppointed)
def congratulate(event: ApplicantAppointed) -> None:
    write_to_applicant("applications/appointed", _application(event.application_id))


@on(ApplicantNotAppointed)
def thank(event: ApplicantNotAppointed) -> None:
    write_to_applicant("applications/not_appointed", _application(event.application_id))


@on(ApplicantForgotten)
def forget_letters(event: ApplicantForgotten) -> None:
    _forget_letters(event)


def _forget_letters(event: AboutApplication) -> None:
    """A letter names its recipient, so what has been sent is blanked with the application."""
    about_applying = or_(Letter.kind.startswith("applications/"), Letter.kind.startswith("calls/"))
    sent = select(Letter).where(
        Letter.recipient == _application(event.application_id).email,
        Letter.committee_id == event.committee_id,
        Letter.status == LetterStatus.SENT,
        about_applying,
    )
    for letter in db.session.scalars(sent):
        letter.recipient = letter.body = ""


@on(CallWithdrawn)
def tell_of_the_withdrawn_call(event: CallWithdrawn) -> None:
    for application in candidates(db.session.get_one(Call, event.call_id)):
        write_to_applicant("calls/withdrawn", application, is_secret=True)
