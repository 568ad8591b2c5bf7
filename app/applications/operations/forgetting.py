"""Personal data that is gone when its time is up."""

from datetime import datetime, timedelta

from app import clock
from app.accounts.models import User
from app.applications import queries
from app.applications.events import ApplicantForgotten, SensitiveAnswersDeleted
from app.applications.models import Application
from app.events import record
from app.extensions import db


def forget_applicants(*, months: int, by: User | None) -> int:
    """Blank what is left of those who were not appointed, ``months`` after the decision. Returns how many."""
    due = queries.to_forget(months_before(clock.now(), months))
    for application in due:
        # Told first, while there still is an address by which letters can be found.
        record(ApplicantForgotten.of(application), by=by)
        blank(application)
    return len(due)


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
