"""Who may tell what became of a recommendation: whoever was asked to see to it, the facilitator, the secretariat."""

from app.access import anyone
from app.bodies.policy import facilitator_of, member_of, secretariat
from app.handovers.models import Recommendation


def _owner_of(recommendation: Recommendation) -> int | None:
    return recommendation.answer.owner_id if recommendation.answer else None


def _committee_of(recommendation: Recommendation) -> int | None:
    return recommendation.result.handover.committee.body_id


POLICY = {
    "followup.list": anyone,
    "followup.report": member_of(_owner_of) | facilitator_of(_committee_of) | secretariat,
}
