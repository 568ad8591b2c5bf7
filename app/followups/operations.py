"""Telling what became of a recommendation."""

from datetime import date

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.followups import queries
from app.followups.events import FollowUpReported
from app.followups.models import FollowUp, Progress
from app.handovers.models import Recommendation


def report(
    recommendation: Recommendation, *, progress: Progress, text: str, expected_on: date | None = None, by: User
) -> FollowUp:
    """Write down how far the recommendation has come. What was reported before stays.

    ``expected_on`` is the date it is expected to be done when that is not the council's; of no meaning once it is over.
    Raises Refused before the council has answered, for a recommendation it did not follow, for a date gone by,
    and for what was reported last, word for word.
    """
    answer = recommendation.answer
    if answer is None:
        raise Refused(_("The council has not answered this recommendation yet. There is nothing to follow up."))
    if not answer.is_to_be_done:
        raise Refused(_("The council did not follow this recommendation. There is nothing to follow up."))
    if expected_on and not progress.is_over and expected_on < clock.today():
        raise Refused(_("The new date has gone by already. Choose one to come."))
    if progress.is_over:
        expected_on = None
    latest = queries.latest_on(recommendation)
    if latest and (latest.progress, latest.text, latest.expected_on) == (progress, text, expected_on):
        raise Refused(_("That is what was reported last. Nothing has moved since."))
    follow_up = FollowUp(
        recommendation=recommendation,
        progress=progress,
        text=text,
        expected_on=expected_on,
        reported_by_id=by.id,
        reported_at=clock.now(),
    )
    db.session.add(follow_up)
    db.session.flush()
    record(
        FollowUpReported(
            recommendation.result.handover.committee_id,
            recommendation.id,
            follow_up.id,
            recommendation.number,
            progress,
        ),
        by=by,
    )
    return follow_up
