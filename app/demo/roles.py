"""One person of the demo for each role, found by the same facts that give the role."""

from sqlalchemy import select

from app.accounts.models import User
from app.bodies.models import Body, BodyKind, GroupLeadership, MemberKind, Membership, Office
from app.committees.models import TaskCommittee
from app.extensions import db


def one_per_role() -> dict[str, User]:
    """The role in Danish → who has it. A role that nobody has yet (no committee works) is left out."""
    council = _members(BodyKind.COUNCIL)
    working = (
        _members(BodyKind.TASK_COMMITTEE)
        .join(TaskCommittee, TaskCommittee.body_id == Body.id)
        .where(TaskCommittee.has_had_members)
        .order_by(~TaskCommittee.is_at_work)
    )
    leaders = select(GroupLeadership.user_id).where(GroupLeadership.is_current())
    found = {
        "Administrator": select(User).where(User.is_administrator),
        "Rådssekretariatet": _members(BodyKind.SECRETARIAT),
        "Borgmester": council.where(Membership.office == Office.CHAIR),
        "Gruppeformand": council.where(User.id.in_(leaders), Membership.office == Office.MEMBER),
        "Byrådsmedlem": council.where(User.id.not_in(leaders), Membership.office == Office.MEMBER),
        "Formand for et opgaveudvalg": working.where(Membership.office == Office.CHAIR),
        "Borgermedlem": working.where(Membership.kind == MemberKind.CITIZEN),
        "Facilitator": working.where(Membership.office == Office.FACILITATOR),
    }
    people = {role: db.session.scalar(query.order_by(User.id).limit(1)) for role, query in found.items()}
    return {role: user for role, user in people.items() if user}


def _members(kind: BodyKind):
    return (
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .join(Body, Body.id == Membership.body_id)
        .where(Body.kind == kind, Membership.is_current())
    )
