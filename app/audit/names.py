"""What the ids in the audit trail stand for, by name, a few queries for a whole page of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from app.events import EventRecord
from app.extensions import db
from app.trail import the_trail

#: (what, id) → its name: ("user", 7) → "Sofie Lund".
Names = Mapping[tuple[str, int], str]


def things_in(record: EventRecord) -> Iterable[tuple[str, int]]:
    """Every thing that the record is about. Who did it is another matter: somebody else than whom it happened to."""
    known = the_trail().names
    for field, value in record.facts.items():
        what = field.removesuffix("_id")
        if what in known and what != field and _is_id(value):
            yield what, value
    if record.committee_id:
        yield "committee", record.committee_id


def names_in(records: Iterable[EventRecord]) -> Names:
    """The names of everything in the records that still exists; one query for each kind of thing."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for record in records:
        for what, identity in things_in(record):
            wanted[what].add(identity)
        if record.actor_id:
            wanted["user"].add(record.actor_id)
    names = {}
    for what, identities in wanted.items():
        naming = the_trail().names[what]
        identity_column = naming.query.selected_columns[0]
        for identity, *parts in db.session.execute(naming.query.where(identity_column.in_(identities))):
            names[what, identity] = naming.name(*parts)
    return names


def _is_id(value: Any) -> bool:
    """Whether it is a number that a row can have: a database asked for another answers with a fault."""
    return type(value) is int and 0 < value < 2**31
