"""What can be done with a call. None of it commits; see app/transactions.py.

``content`` is the texts of ``TEXTS`` by name, and ``dates``: the meetings already known, each with
``starts_at``, ``ends_at`` (UTC) and ``place``, and ``id`` where it stands in the call already.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from app import clock
from app.accounts.models import User
from app.calls import queries
from app.calls.events import CallDrafted, CallEdited, CallExtended, CallPublished, CallWithdrawn
from app.calls.models import Call, CallDate, CallStatus
from app.committees.models import TaskCommittee
from app.errors import Refused
from app.events import record
from app.extensions import db

TEXTS = ("title", "summary", "task", "commitment", "wanted", "practical", "answer_promise", "contact")
#: A deadline gives people at least a day. The act has no rule for it; less would be a call nobody can see.
SHORTEST = timedelta(days=1)


def draft(committee: TaskCommittee, *, by: User | None, **content: Any) -> Call:
    """Begin a call from the terms of reference in force. See ``queries.suggestion`` for the content."""
    _check_stage(committee)
    if queries.draft_of(committee) or queries.open_call_of(committee):
        raise Refused(_("The committee has a call already. Change that one, or withdraw it first."))
    call = Call(committee=committee, terms=committee.terms, status=CallStatus.DRAFT)
    _write(call, content)
    db.session.add(call)
    db.session.flush()
    record(CallDrafted(call_id=call.id, committee_id=committee.id), by=by)
    return call


def edit(call: Call, *, by: User | None, **content: Any) -> None:
    """Change the texts and dates, as a draft or while it is open."""
    if not call.is_draft and not call.is_open:
        raise Refused(_("A call is not changed after its deadline: people applied to what it said."))
    _write(call, content)
    call.touch()  # also when nothing but a date was changed
    record(CallEdited(call_id=call.id, committee_id=call.committee_id), by=by)


def _write(call: Call, content: Mapping[str, Any]) -> None:
    for name in TEXTS:
        setattr(call, name, content[name])
    _keep_dates(call, content["dates"])


def _keep_dates(call: Call, dates: Iterable[Mapping[str, Any]]) -> None:
    """A date that stays keeps its row, since applicants may have said that they can come."""
    known = {date.id: date for date in call.dates}
    kept = []
    for row in dates:
        date = known.get(row.get("id") or 0) or CallDate()
        date.starts_at, date.ends_at, date.place = row["starts_at"], row["ends_at"], row["place"]
        kept.append(date)
    call.dates = kept


def publish(call: Call, *, closes_at: datetime, by: User | None) -> None:
    """Put the call out until ``closes_at`` (UTC), at least a day from now."""
    _check_stage(call.committee)
    other = queries.open_call_of(call.committee)
    call.become(CallStatus.PUBLISHED, _("This call has been published or withdrawn already."))
    if absent := missing(call):
        raise Refused(_("Something is missing in the call: %(what)s.", what=", ".join(absent)))
    if other:
        raise Refused(_("The committee has an open call already: %(title)s.", title=other.title))
    if closes_at < clock.now() + SHORTEST:
        raise Refused(_("The deadline must be at least a day from now, so that people have time to apply."))
    call.published_at, call.closes_at = clock.now(), closes_at
    record(CallPublished(call_id=call.id, committee_id=call.committee_id, closes_at=closes_at), by=by)


def missing(call: Call) -> list[str]:
    """The parts a call cannot be published without and that nothing is written in, by their names on the page."""
    needed = {
        "title": _("title"),
        "summary": _("the call in short"),
        "task": _("the task"),
        "commitment": _("what is asked of you"),
        "answer_promise": _("when and how people hear"),
        "contact": _("whom to ask"),
    }
    return [words for name, words in needed.items() if not getattr(call, name)]


def extend(call: Call, *, closes_at: datetime, by: User | None) -> None:
    """Move the deadline of an open call to a later moment (UTC)."""
    if call.closes_at is None or not call.is_open:
        raise Refused(_("Only an open call can be extended."))
    if closes_at <= call.closes_at:
        raise Refused(_("The new deadline must be later than the one people have been told."))
    before, call.closes_at = call.closes_at, closes_at
    record(CallExtended(call_id=call.id, committee_id=call.committee_id, closed_at=before, closes_at=closes_at), by=by)


def withdraw(call: Call, *, reason: str, by: User | None) -> None:
    """Take the call back before the council has appointed anybody. Those who have applied are told why."""
    if call.is_closed and not (call.committee.is_established or call.committee.is_dropped):
        raise Refused(_("The council has appointed the members already, so the call can no longer be withdrawn."))
    call.become(CallStatus.WITHDRAWN, _("This call has been withdrawn already."))
    call.withdrawn_at, call.withdrawn_reason = clock.now(), reason
    record(CallWithdrawn(call_id=call.id, committee_id=call.committee_id), by=by)


def withdraw_all(committee: TaskCommittee, *, by: User | None) -> None:
    """Nobody may apply to a committee that was dropped, and those who have must hear it and why."""
    for call in queries.calls_not_withdrawn(committee):
        withdraw(call, reason=committee.drop_reason, by=by)


def _check_stage(committee: TaskCommittee) -> None:
    """A committee that works may need somebody new for a place that has fallen vacant."""
    if not committee.is_under_way:
        raise Refused(_("A call can go out once the council has established the committee, and until it hands over."))
