"""Which bodies there are, who belongs to them, and what somebody is because of it.

``on`` is the day that is asked about; without it, today in Denmark.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Integer, and_, bindparam, case, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import (
    Body,
    BodyKind,
    ElectoralGroup,
    GroupLeadership,
    Membership,
    Office,
    Seat,
)
from app.errors import Refused
from app.extensions import db

#: Chair first, then the vice-chair, then everybody else.
RANK = case((Membership.office == Office.CHAIR, 0), (Membership.office == Office.VICE_CHAIR, 1), else_=2)


def find_council(on: date | None = None) -> Body | None:
    """The council whose term the day falls in, or None where none has been brought in."""
    day = on or clock.today()
    return db.session.scalar(
        select(Body)
        .where(
            Body.is_council,
            or_(Body.term_from.is_(None), Body.term_from <= day),
            or_(Body.term_to.is_(None), Body.term_to >= day),
        )
        .order_by(Body.id.desc())
        .limit(1)
    )


def council(on: date | None = None) -> Body:
    """The council whose term the day falls in. Refused where there is none."""
    return find_council(on) or _missing(_("There is no municipal council for that day in the portal yet."))


def joint_meeting() -> Body:
    """The body that all standing committees meet as. Refused where there is none."""
    return find_body(BodyKind.JOINT_MEETING) or _missing(_("There is no joint meeting in the portal yet."))


def finance_committee() -> Body:
    """Refused where there is none."""
    return find_body(BodyKind.FINANCE_COMMITTEE) or _missing(_("There is no finance committee in the portal yet."))


def secretariat() -> Body:
    """The council secretariat. Refused where there is none."""
    return find_body(BodyKind.SECRETARIAT) or _missing(_("There is no council secretariat in the portal yet."))


def find_body(kind: BodyKind, name: str | None = None) -> Body | None:
    """The first body of this kind, with this name if one is given (capitals do not matter)."""
    found = db.session.scalars(select(Body).where(Body.kind == kind).order_by(Body.id))
    return next((body for body in found if name is None or body.name.casefold() == name.casefold()), None)


def standing_committees() -> list[Body]:
    """By name; the finance committee is not among them."""
    return list(
        db.session.scalars(
            select(Body).where(Body.kind == BodyKind.STANDING_COMMITTEE).order_by(alphabetically(Body.name), Body.id)
        )
    )


def current_memberships(body: Body, on: date | None = None) -> list[Membership]:
    """Who belongs to the body, with their accounts and groups: chair, vice-chair, then by name.

    The joint meeting has no members of its own: the whole council is invited to it.
    """
    members = find_council(on) if body.is_joint_meeting else body
    if members is None:
        return []
    return list(
        db.session.scalars(
            select(Membership)
            .join(Membership.user)
            .where(Membership.body_id == members.id, Membership.is_current(on))
            .order_by(RANK, alphabetically(Membership.name), Membership.id)
            .options(joinedload(Membership.user), joinedload(Membership.group))
        )
    )


def past_memberships(body: Body) -> list[Membership]:
    """Who belonged to the body once, the latest first."""
    return list(
        db.session.scalars(
            select(Membership)
            .join(Membership.user)
            .where(Membership.body_id == body.id, Membership.is_past)
            .order_by(Membership.ends_on.desc(), alphabetically(Membership.name), Membership.id)
            .options(joinedload(Membership.user), joinedload(Membership.group))
        )
    )


def place_of(user: User, body: Body) -> Membership | None:
    """A citizen's own place in the body today, with its seat."""
    return db.session.scalar(
        select(Membership)
        .where(
            Membership.user_id == user.id, Membership.body_id == body.id, Membership.is_citizen, Membership.is_current()
        )
        .options(joinedload(Membership.seat).joinedload(Seat.group))
        .limit(1)
    )


def groups(of: Body) -> list[ElectoralGroup]:
    """The electoral groups of a council, by letter."""
    return list(
        db.session.scalars(
            select(ElectoralGroup)
            .where(ElectoralGroup.council_id == of.id)
            .order_by(alphabetically(ElectoralGroup.letter))
        )
    )


def group_sizes(of: Body, on: date | None = None) -> dict[ElectoralGroup, int]:
    """The groups of a council with how many sit in each on the day: the largest first, then by letter."""
    size = func.count(Membership.id)
    rows = db.session.execute(
        select(ElectoralGroup, size)
        .outerjoin(Membership, and_(Membership.group_id == ElectoralGroup.id, Membership.is_current(on)))
        .where(ElectoralGroup.council_id == of.id)
        .group_by(ElectoralGroup.id)
        .order_by(size.desc(), alphabetically(ElectoralGroup.letter))
    )
    return {group: count for group, count in rows}  # noqa: C416 -- a Row is no pair to dict()


def councillors(on: date | None = None) -> list[User]:
    """The members of the council on the day, by name. Empty where there is no council."""
    return list(
        db.session.scalars(
            select(User)
            .join(Membership, Membership.user_id == User.id)
            .join(Membership.body)
            .where(Body.is_council, Membership.is_current(on))
            .order_by(alphabetically(User.name), User.id)
        ).unique()
    )


