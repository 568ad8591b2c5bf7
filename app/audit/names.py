"""What the ids in the audit trail stand for, by name, a few queries for a whole page of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.events import EventRecord
from app.extensions import db
from app.trail import the_trail

Thing = tuple[str, int]  #: what, and its id: ("user", 7)


class Names:
    """What things are called, and what they were called when something happened."""

    def __init__(self) -> None:
        self._of: dict[Thing, list[tuple[datetime | None, str]]] = defaultdict(list)

    def add(self, thing: Thing, name: str, since: datetime | None = None) -> None:
        """Names of a thing are added in their order."""
        self._of[thing].append((since, name))

    def name(self, thing: Thing, at: datetime) -> str | None:
        """The name it had then; of what is older than its first name, that one. None for what is not there any more."""
        names = self._of.get(thing, [])
        held = [name for since, name in names if since is None or since <= at]
        return held[-1] if held else names[0][1] if names else None


def things_in(record: EventRecord) -> Iterable[Thing]:
    """Every thing that the record is about. Who did it is another matter: somebody else than whom it happened to."""
    known = the_trail().names
    for field, value in record.facts.items():
        what = field.removesuffix("_id")
        if what in known and what != field and _is_id(value):
            yield what, value
    if record.committee_id:
        yield "committee", record.committee_id


def names_in(records: Iterable[EventRecord]) -> Names:
    """The names of everything in the records that is known; one query for each kind of thing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for record in records:
        for what, identity in things_in(record):
            wanted[what].add(identity)
        if record.actor_id:
            wanted["user"].add(record.actor_id)
    names = Names()
    for what, identities in wanted.items():
        naming = the_trail().names[what]
        found = naming.query.where(naming.query.selected_columns[0].in_(identities))
        if naming.since is None:
            for identity, *parts in db.session.execute(found):
                names.add((what, identity), naming.name(*parts))
            continue
        for identity, *parts, since in db.session.execute(found.add_columns(naming.since).order_by(naming.since)):
            names.add((what, identity), naming.name(*parts), since)
    return names


def _is_id(value: Any) -> bool:
    """Whether it is a number that a row can have: a database asked for another answers with a fault."""
    return type(value) is int and 0 < value < 2**31
