"""Notes on recommendations. Each is stored and committed."""

from datetime import date

from app import clock
from app.followups.models import FollowUp, Progress
from app.handovers.models import Recommendation
from tests.builders import a_secretary, saved


def a_follow_up(
    recommendation: Recommendation,
    progress: Progress = Progress.UNDER_WAY,
    text: str = "Arbejdet er i gang.",
    expected_on: date | None = None,
) -> FollowUp:
    return saved(
        FollowUp(
            recommendation_id=recommendation.id,
            progress=progress,
            text=text,
            expected_on=expected_on,
            reported_by_id=a_secretary().id,
            reported_at=clock.now(),
        )
    )
