"""Who did what, when: the audit trail as people read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, or_, select

from app import clock
from app.accounts.models import PersonName
from app.audit.names import Names, Thing, names_in, things_in
from app.committees.models import TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.formats import day, moment
from app.fulltext import matches
from app.paging import FIRST, Asked, Page, page_along
from app.trail import the_trail
from app.words import word

PER_PAGE = 50
BATCH = 500


@dataclass(frozen=True)
class Entry:
    """One row of the trail, in words."""

    record: EventRecord
    who: str
    sentence: str
    committee: str

    @property
    def happened_at(self) -> datetime:
        return self.record.happened_at


@dataclass(frozen=True)
class Search:
    """What to look for. Dates are Danish, both included; ``who`` is words of a name."""

    theme: str | None = None
    who: str = ""
    since: date | None = None
    until: date | None = None


def trail(
    search: Search, *, committee: TaskCommittee | None = None, asked: Asked = FIRST, with_kept_back: bool = True
) -> Page[Entry]:
    """A page of the trail, the latest first; or without what some slice keeps back."""
    found = select(EventRecord).where(*_conditions(search), *_about(committee), *_withheld(with_kept_back))
    page = page_along(found, asked, by=[EventRecord.id], per_page=PER_PAGE)
    return page.showing(_entries(page.items))


def whole_trail(
    search: Search, *, committee: TaskCommittee | None = None, with_kept_back: bool = True
) -> Iterator[Entry]:
    """Everything that ``trail`` has pages of, the oldest first, read in batches so that any length fits in memory."""
    conditions = *_conditions(search), *_about(committee), *_withheld(with_kept_back)
    query = select(EventRecord).where(*conditions).order_by(EventRecord.id).limit(BATCH)
    records: Sequence[EventRecord] = db.session.scalars(query).all()
    while records:
        yield from _entries(records)
        records = db.session.scalars(query.where(EventRecord.id > records[-1].id)).all()


def sentence_of(record: EventRecord, names: Names) -> str:
    """What happened, in words. Of a kind that nobody tells any more, and of what is no event at all, what was recorded."""
    trail = the_trail()
    if record.kind not in trail.sentences or not isinstance(record.details, dict):
        return _as_recorded(record)
    types = trail.types[record.kind]
    values = {field: _shown(value, types.get(field, str)) for field, value in record.facts.items()}
    values |= {thing[0]: _named(thing, record, names) for thing in things_in(record) if thing[0] not in values}
    return str(trail.sentences[record.kind]) % _Values(values)


def _as_recorded(record: EventRecord) -> str:
    facts = record.facts if isinstance(record.details, dict) else {"details": record.details}
    said = ", ".join(f"{field}: {value}" for field, value in facts.items())
    return f"{record.kind} ({said})" if said else record.kind


class _Values(dict[str, str]):
    """A field that the event did not have yet when it was recorded is a dash."""

    def __missing__(self, _field: str) -> str:
        return "–"


def _conditions(search: Search) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if search.theme:
        conditions.append(EventRecord.kind.in_(the_trail().kinds_of(search.theme)))
    if search.who:
        those = select(PersonName.user_id).where(matches(PersonName, search.who))
        # Whoever looks for a person must not learn from the answer who did what is told without a name.
        conditions += [EventRecord.actor_id.in_(those), EventRecord.kind.not_in(the_trail().unnamed)]
    if search.since:
        conditions.append(EventRecord.happened_at >= _midnight(search.since))
    if search.until:
        conditions.append(EventRecord.happened_at < _midnight(search.until + timedelta(days=1)))
    return conditions


def _withheld(with_kept_back: bool) -> list[ColumnElement[bool]]:
    if with_kept_back:
        return []
    return [~kept_back for kept_back in the_trail().kept_back]


def _about(committee: TaskCommittee | None) -> list[ColumnElement[bool]]:
    """What was recorded about the committee itself, and about its meetings and members."""
    if committee is None:
        return []
    about: ColumnElement[bool] = EventRecord.committee_id == committee.id
    if committee.body_id:
        of_body = and_(
            EventRecord.kind.in_(the_trail().kinds_with("body_id")),
            EventRecord.details["body_id"].as_string() == str(committee.body_id),
        )
        about = or_(about, of_body)
    return [about]


def _entries(records: Sequence[EventRecord]) -> list[Entry]:
    names = names_in(records)
    return [
        Entry(
            record,
            _who(record, names),
            sentence_of(record, names),
            _named(("committee", record.committee_id), record, names) if record.committee_id else "",
        )
        for record in records
    ]


def _who(record: EventRecord, names: Names) -> str:
    if record.kind in the_trail().unnamed:
        return str(the_trail().unnamed[record.kind])
    if record.actor_id is None:
        return _("The portal itself")
    return _named(("user", record.actor_id), record, names)


def _named(thing: Thing, record: EventRecord, names: Names) -> str:
    """What it was called when this happened. A name that was erased is empty."""
    name = names.name(thing, record.happened_at)
    if name is None:
        return _("somebody or something that is gone")
    return name or _("somebody whose name has been erased")


def _shown(value: Any, kind: type) -> str:
    """A field as people read it: dates in their language, states in words, and what is none of its kind as it stands."""
    if value is None:
        return "–"
    try:
        if issubclass(kind, Enum):
            return str(word(kind(value), "sentence"))
        if issubclass(kind, datetime):
            return moment(datetime.fromisoformat(value))
        if issubclass(kind, date):
            return day(date.fromisoformat(value))
    except (TypeError, ValueError, OverflowError):
        pass  # a year that no calendar has, say
    return str(value)


def _midnight(local: date) -> datetime:
    return clock.from_danish(datetime.combine(local, time()))
