"""Erasing a person, and what is erased by itself. None of it commits; see app/transactions.py."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from app import clock, erasures
from app.accounts.models import Attempt, SignInLink, User
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.jobs import Job
from app.outbox import Letter, erase_letters, erase_overdue_last_letters
from app.personal import Person, the_register
from app.privacy import queries
from app.privacy.events import PersonErased, PersonExported
from app.privacy.models import Receipt
from app.privacy.queries import Subject

#: How long what only serves the running of the portal is kept once it has served.
SERVED = timedelta(days=30)
LETTERS_KEPT = timedelta(days=365)

ACCOUNT = "account"


def erase(subject: Subject, *, by: User) -> Receipt:
    """Erase all of a person that need not stay, and write a receipt.

    Refused for somebody who belongs to a body today, who administers the portal, and for oneself.
    """
    if subject.person.user_id == by.id:
        raise Refused(_("You cannot erase yourself. Ask another to do it."))
    if bodies := queries.bodies_of(subject.person):
        raise Refused(
            _(
                "%(name)s belongs to %(bodies)s today. Write down the last day there first.",
                name=subject.name,
                bodies=", ".join(bodies),
            )
        )
    user = db.session.get(User, subject.person.user_id) if subject.person.user_id else None
    if user and user.is_administrator:
        raise Refused(_("%(name)s is an administrator of the portal. Change that first.", name=user.name))
    receipt = Receipt(
        kind=subject.kind,
        thing_id=subject.id,
        erased_at=clock.now(),
        erased_by_id=by.id,
        counts=_erase(subject.person),
    )
    if subject.person.user_id:
        erasures.note(ACCOUNT, subject.person.user_id)
    db.session.add(receipt)
    db.session.flush()
    record(PersonErased(receipt_id=receipt.id), by=by)
    return receipt


def _erase(person: Person) -> dict[str, int]:
    counts = {each.table: each.erase(person) for each in the_register().personal if each.erase}
    return {table: count for table, count in counts.items() if count}


@erasures.forgets(ACCOUNT)
def erase_again(user_id: int) -> None:
    """A backup from before brought them back."""
    if (user := db.session.get(User, user_id)) and not user.is_erased:
        _erase(Person(user.email, user.id))


def note_export(subject: Subject, *, by: User) -> None:
    record(PersonExported(subject=f"{subject.kind} {subject.id}"), by=by)


def forget_what_has_served() -> None:
    """Letters after a year, and traces of the portal's own work after a month. Nobody needs to ask for it."""
    now = clock.now()
    erase_letters(Letter.written_at < now - LETTERS_KEPT, ~Letter.is_waiting)
    erase_overdue_last_letters()
    db.session.execute(delete(Job).where(Job.done_at < now - SERVED))
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < now - SERVED))
    db.session.execute(delete(Attempt).where(Attempt.at < now - timedelta(days=1)))
