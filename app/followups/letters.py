"""Letters when a recommendation moves."""

from app.events import on
from app.extensions import db
from app.followups.events import FollowUpReported
from app.followups.models import FollowUp
from app.handovers.queries import authors_of
from app.outbox import write_letters


@on(FollowUpReported)
def tell_of_follow_up(event: FollowUpReported) -> None:
    """Those who wrote the recommendation, whoever reported it left out."""
    follow_up = db.session.get_one(FollowUp, event.follow_up_id)
    handover = follow_up.recommendation.result.handover
    write_letters(
        "followups/reported",
        to=[user for user in authors_of(handover) if user.id != follow_up.reported_by_id],
        committee_id=handover.committee_id,
        committee=handover.committee,
        recommendation=follow_up.recommendation,
        follow_up=follow_up,
    )
