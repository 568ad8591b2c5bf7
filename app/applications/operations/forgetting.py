"""Personal data that is gone when its time is up."""

from datetime import datetime, timedelta

from app import clock, erasures
from app.accounts.models import User
from app.applications import queries
from app.applications.events import ApplicantForgotten, SensitiveAnswersDeleted
from app.applications.models import Application
from app.events import record
from app.extensions import db

#: What the ledger of erasures calls them.
APPLICATION = "application"


def forget_applicants(*, months: int, stalled_months: int | None = None, by: User | None) -> int:
    """Blank what is left of applications that have served their purpose. Returns how many.

    That is ``months`` after the council has decided or there is nothing more to decide, and ``stalled_months`` after
    the deadline where the council never has.
    """
    now = clock.now()
    due = queries.to_forget(months_before(now, months), stalled=months_before(now, stalled_months or months))
    for application in due:
        forget(application, by=by)
    return len(due)


def forget(application: Application, *, by: User | None) -> None:
    """Blank an application and the letters about it."""
    # Told first, while there still is an address by which letters can be found.
    record(ApplicantForgotten.of(application), by=by)
    erase(application)


def erase(application: Application) -> None:
    """Blank an application so that no restored backup brings it back."""
    blank(application)
    erasures.note(APPLICATION, application.id)


@erasures.forgets(APPLICATION)
def forget_again(application_id: int) -> None:
    """A backup from before brought it back. Who is to hear of it has heard."""
    application = db.session.get(Application, application_id)
    if application and not application.is_forgotten:
        forget(application, by=None)


def forget_sensitive(*, days: int, by: User | None) -> int:
    """Delete the answers to sensitive profiles ``days`` after they have served their purpose. Returns of how many."""
    due = queries.with_sensitive_to_delete(clock.now() - timedelta(days=days))
    for application in due:
        delete_sensitive(application)
        application.touch()
    db.session.flush()
    for call in {application.call for application in due}:
        record(SensitiveAnswersDeleted(call.id, call.committee_id), by=by)
    return len(due)


def delete_sensitive(application: Application) -> None:
    application.matches = [match for match in application.matches if not match.consented_at]


def blank(application: Application) -> None:
    """Remove everything a person wrote about themselves; number, status and dates stay."""
    # The collections first: they are read from the database, which would store a half-blanked row.
    application.dates, application.matches = [], []
    application.name = application.email = application.phone = ""
    application.neighbourhood = application.motivation = application.contribution = ""
    application.is_resident = application.may_be_asked_again = False
    application.age_band = application.user_id = None
    application.forgotten_at = clock.now()


def months_before(moment: datetime, months: int) -> datetime:
    """The same day so many months earlier; the last day of that month where it is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in (moment.day, 30, 29, 28):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("Every month has a 28th.")
