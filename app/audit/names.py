"""What the ids in the audit trail stand for, by name, a few queries for a whole page of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Select, select

from app.accounts.models import User
from app.bodies.models import Body, ElectoralGroup
from app.committees.models import Area, TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.formats import day
from app.meetings.models import Decision, Meeting

#: (what, id) → its name: ("user", 7) → "Sofie Lund".
Names = Mapping[tuple[str, int], str]

#: How to find the things that ``<what>_id`` names: id first, then what the name is made of.
THINGS: dict[str, tuple[Select[*tuple[Any, ...]], Callable[..., str]]] = {
    "user": (select(User.id, User.name), str),
    "body": (select(Body.id, Body.name), str),
    "group": (select(ElectoralGroup.id, ElectoralGroup.name), str),
    "area": (select(Area.id, Area.title), str),
    "committee": (select(TaskCommittee.id, TaskCommittee.title), str),
    "meeting": (
        select(Meeting.id, Body.name, Meeting.starts_at).join(Meeting.body),
        lambda body, starts_at: f"{body}, {day(starts_at)}",
    ),
    "decision": (
        select(Decision.id, Decision.number, Decision.decided_on),
        lambda number, decided_on: f"{number} ({day(decided_on)})",
    ),
}


def things_in(record: EventRecord) -> Iterable[tuple[str, int]]:
    """Every thing that the record is about. Who did it is another matter: somebody else than whom it happened to."""
    for field, value in record.details.items():
        what = field.removesuffix("_id")
        if what in THINGS and what != field and isinstance(value, int):
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
        query, name_of = THINGS[what]
        identity_column = query.selected_columns[0]
        for identity, *parts in db.session.execute(query.where(identity_column.in_(identities))):
            names[what, identity] = name_of(*parts)
    return names
