"""Roles follow from facts: where somebody belongs today. The rules here are for every slice."""

from collections.abc import Callable
from typing import Any

from flask import g, has_request_context

from app.access import Rule, administrator, anyone, for_accounts
from app.bodies.queries import Roles, roles_of

BodyIdOf = Callable[[Any], int | None]


def roles(user: Any) -> Roles:
    """What the user is today. Asked of the database once in a request."""
    if not user.is_authenticated:
        return Roles()
    if not has_request_context():
        return roles_of(user)
    known = g.setdefault("roles_by_user", {})
    if user.id not in known:
        known[user.id] = roles_of(user)
    return known[user.id]


def member_of(body_id: BodyIdOf) -> Rule:
    """Sits in the body that ``body_id(subject)`` names, in whatever office. None names no body."""
    return for_accounts(lambda user, subject: body_id(subject) in roles(user).sits_on)


def facilitator_of(body_id: BodyIdOf) -> Rule:
    return for_accounts(lambda user, subject: body_id(subject) in roles(user).facilitates)


def belongs_to(body_id: BodyIdOf) -> Rule:
    """Is a member of the body, or serves it."""
    return for_accounts(lambda user, subject: body_id(subject) in roles(user).belongs_to)


def runs(body_id: BodyIdOf) -> Rule:
    """Runs the body's work, as its chair or as its facilitator."""
    return for_accounts(lambda user, subject: body_id(subject) in roles(user).runs)


secretariat = for_accounts(lambda user, subject: roles(user).is_secretariat)
councillor = for_accounts(lambda user, subject: roles(user).is_councillor)
group_leader = for_accounts(lambda user, subject: roles(user).leads)
#: Works for the municipality: the secretariat, and whoever facilitates a committee.
staff = for_accounts(lambda user, subject: roles(user).is_secretariat or roles(user).facilitates)

#: The administrator sets the portal up, so also the first of the secretariat; from then on the secretariat can.
sets_up = secretariat | administrator

is_own = Rule(lambda user, membership: user.is_authenticated and membership.user_id == user.id)
is_citizen = Rule(lambda user, membership: membership.is_citizen)
#: Councillors and staff are reached at an address that is not private.
is_no_citizen = Rule(lambda user, membership: not membership.is_citizen)
is_shown = Rule(lambda user, membership: membership.shows_email)


def _body_id(membership: Any) -> int | None:
    return membership.body_id


POLICY = {
    "body.list": anyone,
    "body.view": anyone,
    "body.create": sets_up,
    "body.edit": sets_up,
    "council.import": administrator,
    "membership.add": sets_up,
    "membership.edit": sets_up,
    "membership.see_contact": (
        is_own | is_no_citizen | secretariat | facilitator_of(_body_id) | (is_shown & belongs_to(_body_id))
    ),
    "membership.choose_contact": is_own & is_citizen,
    "group.lead": sets_up,
}
