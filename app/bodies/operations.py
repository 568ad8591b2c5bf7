"""What can be done with bodies and memberships. None of it commits; see app/transactions.py."""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import or_, select

from app.accounts.models import User
from app.bodies import queries
from app.bodies.events import BodyCreated, GroupLeaderNamed, MemberJoined, MemberLeft
from app.bodies.models import (
    Body,
    BodyKind,
    ElectoralGroup,
    GroupLeadership,
    MemberKind,
    Membership,
    Office,
    Seat,
)
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
    for other in db.session.scalars(select(Body).where(Body.kind == BodyKind.COUNCIL)):
        begins_after = other.term_from and term_to and other.term_from > term_to
        ended_before = other.term_to and term_from and other.term_to < term_from
        if not (begins_after or ended_before):
            raise Refused(_("There is already a council in that term. Change its members on its own page."))


def join(
    body: Body,
    user: User,
    *,
    kind: MemberKind,
    office: Office = Office.MEMBER,
    starts_on: date,
    ends_on: date | None = None,
    basis: str,
    decision_id: int | None = None,
    group: ElectoralGroup | None = None,
    seat: Seat | None = None,
    by: User | None,
) -> Membership:
    """Let somebody belong to the body from ``starts_on`` (and until ``ends_on``, the last day, if that is known).

    Refused: belonging twice at the same time, and a second chair or vice-chair.
    """
    if _meanwhile(body, starts_on, ends_on, Membership.user_id == user.id):
        raise Refused(_("%(name)s already belongs to %(body)s in that time.", name=user.name, body=body.name))
    if office in (Office.CHAIR, Office.VICE_CHAIR) and _meanwhile(
        body, starts_on, ends_on, Membership.office == office
    ):
        raise Refused(_("%(body)s already has somebody in that office. End that first.", body=body.name))
    membership = Membership(
        body=body,
        user=user,
        kind=kind,
        office=office,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=basis,
        decision_id=decision_id,
        group=group,
        seat=seat,
    )
    db.session.add(membership)
    db.session.flush()
    record(
        MemberJoined(
            membership_id=membership.id,
            body_id=body.id,
            user_id=user.id,
            kind=kind,
            office=office,
            starts_on=starts_on,
        ),
        by=by,
    )
    return membership


def _meanwhile(body: Body, starts_on: date, ends_on: date | None, condition) -> bool:
    """Is there a membership of the body that meets the condition on any day from ``starts_on`` to ``ends_on``?"""
    overlaps = or_(Membership.ends_on.is_(None), Membership.ends_on >= starts_on)
    if ends_on:
        overlaps &= Membership.starts_on <= ends_on
    found = select(Membership.id).where(Membership.body_id == body.id, overlaps, condition).limit(1)
    return db.session.scalar(found) is not None


def leave(membership: Membership, *, ends_on: date, by: User | None) -> None:
    """End a membership; ``ends_on`` is the last day. An end that is written down can only be moved earlier."""
    if ends_on < membership.starts_on:
        raise Refused(_("A membership cannot end before it began."))
    if membership.ends_on and membership.ends_on <= ends_on:
        raise Refused(_("The membership already ends on that day or before."))
    membership.ends_on = ends_on
    record(
        MemberLeft(
            membership_id=membership.id, body_id=membership.body_id, user_id=membership.user_id, ends_on=ends_on
        ),
        by=by,
    )


def assign_facilitator(body: Body, user: User, *, starts_on: date, basis: str = "", by: User | None) -> Membership:
    """Give a body somebody from the administration who carries its work."""
    return join(
        body,
        user,
        kind=MemberKind.STAFF,
        office=Office.FACILITATOR,
        starts_on=starts_on,
        basis=basis or _("Assigned by the council secretariat"),
        by=by,
    )


def add_group(council: Body, *, letter: str, name: str) -> ElectoralGroup:
    """The group of this council with the letter: a new one, or the one there is, unchanged."""
    known = {group.letter: group for group in queries.groups(council)}
    if letter in known:
        return known[letter]
    group = ElectoralGroup(council=council, letter=letter, name=name)
    db.session.add(group)
    db.session.flush()
    return group


def lead_group(
    group: ElectoralGroup,
    user: User,
    *,
    starts_on: date,
    ends_on: date | None = None,
    basis: str,
    by: User | None,
) -> GroupLeadership:
    """Let a councillor of the group speak for it from ``starts_on``; whoever did so stops the day before."""
    if queries.group_of(user, on=starts_on) is not group:
        raise Refused(_("Only a member of the group can lead it."))
    before = db.session.scalar(
        select(GroupLeadership).where(
            GroupLeadership.group_id == group.id, queries.in_force(GroupLeadership, starts_on)
        )
    )
    if before and before.user_id == user.id:
        raise Refused(_("%(name)s already leads the group.", name=user.name))
    if before and before.starts_on >= starts_on:
        raise Refused(_("The group has a leader from that day on already. Choose a later day."))
    if before:
        before.ends_on = starts_on - timedelta(days=1)
    leadership = GroupLeadership(group=group, user=user, starts_on=starts_on, ends_on=ends_on, basis=basis)
    db.session.add(leadership)
    db.session.flush()
    record(GroupLeaderNamed(group_id=group.id, user_id=user.id, starts_on=starts_on), by=by)
    return leadership
