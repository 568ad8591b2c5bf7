"""Where others show something on the page of a result, and what results show on the pages of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.boxes import Box, Slot
from app.committees.models import TaskCommittee
from app.handovers.models import Recommendation
from app.handovers.queries import results_put_before
from app.meetings.boxes import PUT_BEFORE
from app.meetings.models import Meeting
from app.workspaces.boxes import WRITING

#: Below what the council answered: what became of a recommendation.
WHAT_BECAME: Slot[Recommendation] = Slot()


@dataclass(frozen=True)
class Results:
    """The committees whose result is presented at a joint meeting."""

    committees: Sequence[TaskCommittee]


@dataclass(frozen=True)
class WayToTheResult:
    committee: TaskCommittee


def _results(meetings: Sequence[Meeting]) -> dict[int, Results]:
    return {meeting_id: Results(committees) for meeting_id, committees in results_put_before(meetings).items()}


def _way_to_the_result(committees: Sequence[TaskCommittee]) -> dict[int, WayToTheResult]:
    return {committee.id: WayToTheResult(committee) for committee in committees if committee.is_at_work}


BOXES = [
    Box(PUT_BEFORE, "handovers/_put_before.html", _results),
    Box(WRITING, "handovers/_way_to_the_result.html", _way_to_the_result),
]
