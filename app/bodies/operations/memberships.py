"""Who belongs to a body, and who speaks for a group."""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy import or_, select

from app import clock
from app.accounts import operations as accounts
from app.accounts.models import User
from app.bodies import queries
from app.bodies.events import ContactHidden, ContactShown, GroupLeaderNamed, MemberJoined, MemberLeft
from app.bodies.models import (
    Body,
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

    Refused: belonging twice at the same time, a second chair or vice-chair, and an office that is not for ``kind``.
    """
    _must_suit(body, kind, office)
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


def _must_suit(body: Body, kind: MemberKind, office: Office) -> None:
    """In a task committee councillors are chair and vice-chair, and staff serve without being members.

    The first is so in all terms of reference (``committees.sections``); ksl. § 22 would let any member be chair.
    """
    if not body.is_task_committee:
        return
    if office in (Office.CHAIR, Office.VICE_CHAIR) and kind != MemberKind.COUNCILLOR:
        raise Refused(_("Only a councillor on the committee can be its chair or vice-chair."))
    if office == Office.MEMBER and kind == MemberKind.STAFF:
        raise Refused(_("Whoever works for the municipality serves the committee, and cannot be a member of it."))


def _meanwhile(body: Body, starts_on: date, ends_on: date | None, condition) -> bool:
    """Is there a membership of the body that meets the condition on any day from ``starts_on`` to ``ends_on``?"""
    overlaps = or_(Membership.ends_on.is_(None), Membership.ends_on >= starts_on)
    if ends_on:
        overlaps &= Membership.starts_on <= ends_on
    found = select(Membership.id).where(Membership.body_id == body.id, overlaps, condition).limit(1)
    return db.session.scalar(found) is not None


def leave(membership: Membership, *, ends_on: date, by: User | None) -> None:
    """End a membership; ``ends_on`` is the last day. An end that is written down can only be moved earlier.

    Whoever leaves the council also stops leading a group, and leaves every committee they sit in as councillor.
    """
    _end(membership, ends_on, by)
    if membership.body.is_council:
        _end_what_follows_from_the_council(membership.user, ends_on, by)


def _end(membership: Membership, ends_on: date, by: User | None) -> None:
    if ends_on < membership.starts_on:
        raise Refused(_("A membership cannot end before it began."))
    if membership.ends_on and membership.ends_on <= ends_on:
        raise Refused(_("The membership already ends on that day or before."))
    membership.ends_on = ends_on
    if ends_on <= clock.today():
        accounts.rights_ended(membership.user)
    record(
        MemberLeft(
            membership_id=membership.id, body_id=membership.body_id, user_id=membership.user_id, ends_on=ends_on
        ),
        by=by,
    )


def _end_what_follows_from_the_council(user: User, ends_on: date, by: User | None) -> None:
    for leadership in db.session.scalars(
        select(GroupLeadership).where(
            GroupLeadership.user_id == user.id,
            GroupLeadership.starts_on <= ends_on,
            GroupLeadership.includes(ends_on + timedelta(days=1)),
        )
    ):
        leadership.ends_on = ends_on
    for seat in db.session.scalars(
        select(Membership)
        .join(Membership.body)
        .where(
            Membership.user_id == user.id,
            Membership.is_councillor,
            ~Body.is_council,
            Membership.starts_on <= ends_on,
            Membership.includes(ends_on + timedelta(days=1)),
        )
    ):
        _end(seat, ends_on, by)


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
        select(GroupLeadership).where(GroupLeadership.group_id == group.id, GroupLeadership.includes(starts_on))
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


def take_on(
    body: Body,
    *,
    name: str,
    email: str,
    kind: MemberKind,
    office: Office = Office.MEMBER,
    group: ElectoralGroup | None = None,
    starts_on: date,
    basis: str,
    by: User,
) -> Membership:
    """Let the person with this e-mail address join the body; who has no account gets one, and an invitation.

    Refused for a task committee, whose members the council appoints.
    """
    if body.is_task_committee or body.is_joint_meeting:
        raise Refused(
            _("Nobody joins %(body)s here: its members follow from what the council decides.", body=body.name)
        )
    if body.term_to and body.term_to < starts_on:
        raise Refused(_("The term of %(body)s ends before that day. Choose an earlier one.", body=body.name))
    user = accounts.create_account(name=name, email=email, by=by)
    if user.password_hash is None:
        accounts.invite(user, by=by)
    return join(
        body,
        user,
        kind=kind,
        office=office,
        group=group,
        starts_on=starts_on,
        ends_on=body.term_to or _end_of_term(kind, starts_on),
        basis=basis,
        by=by,
    )


def _end_of_term(kind: MemberKind, day: date) -> date | None:
    """A body that lasts from term to term has its councillors for as long as the council sits that they are of."""
    council = queries.find_council(day) if kind == MemberKind.COUNCILLOR else None
    return council.term_to if council else None


def change_office(membership: Membership, *, office: Office, starts_on: date, basis: str, by: User) -> Membership:
    """Give a member another office in the same body from ``starts_on``: one membership ends, another begins."""
    if office == membership.office:
        raise Refused(_("%(name)s already has that office.", name=membership.name))
    last_day = membership.ends_on
    _end(membership, starts_on - timedelta(days=1), by)
    db.session.flush()
    return join(
        membership.body,
        membership.user,
        kind=membership.kind,
        office=office,
        group=membership.group,
        seat=membership.seat,
        starts_on=starts_on,
        ends_on=last_day,
        basis=basis,
        by=by,
    )


def choose_contact(membership: Membership, *, shows_email: bool, by: User) -> None:
    """Let the others of the body see the member's e-mail address, or not."""
    if membership.shows_email != shows_email:
        membership.shows_email = shows_email
        record((ContactShown if shows_email else ContactHidden)(membership.id, membership.body_id), by=by)
