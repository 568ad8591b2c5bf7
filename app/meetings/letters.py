"""Letters about meetings: the summons, and what changes after it.

The agenda in a letter is the public one. Closed items are read on the page, after signing in.
"""

from app.events import on
from app.extensions import db
from app.links import absolute_url
from app.meetings import queries
from app.meetings.events import MeetingCancelled, MeetingMoved, MeetingSummoned
from app.meetings.models import Meeting
from app.outbox import write_letters


@on(MeetingSummoned)
def summon(event: MeetingSummoned) -> None:
    _write_to_the_invited("meetings/summons", event.meeting_id)


@on(MeetingMoved)
def tell_of_the_move(event: MeetingMoved) -> None:
    if event.was_summoned:
        _write_to_the_invited("meetings/moved", event.meeting_id)


@on(MeetingCancelled)
def tell_of_the_cancellation(event: MeetingCancelled) -> None:
    if event.was_summoned:
        _write_to_the_invited("meetings/cancelled", event.meeting_id)


def _write_to_the_invited(kind: str, meeting_id: int) -> None:
    meeting = db.session.get_one(Meeting, meeting_id)
    write_letters(
        kind,
        to=queries.invited(meeting),
        meeting=meeting,
        agenda=queries.agenda(meeting, in_full=False),
        url=absolute_url("meetings.show", meeting_id=meeting.id),
    )