def group_of(user: User, on: date | None = None) -> ElectoralGroup | None:
    """The electoral group that a councillor belongs to on the day."""
    return db.session.scalar(
        select(ElectoralGroup)
        .join(Membership, Membership.group_id == ElectoralGroup.id)
        .join(Membership.body)
        .where(Membership.user_id == user.id, Body.is_council, Membership.is_current(on))
    )


def group_leaders(of: Body, on: date | None = None) -> dict[int, User]:
    """The id of each group of a council → who speaks for it on the day."""
    rows = db.session.scalars(
        select(GroupLeadership)
        .join(GroupLeadership.group)
        .where(ElectoralGroup.council_id == of.id, GroupLeadership.is_current(on))
        .options(joinedload(GroupLeadership.user))
    )
    return {leadership.group_id: leadership.user for leadership in rows}


def chairs_of(bodies: Sequence[Body], on: date | None = None) -> dict[int, User]:
    """The id of each body that has a chair on the day → who that is."""
    rows = db.session.scalars(
        select(Membership)
        .where(
            Membership.body_id.in_([body.id for body in bodies]),
            Membership.office == Office.CHAIR,
            Membership.is_current(on),
        )
        .options(joinedload(Membership.user))
    )
    return {membership.body_id: membership.user for membership in rows}


def standing_bodies() -> list[Body]:
    """What lasts from term to term: the finance committee, the standing committees by name, and the joint meeting."""
    order = [BodyKind.FINANCE_COMMITTEE, BodyKind.STANDING_COMMITTEE, BodyKind.JOINT_MEETING]
    found = db.session.scalars(select(Body).where(Body.kind.in_(order)).order_by(alphabetically(Body.name), Body.id))
    return sorted(found, key=lambda body: order.index(body.kind))


def memberships_of(user: User, on: date | None = None) -> list[Membership]:
    """Where somebody belongs on the day, with the bodies, by the bodies' names."""
    return list(
        db.session.scalars(
            select(Membership)
            .join(Membership.body)
            .where(Membership.user_id == user.id, Membership.is_current(on))
            .order_by(alphabetically(Body.name), Membership.id)
            .options(joinedload(Membership.body), joinedload(Membership.group))
        )
    )


@dataclass(frozen=True)
class Roles:
    """What somebody is today, because of where they belong. The sets hold ids."""

    is_secretariat: bool = False
    is_councillor: bool = False
    #: The electoral groups they speak for.
    leads: frozenset[int] = frozenset()
    #: The bodies they are a member of, with or without another office there; a councillor also the joint meeting.
    sits_on: frozenset[int] = frozenset()
    #: The bodies they are the chair of.
    chairs: frozenset[int] = frozenset()
    #: The bodies they serve as facilitator.
    facilitates: frozenset[int] = frozenset()

    @property
    def belongs_to(self) -> frozenset[int]:
        """The bodies they are a member of or serve."""
        return self.sits_on | self.facilitates

    @property
    def runs(self) -> frozenset[int]:
        """The bodies whose work they run, as chair or as facilitator."""
        return self.chairs | self.facilitates


#: Built once, since every page asks them for whoever is signed in.
_USER_ID = bindparam("user_id", type_=Integer())
_BELONGS_TO = (
    select(Membership.body_id, Membership.office, Membership.is_member, Body.kind)
    .join(Membership.body)
    .where(Membership.user_id == _USER_ID, Membership.is_current())
)
_LEADS_AND_JOINT_MEETINGS = union_all(
    select(literal("leads").label("what"), GroupLeadership.group_id.label("id")).where(
        GroupLeadership.user_id == _USER_ID, GroupLeadership.is_current()
    ),
    select(literal("joint"), Body.id).where(Body.is_joint_meeting),
)


def roles_of(user: User) -> Roles:
    """Two queries, whoever it is."""
    asked = {"user_id": user.id}
    memberships = db.session.execute(_BELONGS_TO, asked).all()
    others: dict[str, set[int]] = defaultdict(set)
    for row in db.session.execute(_LEADS_AND_JOINT_MEETINGS, asked):
        others[row.what].add(row.id)
    sits_on = {row.body_id for row in memberships if row.is_member}
    is_councillor = any(row.kind == BodyKind.COUNCIL for row in memberships)
    return Roles(
        is_secretariat=any(row.kind == BodyKind.SECRETARIAT for row in memberships),
        is_councillor=is_councillor,
        leads=frozenset(others["leads"]),
        sits_on=frozenset(sits_on | (others["joint"] if is_councillor else set())),
        chairs=frozenset(row.body_id for row in memberships if row.office == Office.CHAIR),
        facilitates=frozenset(row.body_id for row in memberships if row.office == Office.FACILITATOR),
    )


def _missing(sentence: str) -> Body:
    raise Refused(sentence)
