"""Which areas and task committees there are, and who facilitates them."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import Body, MemberKind, Membership, Office
from app.committees.models import Area, Drafter, TaskCommittee
from app.extensions import db


def areas(*, with_unpublished: bool, body_id: int | None = None) -> Select[Area]:
    """The areas for development, the latest first, of one standing committee or of all; to be shown page by page.

    Without the unpublished ones: those whose form is chosen, and whose task committee the council has dealt with.
    """
    chosen = select(Area).outerjoin(Area.committee).options(joinedload(Area.body), joinedload(Area.committee))
    if body_id is not None:
        chosen = chosen.where(Area.body_id == body_id)
    if not with_unpublished:
        chosen = chosen.where(Area.is_public)
    return chosen.order_by(Area.recorded_at.desc(), Area.id.desc())


def standing_committees() -> list[Body]:
    """The bodies that have areas of responsibility, the finance committee among them, by name."""
    return list(db.session.scalars(select(Body).where(Body.is_standing).order_by(alphabetically(Body.name), Body.id)))


def facilitators(body: Body) -> list[Membership]:
    """Who facilitates a task committee now, and whose time has no end yet."""
    return list(
        db.session.scalars(
            select(Membership)
            .where(
                Membership.body_id == body.id,
                Membership.office == Office.FACILITATOR,
                Membership.ends_on.is_(None),
                Membership.is_current(),
            )
            .options(joinedload(Membership.user))
        )
    )


def facilitators_of(committee: TaskCommittee) -> list[User]:
    """Who facilitates the committee now; nobody before it is established."""
    return [membership.user for membership in facilitators(committee.body)] if committee.body else []


def staff() -> list[User]:
    """Everybody who works for the municipality in some body today, by name: who could be a facilitator."""
    return list(
        db.session.scalars(
            select(User)
            .join(Membership, Membership.user_id == User.id)
            .where(Membership.kind == MemberKind.STAFF, Membership.is_current())
            .order_by(alphabetically(User.name), User.id)
        ).unique()
    )


def waiting_areas() -> list[Area]:
    """Areas whose form nobody has chosen yet, the oldest first."""
    return list(
        db.session.scalars(
            select(Area).where(Area.is_waiting).order_by(Area.recorded_at, Area.id).options(joinedload(Area.body))
        )
    )


def committees_before_work() -> list[TaskCommittee]:
    """The committees from proposal to establishment, the oldest first, with what their next step needs."""
    return list(
        db.session.scalars(
            select(TaskCommittee)
            .where(TaskCommittee.may_be_dropped)
            .order_by(TaskCommittee.proposed_at, TaskCommittee.id)
            .options(
                joinedload(TaskCommittee.drafters).joinedload(Drafter.in_council),
                joinedload(TaskCommittee.joint_meeting),
            )
        ).unique()
    )


def facilitated_bodies(body_ids: list[int]) -> set[int]:
    """Those of the bodies that have a facilitator today."""
    return set(
        db.session.scalars(
            select(Membership.body_id).where(
                Membership.body_id.in_(body_ids), Membership.office == Office.FACILITATOR, Membership.is_current()
            )
        )
    )
