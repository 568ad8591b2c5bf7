"""The items of an agenda, until it is out and after."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.errors import Refused
from app.events import record
from app.extensions import db
from app.meetings.events import AgendaItemAdded, AgendaItemChanged, AgendaItemMoved, AgendaItemRemoved
from app.meetings.models import AgendaItem, Meeting
from app.meetings.operations.guards import must_be_alive


def add_item(
    meeting: Meeting,
    *,
    title: str,
    presentation: str = "",
    proposed_decision: str = "",
    is_closed: bool = False,
    by: User,
) -> AgendaItem:
    """Put a case last on the agenda. After the summons too: the page then says that it came later."""
    must_be_alive(meeting)
    latest = meeting.items[-1] if meeting.items else None
    if latest and (latest.title, latest.presentation) == (title, presentation):
        raise Refused(_("Exactly that item stands last on the agenda already."))
    item = AgendaItem(
        number=len(meeting.items) + 1,
        title=title,
        presentation=presentation,
        proposed_decision=proposed_decision,
        is_closed=is_closed,
        changed_at=clock.now(),
    )
    meeting.items.append(item)
    meeting.touch()
    record(AgendaItemAdded(meeting.id, item.number), by=by)
    db.session.flush()
    return item


def change_item(
    item: AgendaItem,
    *,
    title: str,
    presentation: str,
    proposed_decision: str,
    is_closed: bool,
    by: User,
) -> None:
    """Write the case anew."""
    must_be_alive(item.meeting)
    item.title, item.presentation = title, presentation
    item.proposed_decision, item.is_closed = proposed_decision, is_closed
    item.changed_at = clock.now()
    item.meeting.touch()
    record(AgendaItemChanged(item.meeting_id, item.number), by=by)


def move_item(item: AgendaItem, *, up: bool, by: User) -> None:
    """Let the item change places with the one before it (``up``) or after it."""
    _must_be_unnumbered(item.meeting)
    items = item.meeting.items
    place = items.index(item) + (-1 if up else 1)
    if not 0 <= place < len(items):
        raise Refused(_("The item is already at the end of the agenda in that direction."))
    other = items[place]
    old, new = item.number, other.number
    _renumber({item: new, other: old})
    item.meeting.touch()
    record(AgendaItemMoved(item.meeting_id, old, new), by=by)


def remove_item(item: AgendaItem, *, by: User) -> None:
    """Take the item off the agenda, and close the gap in the numbers."""
    meeting, number = item.meeting, item.number
    _must_be_unnumbered(meeting)
    meeting.items.remove(item)
    db.session.flush()
    _renumber({later: later.number - 1 for later in meeting.items if later.number > number})
    meeting.touch()
    record(AgendaItemRemoved(meeting.id, number), by=by)


def _must_be_unnumbered(meeting: Meeting) -> None:
    """Numbers that members and public have read must go on meaning the same."""
    must_be_alive(meeting)
    if meeting.numbers_stand:
        raise Refused(_("The agenda is out, so its numbers stand. An item can still be changed or added last."))


def _renumber(numbers: dict[AgendaItem, int]) -> None:
    """In two steps, since no two items of a meeting may have one number even for a moment."""
    for item, number in numbers.items():
        item.number = -number
    db.session.flush()
    for item, number in numbers.items():
        item.number = number
    db.session.flush()
    for meeting in {item.meeting for item in numbers}:
        db.session.expire(meeting, ["items"])
