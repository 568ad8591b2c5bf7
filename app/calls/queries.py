"""Which calls, and what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Row, Select, bindparam, case, func, select

from app import clock
from app.calls.models import Call
from app.committees.models import Profile, TaskCommittee, TermsVersion
from app.extensions import db
from app.meetings import queries as meetings
from app.paging import FIRST, LAST, Asked, Page
from app.revisions import key, revision_of

PER_PAGE = 20


def _listed(*more: Any) -> Select[Any]:
    """What a list says of a call; columns, since whole objects cost more than the query."""
    return (
        select(
            Call.id,
            Call.title,
            Call.summary,
            Call.closes_at,
            TaskCommittee.title.label("committee"),
            TermsVersion.seats_citizens,
            *more,
        )
        .join(TaskCommittee, Call.committee_id == TaskCommittee.id)
        .join(TermsVersion, Call.terms_id == TermsVersion.id)
    )


#: Built once, since the list is what most visitors ask for.
_OPEN = _listed().where(Call.is_open).order_by(Call.closes_at, Call.id).limit(bindparam("limit"))
_PUBLIC = (
    _listed(Call.is_open.label("is_open"), func.count().over().label("total"))
    .where(Call.is_published)
    .order_by(Call.is_open.desc(), case((Call.is_open, Call.closes_at)), Call.closes_at.desc(), Call.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)


#: When the next call closes: what tells open calls from closed ones is the same until then. A column.
#: Whether it is published is not asked, so that an index answers.
NEXT_CLOSING = (
    select(Call.closes_at).where(Call.closes_at > clock.NOW).order_by(Call.closes_at).limit(1).scalar_subquery()
)
_LIST_KEY = select(revision_of(Call, TaskCommittee, TermsVersion), NEXT_CLOSING)


def list_key() -> tuple[Any, ...]:
    """Another one as soon as a list of calls is another: something of it has changed, or a call has closed."""
    return key(_LIST_KEY)


def public_calls(asked: Asked = FIRST) -> Page[Row[Any]]:
    """Published calls: open ones by deadline, then closed ones with the latest first. Always one query.

    A page that cannot be is the nearest that can.
    """
    number = min(max(asked.number, 1), LAST.number)
    rows = _rows(_PUBLIC, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    return Page.of(rows, number, rows[0].total if rows else 0, PER_PAGE)


def open_calls(limit: int = 6) -> Sequence[Row[Any]]:
    """The calls one can apply to now, the one that closes first at the top."""
    return _rows(_OPEN, limit=limit)


def _rows(listed: Select[Any], **values: int) -> Sequence[Row[Any]]:
    """Plain rows, straight from the connection: the session would look for objects among them in vain."""
    return db.session.connection().execute(listed, values).all()


def days_left(closes_at: datetime) -> int:
    """Whole days on the calendar in Denmark until the deadline: 0 is today, 1 tomorrow."""
    return (clock.to_danish(closes_at).date() - clock.today()).days


class WantedProfile(NamedTuple):
    id: int
    name: str
    wanted: int
    is_sensitive: bool


@dataclass(frozen=True)
class Wanted:
    """Who is wanted: how many of each kind of member, and the profiles."""

    councillors: int
    citizens: int
    profiles: list[WantedProfile]


def wanted(call: Call) -> Wanted:
    """What the terms of reference that the call was made from say of its members. One query."""
    rows = db.session.execute(
        select(
            TermsVersion.seats_councillors,
            TermsVersion.seats_citizens,
            Profile.id,
            Profile.name,
            Profile.wanted,
            Profile.is_sensitive,
        )
        .outerjoin(Profile, Profile.terms_id == TermsVersion.id)
        .where(TermsVersion.id == call.terms_id)
        .order_by(Profile.position)
    ).all()
    councillors, citizens = rows[0][:2]
    return Wanted(councillors, citizens, [WantedProfile(*row[2:]) for row in rows if row.id is not None])


def calls_of(committee: TaskCommittee) -> list[Call]:
    """Every call the committee has had, the latest first."""
    return list(db.session.scalars(select(Call).where(Call.committee_id == committee.id).order_by(Call.id.desc())))


def draft_of(committee: TaskCommittee) -> Call | None:
    """The call that is being written and is not out yet."""
    return next((call for call in calls_of(committee) if call.is_draft), None)


def calls_not_withdrawn(committee: TaskCommittee) -> list[Call]:
    """Every call of the committee that somebody may act on: a draft, or published and open or closed."""
    return list(
        db.session.scalars(select(Call).where(Call.committee_id == committee.id, ~Call.is_withdrawn).order_by(Call.id))
    )


def latest_call(committee: TaskCommittee) -> Call | None:
    """The call that was written last and stands, were it only a draft."""
    return db.session.scalar(
        select(Call).where(Call.committee_id == committee.id, ~Call.is_withdrawn).order_by(Call.id.desc()).limit(1)
    )


def open_call_of(committee: TaskCommittee) -> Call | None:
    return next((call for call in calls_of(committee) if call.is_open), None)


def suggestion(committee: TaskCommittee) -> dict[str, Any]:
    """A call made from the terms in force: its texts by name, and ``dates`` from the committee's own meetings.

    Empty texts where there are no terms in force.
    """
    terms = committee.terms
    if terms is None:
        return {"dates": []}
    questions = "\n".join(f"{question.position}. {question.text}" for question in terms.questions)
    deliverables = "\n".join(f"- {deliverable.title}" for deliverable in terms.deliverables)
    planned = meetings.coming_meetings(committee.body) if committee.body else []
    return {
        "title": terms.title,
        "summary": _first_paragraph(terms.purpose),
        "task": _joined(
            terms.purpose,
            questions and _("The committee is to answer:") + "\n\n" + questions,
            deliverables and _("The committee hands over:") + "\n\n" + deliverables,
        ),
        "commitment": _joined(terms.working_form, terms.time_plan),
        "wanted": "",
        "practical": _joined(terms.allowance, terms.resources),
        "answer_promise": _(
            "The council appoints the members at a public meeting after the deadline."
            " Everybody who applied gets an answer by e-mail."
        ),
        "contact": "",
        "dates": [
            {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": meeting.place} for meeting in planned
        ],
    }


def _first_paragraph(text: str) -> str:
    return text.strip().partition("\n\n")[0]


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
