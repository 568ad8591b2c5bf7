"""What areas and committees show on the pages of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.bodies.boxes import BODY_BUTTONS
from app.bodies.models import Body
from app.boxes import Box
from app.committees.models import TaskCommittee
from app.committees.queries import terms_put_before
from app.meetings.boxes import PUT_BEFORE
from app.meetings.models import Meeting


@dataclass(frozen=True)
class AreasOfBody:
    body: Body


@dataclass(frozen=True)
class Drafts:
    """The committees whose draft of the terms a joint meeting discusses."""

    committees: Sequence[TaskCommittee]


def _areas(bodies: Sequence[Body]) -> dict[int, AreasOfBody]:
    return {body.id: AreasOfBody(body) for body in bodies if body.is_standing}


def _drafts(meetings: Sequence[Meeting]) -> dict[int, Drafts]:
    return {meeting_id: Drafts(committees) for meeting_id, committees in terms_put_before(meetings).items()}


BOXES = [
    Box(BODY_BUTTONS, "committees/_buttons_of_body.html", _areas),
    Box(PUT_BEFORE, "committees/_put_before.html", _drafts),
]
