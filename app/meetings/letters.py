"""Letters about meetings: the summons, and what changes after it.

The agenda in a letter is the public one. Closed items are read on the page, after signing in.
"""

from typing import Any

from app.accounts.queries import people_by_id
from app.events import on
from app.extensions import db
from app.links import absolute_url
from app.meetings import queries
from app.meetings.events import MeetingCancelled, MeetingMoved, MeetingSummoned
from app.meetings.models import Meeting
from app.outbox import Letter, draft, drafts, write_to_many


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
    invited = queries.invited(db.session.get_one(Meeting, meeting_id))
    write_to_many(kind, [person.id for person in invited], meeting_id=meeting_id)


@drafts("meetings/summons", "meetings/moved", "meetings/cancelled")
def draft_to_the_invited(kind: str, ids: list[int], meeting_id: int) -> list[Letter]:
    meeting = db.session.get_one(Meeting, meeting_id)
    about: dict[str, Any] = {
        "meeting": meeting,
        "agenda": queries.agenda(meeting, in_full=False),
        "url": absolute_url("meetings.show", meeting_id=meeting_id),
    }
    return [draft(kind, to=person, **about) for person in people_by_id(ids)]
