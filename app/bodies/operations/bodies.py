"""Bodies and the groups of a council."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from app.accounts.models import User
from app.bodies import queries
from app.bodies.events import BodyCreated, BodyEdited
from app.bodies.models import Body, BodyKind, ElectoralGroup
from app.errors import Refused
from app.events import record
from app.extensions import db

#: A municipality has one of each of these.
ONLY_ONE = {BodyKind.FINANCE_COMMITTEE, BodyKind.JOINT_MEETING, BodyKind.SECRETARIAT}


def create_body(
    *,
    kind: BodyKind,
    name: str,
    purpose: str = "",
    term_from: date | None = None,
    term_to: date | None = None,
    by: User | None,
) -> Body:
    """Task committees may share a name, as may councils of different terms; other bodies may not."""
    if kind in ONLY_ONE and queries.find_body(kind):
        raise Refused(_("There is already a body of that kind, and there can be only one."))
    if kind == BodyKind.STANDING_COMMITTEE and queries.find_body(kind, name):
        raise Refused(_("There is already a standing committee called %(name)s.", name=name))
    if kind == BodyKind.COUNCIL:
        _refuse_overlapping_council(term_from, term_to)
    body = Body(kind=kind, name=name, purpose=purpose, term_from=term_from, term_to=term_to)
    db.session.add(body)
    db.session.flush()
    record(BodyCreated(body_id=body.id, kind=kind, name=name), by=by)
    return body


def _refuse_overlapping_council(term_from: date | None, term_to: date | None) -> None:
    if term_from and term_to and term_to < term_from:
        raise Refused(_("The term ends before it begins."))
    for other in db.session.scalars(select(Body).where(Body.is_council)):
        begins_after = other.term_from and term_to and other.term_from > term_to
        ended_before = other.term_to and term_from and other.term_to < term_from
        if not (begins_after or ended_before):
            raise Refused(_("There is already a council in that term. Change its members on its own page."))


def edit_body(body: Body, *, name: str, purpose: str, by: User) -> None:
    """Say better what a body is called and what it is responsible for."""
    other = queries.find_body(body.kind, name)
    if body.kind == BodyKind.STANDING_COMMITTEE and other and other is not body:
        raise Refused(_("There is already a standing committee called %(name)s.", name=name))
    body.name, body.purpose = name, purpose
    record(BodyEdited(body_id=body.id, name=name), by=by)


def add_group(council: Body, *, letter: str, name: str) -> ElectoralGroup:
    """A new group of the council. Refused where another has the letter."""
    for known in queries.groups(council):
        if known.letter == letter:
            raise Refused(_("The letter %(letter)s is taken: %(name)s.", letter=letter, name=known.name))
    group = ElectoralGroup(council=council, letter=letter, name=name)
    db.session.add(group)
    db.session.flush()
    return group
