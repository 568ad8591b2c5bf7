"""Letters on the way from a proposal to an established committee."""

from typing import Any

from app.accounts.models import User
from app.accounts.queries import people_by_id
from app.bodies.models import Office
from app.bodies.queries import councillors, current_memberships, roles_of
from app.committees.events import (
    CommentAnswered,
    CommitteeDropped,
    CommitteeEstablished,
    DraftersNamed,
    FacilitatorAssigned,
    TermsChanged,
    TermsCommented,
    TermsPresented,
)
from app.committees.models import TaskCommittee, TermsComment
from app.committees.queries import facilitators_of
from app.committees.sections import BY_NAME
from app.events import on
from app.extensions import db
from app.links import absolute_url
from app.navigation import absolute_address_of
from app.outbox import Letter, draft, drafts, write_letters, write_to_many


@on(DraftersNamed)
def ask_the_drafters(event: DraftersNamed) -> None:
    committee = _committee(event.committee_id)
    _write("drafters_named", _drafters(committee), committee, url=_url("committees.save_terms", committee))


@on(TermsPresented)
def ask_the_councillors(event: TermsPresented) -> None:
    _write_to_many("terms_presented", councillors(), event.committee_id)


@on(TermsCommented)
def tell_the_drafters(event: TermsCommented) -> None:
    committee = _committee(event.committee_id)
    comment = db.session.get_one(TermsComment, event.comment_id)
    _write(
        "terms_commented",
        [drafter for drafter in _drafters(committee) if drafter.id != comment.author_id],
        committee,
        comment=comment,
        section=BY_NAME[comment.section],
        url=absolute_url("committees.reply", comment_id=comment.id),
    )


@on(CommentAnswered)
def tell_the_author(event: CommentAnswered) -> None:
    committee = _committee(event.committee_id)
    comment = db.session.get_one(TermsComment, event.comment_id)
    reads_it = roles_of(comment.author).is_councillor and comment.author_id != comment.replied_by_id
    _write(
        "comment_answered",
        [comment.author] if reads_it else [],
        committee,
        comment=comment,
        section=BY_NAME[comment.section],
        url=_url("committees.show_terms", committee),
    )


@on(CommitteeEstablished)
def tell_of_the_establishment(event: CommitteeEstablished) -> None:
    committee = _committee(event.committee_id)
    chairs = [
        membership.user
        for membership in current_memberships(committee.standing_committee)
        if membership.office is Office.CHAIR
    ]
    _write(
        "established",
        _drafters(committee) + chairs,
        committee,
        decision=committee.establishing_decision,
        url=absolute_address_of(committee),
    )


@on(TermsChanged)
def tell_of_the_change(event: TermsChanged) -> None:
    """The drafters, and everybody who works by the terms."""
    committee = _committee(event.committee_id)
    members = [membership.user for membership in current_memberships(committee.body)] if committee.body else []
    _write_to_many("terms_changed", _drafters(committee) + members, committee.id)


def _write_to_many(kind: str, to: list[User], committee_id: int) -> None:
    write_to_many(f"committees/{kind}", [person.id for person in to], committee_id=committee_id)


@drafts("committees/terms_presented", "committees/terms_changed")
def draft_about_the_terms(kind: str, ids: list[int], committee_id: int) -> list[Letter]:
    committee = _committee(committee_id)
    about: dict[str, Any] = {
        "committee_id": committee_id,
        "title": committee.title,
        "meeting": committee.joint_meeting,
        "url": _url("committees.show_terms", committee),
    }
    return [draft(kind, to=person, **about) for person in people_by_id(ids)]


@on(CommitteeDropped)
def tell_of_the_end(event: CommitteeDropped) -> None:
    committee = _committee(event.committee_id)
    _write(
        "dropped",
        _drafters(committee) + facilitators_of(committee),
        committee,
        reason=committee.drop_reason,
        url=absolute_address_of(committee),
    )


@on(FacilitatorAssigned)
def tell_the_facilitator(event: FacilitatorAssigned) -> None:
    committee = _committee(event.committee_id)
    facilitator = db.session.get_one(User, event.user_id)
    _write("facilitator_assigned", [facilitator], committee, url=absolute_address_of(committee))


def _write(kind: str, to: list[User], committee: TaskCommittee, **context: Any) -> None:
    """One letter to each, also to those who are in the list in two capacities."""
    write_letters(f"committees/{kind}", to=to, committee_id=committee.id, title=committee.title, **context)


def _committee(committee_id: int) -> TaskCommittee:
    return db.session.get_one(TaskCommittee, committee_id)


def _drafters(committee: TaskCommittee) -> list[User]:
    return [drafter.user for drafter in committee.drafters if drafter.is_current]


def _url(endpoint: str, committee: TaskCommittee) -> str:
    return absolute_url(endpoint, committee_id=committee.id)
