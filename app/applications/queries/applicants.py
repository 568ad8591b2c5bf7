"""One person's applications."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.models import User
from app.accounts.queries import as_stored
from app.applications.models import Application, ApplicationStatus, ProfileMatch
from app.calls.models import Call
from app.committees.models import TaskCommittee, TermsVersion
from app.extensions import db


def behind_form(form_token: str) -> Application | None:
    """The application that this very form has made, when it was sent before."""
    return db.session.scalar(select(Application).where(Application.form_token == form_token))


def standing(call: Call, email: str) -> Application | None:
    """The application that counts for this address."""
    return db.session.scalar(
        select(Application).where(
            Application.call_id == call.id,
            Application.email == as_stored(email),
            ~Application.is_repeated,
        )
    )


def repeats_of(application: Application) -> list[Application]:
    """What was sent later with the same address and is still remembered, the latest first."""
    return list(
        db.session.scalars(
            select(Application)
            .where(Application.repeats_id == application.id, ~Application.is_forgotten)
            .order_by(Application.submitted_at.desc(), Application.id.desc())
        )
    )


def counting_of(email: str) -> list[Application]:
    """Every application of this address that is not forgotten, the latest first."""
    return list(
        db.session.scalars(
            select(Application)
            .where(Application.email == as_stored(email), ~Application.is_repeated)
            .order_by(Application.submitted_at.desc(), Application.id.desc())
        )
    )


def applications_of(user: User) -> list[Application]:
    """The applications tied to an account with their calls, the latest first; also what was sent a second time."""
    return list(
        db.session.scalars(
            select(Application)
            .where(Application.user_id == user.id)
            .order_by(Application.submitted_at.desc(), Application.id.desc())
            .options(joinedload(Application.call).joinedload(Call.committee))
        )
    )


def to_write_to(ids: Sequence[int]) -> Sequence[Application]:
    """These applications with their call and committee. Whoever has withdrawn or been forgotten has no address."""
    return db.session.scalars(
        select(Application)
        .where(Application.id.in_(ids), Application.forgotten_at.is_(None))
        .order_by(Application.id)
        .options(joinedload(Application.call).joinedload(Call.committee))
    ).all()


def with_sensitive_to_delete(before: datetime) -> Sequence[Application]:
    """Applications with answers to sensitive profiles whose purpose ended before this moment (UTC): the members were
    appointed or the call withdrawn, and the last day on which councillors see them is past."""
    ended = or_(Application.settled_at <= before, and_(Call.is_withdrawn, Call.withdrawn_at <= before))
    is_seen_no_more = or_(
        TermsVersion.sensitive_until.is_(None), TermsVersion.sensitive_until < clock.to_danish(before).date()
    )
    return db.session.scalars(
        select(Application)
        .join(Application.call)
        .join(Call.terms)
        .where(Application.matches.any(ProfileMatch.consented_at.is_not(None)), ended, is_seen_no_more)
        .order_by(Application.id)
        .options(joinedload(Application.call))
    ).all()


def to_forget(before: datetime, *, stalled: datetime) -> Sequence[Application]:
    """Applications whose purpose ended before this moment (UTC).

    It ended when the council decided (whoever was appointed is a member since), or when the call was withdrawn or the
    committee dropped. One that was only sent again ends with its call. Where the council has not decided, it ends when
    the deadline was before ``stalled``.
    """
    ended = or_(
        Application.settled_at <= before,
        and_(Application.is_received, Call.closes_at <= stalled),
        and_(
            Application.status.in_([ApplicationStatus.RECEIVED, ApplicationStatus.REPEATED]),
            Call.is_withdrawn,
            Call.withdrawn_at <= before,
        ),
        and_(
            Application.is_received,
            TaskCommittee.is_dropped,
            TaskCommittee.dropped_at <= before,
        ),
        and_(Application.is_repeated, Call.closes_at <= before),
    )
    return db.session.scalars(
        select(Application)
        .join(Application.call)
        .join(Call.committee)
        .where(~Application.is_forgotten, Application.submitted_at <= clock.now(), ended)
        .order_by(Application.id)
    ).all()
