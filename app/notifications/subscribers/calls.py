"""Letters about calls."""

from app.applications.queries import candidates
from app.calls.events import CallWithdrawn
from app.calls.models import Call
from app.events import on
from app.extensions import db
from app.notifications.subscribers.applications import write_to_applicant


@on(CallWithdrawn)
def tell_applicants(event: CallWithdrawn) -> None:
    for application in candidates(db.session.get_one(Call, event.call_id)):
        write_to_applicant("calls/withdrawn", application, is_secret=True)
