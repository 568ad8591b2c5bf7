"""The candidate list, and how the candidates cover the profiles of the terms of reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, and_, case, func, or_, select

from app.accounts.models import User
from app.alphabet import alphabetically
from app.applications.events import CandidatesListed
from app.applications.models import AgeBand, Application, ApplicationStatus, ProfileMatch
from app.calls import queries as calls
from app.calls.models import Call
from app.calls.queries import WantedProfile
from app.committees.models import Profile, TaskCommittee
from app.events import EventRecord
from app.extensions import db
from app.fulltext import matches
from app.paging import FIRST, Asked, Page, page_of

PER_PAGE = 50


def candidates(call: Call) -> list[Application]:
    """Those who have applied and can be appointed, by name."""
    return _candidates(Application.call_id == call.id)


def ids_of_candidates(call_id: int) -> Sequence[int]:
    """The same, by their numbers alone."""
    found = select(Application.id).where(
        Application.call_id == call_id, Application.status == ApplicationStatus.RECEIVED
    )
    return db.session.scalars(found.order_by(Application.id)).all()


def candidates_of(committee: TaskCommittee) -> list[Application]:
    """The same for all of the committee's calls that were not withdrawn."""
    return _candidates(Call.committee_id == committee.id, Call.is_published)


def _candidates(*conditions: ColumnExpressionArgument[bool]) -> list[Application]:
    return list(
        db.session.scalars(
            select(Application)
            .join(Application.call)
            .where(Application.is_received, *conditions)
            .order_by(alphabetically(Application.name), Application.id)
        )
    )


@dataclass(frozen=True)
class CandidateSearch:
    """What somebody looks for in the candidate list; empty means everybody."""

    text: str = ""  #: words of a name, a neighbourhood or a receipt's number
    profile_id: int | None = None
    age_band: AgeBand | None = None
    is_unchecked: bool = False  #: only those with a profile that nobody has looked at
    order: str = "name"


#: What the list can be sorted by. Equal ones by the order they came in.
ORDERS = {
    "name": alphabetically(Application.name),
    "neighbourhood": alphabetically(Application.neighbourhood),
    "age_band": case({band: place for place, band in enumerate(AgeBand)}, value=Application.age_band),
    "submitted": Application.submitted_at,
}


#: Which answers about profiles the reader sees; None for all. See ``policy.profiles_seen_by``.
Seen = ColumnExpressionArgument[bool] | None


def page_of_candidates(call: Call, search: CandidateSearch, asked: Asked = FIRST, seen: Seen = None) -> Page[Any]:
    """A page of those who stand as candidates or have been answered: rows of columns.

    In the order of a name or a neighbourhood it is read from an index, so that the rest need not be looked at. What
    the reader does not see of their profiles, no search tells either.
    """
    found = (
        select(
            Application.id,
            Application.number,
            Application.name,
            Application.neighbourhood,
            Application.is_resident,
            Application.age_band,
            Application.status,
            Application.is_received,
        )
        .where(Application.call_id == call.id, Application.is_listed, *_looked_for(search, seen))
        .order_by(ORDERS.get(search.order, ORDERS["name"]), Application.id)
    )
    return page_of(found, asked, per_page=PER_PAGE, read=db.session.execute)


def _looked_for(search: CandidateSearch, seen: Seen) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if search.text:
        # A person who telephones may have the number of the one that was only sent again.
        repeated = select(Application.repeats_id).where(Application.number == search.text.upper())
        conditions.append(or_(matches(Application, search.text), Application.id.in_(repeated)))
    if search.age_band:
        conditions.append(Application.age_band == search.age_band)
    if search.profile_id:
        fits = and_(ProfileMatch.profile_id == search.profile_id, ProfileMatch.fits)
        conditions.append(Application.matches.any(and_(fits, *_only(seen))))
    if search.is_unchecked:
        conditions.append(Application.matches.any(and_(ProfileMatch.is_unchecked, *_only(seen))))
    return conditions


def _only(seen: Seen) -> list[ColumnExpressionArgument[bool]]:
    return [] if seen is None else [seen]


def profiles_to_look_for(call: Call, seen: Seen = None) -> list[WantedProfile]:
    """The profiles of the call that the reader can find candidates by."""
    profiles = calls.wanted(call).profiles
    if seen is None:
        return profiles
    answered = select(ProfileMatch.profile_id).join(ProfileMatch.application)
    found = set(db.session.scalars(answered.where(Application.call_id == call.id, seen)))
    return [each for each in profiles if each.id in found]


def profiles_of(identities: list[int], seen: Seen = None) -> dict[int, list[Any]]:
    rows = db.session.execute(
        select(ProfileMatch.application_id, Profile.name, ProfileMatch.is_claimed, ProfileMatch.is_confirmed)
        .join(Profile)
        .where(ProfileMatch.application_id.in_(identities), *_only(seen))
        .order_by(Profile.position)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.application_id, []).append(row)
    return found


@dataclass(frozen=True)
class Coverage:
    """How many of a profile are wanted, and how many candidates the list holds for it."""

    profile_id: int
    name: str
    wanted: int
    confirmed: int  #: the secretariat has agreed
    unchecked: int  #: the applicant says so, and nobody has looked yet

    @property
    def is_met(self) -> bool:
        return self.confirmed >= self.wanted

    @property
    def cannot_be_met(self) -> bool:
        """Not even if everybody who says so is right. Each profile is counted for itself."""
        return self.confirmed + self.unchecked < self.wanted


def coverage(call: Call) -> list[Coverage]:
    """For each profile of the terms of reference the call was made from, in their order. One query."""
    confirmed = and_(Application.id.is_not(None), ProfileMatch.is_confirmed.is_(True))
    unchecked = and_(Application.id.is_not(None), ProfileMatch.is_only_claimed)
    rows = db.session.execute(
        select(
            Profile.id,
            Profile.name,
            Profile.wanted,
            func.coalesce(func.sum(case((confirmed, 1), else_=0)), 0),
            func.coalesce(func.sum(case((unchecked, 1), else_=0)), 0),
        )
        .outerjoin(ProfileMatch, ProfileMatch.profile_id == Profile.id)
        .outerjoin(
            Application,
            and_(Application.id == ProfileMatch.application_id, Application.call_id == call.id, Application.is_listed),
        )
        .where(Profile.terms_id == call.terms_id)
        .group_by(Profile.id)
        .order_by(Profile.position)
    )
    return [Coverage(*row) for row in rows]


def shown_to(user: User, call: Call, *, since: datetime) -> int:
    """How many candidates of the call somebody has seen in a list since then, by name; 0 for none."""
    listed = select(EventRecord.details).where(
        EventRecord.kind == CandidatesListed.__name__,
        EventRecord.actor_id == user.id,
        EventRecord.committee_id == call.committee_id,
        EventRecord.happened_at > since,
    )
    return max((each["shown"] for each in db.session.scalars(listed) if each["call_id"] == call.id), default=0)


def tally(call: Call) -> dict[ApplicationStatus, int]:
    """How many applications of each status; a status nobody has is left out."""
    rows = db.session.execute(
        select(Application.status, func.count()).where(Application.call_id == call.id).group_by(Application.status)
    )
    return {status: count for status, count in rows}  # noqa: C416 -- a Row is no pair to dict()
