"""Where others show something on the page of a meeting, and what meetings show on the pages of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.bodies.boxes import BODY_BUTTONS
from app.bodies.models import Body
from app.boxes import Box, Slot
from app.meetings.models import Meeting

#: Below the agenda of a joint meeting, as items of a list: what it discusses.
PUT_BEFORE: Slot[Meeting] = Slot()


@dataclass(frozen=True)
class MeetingsOfBody:
    body: Body


def _meetings(bodies: Sequence[Body]) -> dict[int, MeetingsOfBody]:
    return {body.id: MeetingsOfBody(body) for body in bodies if body.holds_meetings}


BOXES = [Box(BODY_BUTTONS, "meetings/_button_of_body.html", _meetings)]
