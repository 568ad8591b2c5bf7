"""Letters when a recommendation moves."""

from typing import Any

from app.accounts.queries import people_by_id
from app.events import on
from app.extensions import db
from app.followups.events import FollowUpReported
from app.followups.models import FollowUp
from app.handovers.queries import authors_of
from app.outbox import Letter, draft, drafts, write_to_many


@on(FollowUpReported)
def tell_of_follow_up(event: FollowUpReported) -> None:
    """Those who wrote the recommendation, whoever reported it left out."""
    follow_up = db.session.get_one(FollowUp, event.follow_up_id)
    authors = authors_of(follow_up.recommendation.result.handover)
    others = [author.id for author in authors if author.id != follow_up.reported_by_id]
    write_to_many("followups/reported", others, follow_up_id=follow_up.id)


@drafts("followups/reported")
def draft_about_the_follow_up(kind: str, ids: list[int], follow_up_id: int) -> list[Letter]:
    follow_up = db.session.get_one(FollowUp, follow_up_id)
    committee = follow_up.recommendation.result.handover.committee
    about: dict[str, Any] = {
        "committee_id": committee.id,
        "committee": committee,
        "recommendation": follow_up.recommendation,
        "follow_up": follow_up,
    }
    return [draft(kind, to=person, **about) for person in people_by_id(ids)]
