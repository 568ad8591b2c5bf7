"""Which areas and task committees there are, who facilitates them, and what their terms of reference say."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.models import Body, MemberKind, Membership, Office
from app.committees.models import Adoption, Area, Drafter, TaskCommittee, TermsComment, TermsVersion
from app.extensions import db
from app.meetings.models import Decision, Meeting


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


def latest_number(committee: TaskCommittee) -> int:
    """The number of the latest version of the terms, 0 while there is none."""
    latest = draft_of(committee)
    return latest.number if latest else 0


def draft_of(committee: TaskCommittee) -> TermsVersion | None:
    """The latest version of the terms, whether in force or not."""
    return db.session.scalar(
        select(TermsVersion)
        .where(TermsVersion.committee_id == committee.id)
        .order_by(TermsVersion.number.desc())
        .limit(1)
    )


def version(committee: TaskCommittee, number: int, *, with_drafts: bool) -> TermsVersion | None:
    """One version of the terms; without drafts only if it is or was in force."""
    return db.session.scalar(_versions(committee, with_drafts).where(TermsVersion.number == number))


def terms_to_show(committee: TaskCommittee, number: int | None, *, with_drafts: bool) -> TermsVersion | None:
    """The version that is asked for, if it may be seen; without a number the one in force, else the draft."""
    if number is not None:
        return version(committee, number, with_drafts=with_drafts)
    return committee.terms or (draft_of(committee) if with_drafts else None)


def versions(committee: TaskCommittee, *, with_drafts: bool) -> list[TermsVersion]:
    """All versions, the latest first, with those who saved them; without drafts those that are or were in force."""
    return list(
        db.session.scalars(
            _versions(committee, with_drafts)
            .order_by(TermsVersion.number.desc())
            .options(joinedload(TermsVersion.saved_by))
        )
    )


def _versions(committee: TaskCommittee, with_drafts: bool) -> Select[TermsVersion]:
    chosen = select(TermsVersion).where(TermsVersion.committee_id == committee.id)
    return chosen if with_drafts else chosen.where(TermsVersion.is_public)


def adoptions(committee: TaskCommittee) -> dict[int, Adoption]:
    """The number of each version that was put in force → by which decision."""
    found = db.session.scalars(
        select(Adoption)
        .join(Adoption.terms)
        .where(TermsVersion.committee_id == committee.id)
        .options(joinedload(Adoption.terms), joinedload(Adoption.decision).joinedload(Decision.meeting))
    )
    return {adoption.terms.number: adoption for adoption in found}


def committee_of_body(body_id: int) -> TaskCommittee:
    """The task committee that meets as this body."""
    return db.session.scalars(select(TaskCommittee).where(TaskCommittee.body_id == body_id)).one()


def terms_of_body(body_id: int) -> TermsVersion | None:
    """The terms in force of the task committee that meets as this body."""
    return db.session.scalar(
        select(TermsVersion)
        .join(TermsVersion.committee)
        .where(TaskCommittee.body_id == body_id, TermsVersion.number == TaskCommittee.terms_number)
    )


def comments(committee: TaskCommittee) -> dict[str, list[TermsComment]]:
    """What councillors said about the draft, by section and in the order it was written."""
    by_section: dict[str, list[TermsComment]] = defaultdict(list)
    for comment in db.session.scalars(
        select(TermsComment)
        .join(TermsComment.terms)
        .where(TermsVersion.committee_id == committee.id)
        .order_by(TermsComment.written_at, TermsComment.id)
        .options(joinedload(TermsComment.terms), joinedload(TermsComment.author), joinedload(TermsComment.replied_by))
    ):
        by_section[comment.section].append(comment)
    return by_section


def unanswered_comments(committee_ids: list[int]) -> dict[int, int]:
    """The id of each committee → how many comments on its draft still wait for an answer."""
    rows = db.session.execute(
        select(TermsVersion.committee_id, func.count())
        .join(TermsComment, TermsComment.terms_id == TermsVersion.id)
        .where(TermsVersion.committee_id.in_(committee_ids), ~TermsComment.is_answered)
        .group_by(TermsVersion.committee_id)
    )
    return {committee_id: count for committee_id, count in rows}  # noqa: C416 -- a Row is no pair to dict()


def commented_by(user: User, committee_ids: list[int]) -> set[int]:
    """The ids of the committees whose draft the user has commented."""
    return set(
        db.session.scalars(
            select(TermsVersion.committee_id)
            .join(TermsComment, TermsComment.terms_id == TermsVersion.id)
            .where(TermsVersion.committee_id.in_(committee_ids), TermsComment.author_id == user.id)
        )
    )


def terms_put_before(meetings: Sequence[Meeting]) -> dict[int, list[TaskCommittee]]:
    """The committees whose draft each joint meeting discusses, by title, by the meeting's id."""
    found: dict[int, list[TaskCommittee]] = defaultdict(list)
    for committee in db.session.scalars(
        select(TaskCommittee)
        .where(
            TaskCommittee.joint_meeting_id.in_([meeting.id for meeting in meetings]),
            ~TaskCommittee.is_dropped,
        )
        .order_by(alphabetically(TaskCommittee.title), TaskCommittee.id)
    ):
        found[committee.joint_meeting_id or 0].append(committee)
    return found
