"""The terms of reference are drafted, discussed and changed."""

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.committees import sections
from app.committees.events import (
    CommentAnswered,
    TermsChanged,
    TermsCommented,
    TermsPresented,
    TermsSaved,
)
from app.committees.models import (
    Deliverable,
    Profile,
    Question,
    Stage,
    TaskCommittee,
    TermsComment,
    TermsVersion,
)
from app.committees.operations.committee import must_be_complete, put_in_force
from app.committees.queries import draft_of
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.meetings.models import Decision, Meeting
from app.meetings.operations import decide


def save_terms(
    committee: TaskCommittee, content: sections.Content, *, based_on: int, note: str = "", by: User
) -> TermsVersion:
    """A new version with this content (see ``sections``); the one before stays as it was.

    Parts of the content that are not named are as in the latest version, and in the first one blank.
    ``based_on`` is the number of the version the writer began from, 0 for the first. Raises Stale when it is no
    longer the latest. After the committee is established a version is a proposal: ``change_terms`` adopts it.
    """
    if not committee.may_be_drafted:
        raise Refused(_("The terms of reference cannot be edited at this stage."))
    latest = draft_of(committee)
    if based_on != (latest.number if latest else 0):
        raise Stale()
    before = sections.content_of(latest) if latest else sections.BLANK
    content = {**before, **content}
    if latest and content == before:
        raise Refused(_("There is nothing to save: the text is as in version %(number)s.", number=latest.number))
    terms = TermsVersion(
        committee=committee,
        number=based_on + 1,
        saved_by_id=by.id,
        saved_at=clock.now(),
        note=note,
        **_columns(content),
    )
    db.session.add(terms)
    db.session.flush()
    record(TermsSaved(committee.id, terms.number), by=by)
    return terms


def _columns(content: sections.Content) -> dict[str, object]:
    rows = {
        "questions": [Question(position=n, text=text) for n, text in enumerate(content["questions"], 1)],
        "deliverables": [Deliverable(position=n, **each) for n, each in enumerate(content["deliverables"], 1)],
        "profiles": [Profile(position=n, **each) for n, each in enumerate(content["profiles"], 1)],
    }
    return {**content, **rows}


def present_terms(committee: TaskCommittee, *, meeting: Meeting, by: User) -> None:
    """Put the latest draft before a coming joint meeting; from now every councillor can read and comment it.

    A joint meeting discusses, it cannot decide (ksl. §§ 9 a stk. 3, 31 a stk. 2).
    """
    if not meeting.body.is_joint_meeting:
        raise Refused(_("The draft is discussed at a joint meeting. Choose one."))
    if not meeting.is_coming:
        raise Refused(_("Choose a joint meeting that is still to come, so that everybody can read the draft first."))
    committee.check_step(Stage.PRESENTED, _("The draft can be put before a joint meeting only while it is a draft."))
    draft = draft_of(committee)
    if draft is None:
        raise Refused(_("There is no draft yet. Write one first."))
    must_be_complete(committee, draft)
    if (committee.joint_meeting, committee.presented_number) == (meeting, draft.number):
        raise Refused(_("That version is before that joint meeting already."))
    committee.joint_meeting, committee.stage = meeting, Stage.PRESENTED
    committee.presented_at, committee.presented_number = clock.now(), draft.number
    record(TermsPresented(committee.id, meeting.id, draft.number), by=by)


def comment_terms(terms: TermsVersion, *, section: str, text: str, by: User) -> TermsComment:
    """Say something about a section of the draft (a name in ``sections.BY_NAME``), for the drafters to answer."""
    committee = terms.committee
    if not committee.is_presented:
        raise Refused(_("Comments can be given from when the draft is presented until the council has decided."))
    if section not in sections.BY_NAME:
        raise Refused(_("Choose the section that the comment is about."))
    comment = TermsComment(terms=terms, section=section, author_id=by.id, text=text, written_at=clock.now())
    db.session.add(comment)
    db.session.flush()
    record(TermsCommented(committee.id, comment.id, section), by=by)
    return comment


def reply(comment: TermsComment, *, text: str, by: User) -> None:
    """Answer a comment, once."""
    if comment.is_answered:
        raise Refused(_("This comment has been answered already."))
    comment.reply, comment.replied_by_id, comment.replied_at = text, by.id, clock.now()
    db.session.flush()
    record(CommentAnswered(comment.terms.committee_id, comment.id), by=by)


def change_terms(committee: TaskCommittee, *, terms: TermsVersion, meeting: Meeting, number: str, by: User) -> Decision:
    """Record that the council put a newer version in force for a committee that is already established."""
    if not committee.is_under_way:
        raise Refused(_("Only terms of reference in force, of a committee that has not finished, can be changed."))
    if committee.body is None or committee.terms_number is None or terms.number <= committee.terms_number:
        raise Refused(_("Choose a version that is newer than the one in force."))
    must_be_complete(committee, terms)
    decision = decide("committee.change_terms", terms, meeting=meeting, number=number, by=by)
    put_in_force(terms, committee.body, decision)
    record(TermsChanged(committee.id, decision.id, terms.number), by=by)
    return decision
