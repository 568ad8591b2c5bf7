"""What can be done in a workspace.

Papers, drafts and statuses belong to the work: once the result is delivered they stand as they are. The
conversation stays open, so that members can keep in touch until and after the council has answered.
"""

from flask_babel import gettext as _
from sqlalchemy import delete, select

from app import clock, files
from app.accounts.models import User
from app.committees.models import TaskCommittee
from app.errors import Refused, Stale
from app.events import record
from app.extensions import db
from app.meetings.models import Meeting
from app.workspaces import queries
from app.workspaces.events import (
    DraftSaved,
    PaperAdded,
    PaperRemoved,
    PostChanged,
    PostWritten,
    StatusReported,
    StatusRevised,
    ThreadStarted,
)
from app.workspaces.models import (
    Draft,
    DraftVersion,
    Paper,
    PaperFile,
    Post,
    Reading,
    StatusReport,
    Thread,
    reading_minutes,
)


def add_paper(
    committee: TaskCommittee,
    *,
    title: str,
    text: str = "",
    upload: files.Upload | None = None,
    minutes: int | None = None,
    meeting: Meeting | None = None,
    by: User,
) -> Paper:
    """Something for the members to read, before ``meeting`` if one is named.

    ``minutes`` is how long it takes; the time for a text is counted when nobody says.
    """
    _must_be_at_work(committee)
    if not text and upload is None:
        raise Refused(_("Write a text or choose a file: there must be something to read."))
    if meeting and meeting.body_id != committee.body_id:
        raise Refused(_("That is not a meeting of this committee."))
    if queries.is_shared_already(committee, by, title, text):
        raise Refused(_("You have just shared exactly that paper."))
    paper = Paper(
        committee=committee,
        meeting=meeting,
        title=title,
        text=text,
        file_name=files.plain_name(upload.name) if upload else None,
        media_type=files.media_type(upload.name, upload.content) if upload else None,
        minutes=minutes or reading_minutes(text),
        added_by=by,
        added_at=clock.now(),
    )
    db.session.add(paper)
    db.session.flush()
    if upload:
        db.session.add(PaperFile(paper_id=paper.id, content=upload.content))
    # Who shares a paper knows it.
    db.session.add(Reading(paper_id=paper.id, user_id=by.id, read_at=paper.added_at))
    record(PaperAdded(committee.id, paper.id), by=by)
    return paper


def remove_paper(paper: Paper, *, by: User) -> None:
    """Take the paper away, with its file and the marks of who has read it."""
    _must_be_at_work(paper.committee)
    for part in (PaperFile, Reading):
        db.session.execute(delete(part).where(part.paper_id == paper.id))
    record(PaperRemoved(paper.committee_id, paper.id), by=by)
    db.session.delete(paper)
    db.session.flush()


def mark_as_read(paper: Paper, *, by: User) -> None:
    """The person says that they have read it. No event: what one reads is nobody else's business."""
    if queries.has_read(by, paper):
        raise Refused(_("You have marked this paper as read already."))
    db.session.add(Reading(paper_id=paper.id, user_id=by.id, read_at=clock.now()))


def start_thread(committee: TaskCommittee, *, title: str, text: str, by: User) -> Thread:
    """Begin a conversation with what is said first."""
    if queries.has_just_begun(committee, by, title):
        raise Refused(_("You have just begun a conversation with that title."))
    now = clock.now()
    thread = Thread(committee=committee, title=title, started_at=now, last_post_at=now)
    db.session.add(thread)
    db.session.flush()
    record(ThreadStarted(committee.id, thread.id), by=by)
    write_post(thread, text=text, by=by)
    return thread


def write_post(thread: Thread, *, text: str, by: User) -> Post:
    """Say something in the conversation. The same words twice in a row are a button pressed twice."""
    latest = db.session.scalar(select(Post).where(Post.thread_id == thread.id).order_by(Post.id.desc()).limit(1))
    if latest and (latest.author_id, latest.text) == (by.id, text):
        raise Refused(_("You have just said exactly that. It stands in the conversation already."))
    post = Post(thread=thread, author=by, text=text, written_at=clock.now())
    db.session.add(post)
    thread.last_post_at = post.written_at
    thread.posts_count += 1
    db.session.flush()
    record(PostWritten(thread.committee_id, thread.id, post.id), by=by)
    return post


def change_post(post: Post, *, text: str, by: User) -> None:
    """Put it in other words. The conversation shows that it was changed."""
    post.text, post.changed_at = text, clock.now()
    record(PostChanged(post.thread.committee_id, post.thread_id, post.id), by=by)


def start_draft(committee: TaskCommittee, *, title: str, text: str, by: User) -> Draft:
    """Begin to write a deliverable; the text is its first version."""
    _must_be_at_work(committee)
    if title in (draft.title for draft in queries.drafts(committee)):
        raise Refused(_("There is already a draft with that title. Write on in that one."))
    draft = Draft(committee=committee, title=title, saved_at=clock.now())
    db.session.add(draft)
    db.session.flush()
    _save(draft, text, "", by)
    return draft


def save_draft(draft: Draft, *, text: str, note: str = "", version: int, by: User) -> None:
    """Make the next version. ``version`` is the number of the one that was written on."""
    _must_be_at_work(draft.committee)
    if draft.number != version:
        raise Stale()
    if queries.latest_version(draft).text == text:
        raise Refused(_("The text is the same as in the latest version, so there is nothing to save."))
    _save(draft, text, note, by)


def report_status(
    committee: TaskCommittee, *, meeting: Meeting, done: str, next: str = "", asks: str = "", by: User
) -> StatusReport:
    """Tell a coming joint meeting how far the committee is. One status for each joint meeting."""
    _must_be_at_work(committee)
    if not meeting.body.is_joint_meeting:
        raise Refused(_("A status is told to a joint meeting."))
    _must_be_ahead(meeting)
    if queries.status_for(committee, meeting):
        raise Refused(_("There is already a status for that joint meeting. Open it and change it."))
    report = StatusReport(
        committee=committee,
        meeting=meeting,
        done=done,
        next=next,
        asks=asks,
        written_by=by,
        written_at=clock.now(),
    )
    db.session.add(report)
    db.session.flush()
    record(StatusReported(committee.id, report.id, meeting.id), by=by)
    return report


def revise_status(report: StatusReport, *, done: str, next: str, asks: str, by: User) -> None:
    """Write the status anew, until the joint meeting begins."""
    _must_be_at_work(report.committee)
    _must_be_ahead(report.meeting)
    report.done, report.next, report.asks = done, next, asks
    report.written_by, report.written_at = by, clock.now()
    record(StatusRevised(report.committee_id, report.id, report.meeting_id), by=by)


def _save(draft: Draft, text: str, note: str, by: User) -> None:
    draft.number, draft.saved_at = draft.number + 1, clock.now()
    db.session.add(
        DraftVersion(draft=draft, number=draft.number, text=text, note=note, saved_by=by, saved_at=draft.saved_at)
    )
    record(DraftSaved(draft.committee_id, draft.id, draft.number), by=by)
    db.session.flush()


def _must_be_at_work(committee: TaskCommittee) -> None:
    if not committee.is_at_work:
        raise Refused(_("The committee is not at work now. What it has made can be read, but not changed."))


def _must_be_ahead(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise Refused(_("That joint meeting is cancelled. Choose another one."))
    if meeting.has_begun:
        raise Refused(_("That joint meeting has begun. What it was told stands."))
