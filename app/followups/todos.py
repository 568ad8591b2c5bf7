"""Which recommendations it is time to hear about."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import or_

from app import clock
from app.accounts.models import User
from app.bodies.policy import roles
from app.committees.models import TaskCommittee
from app.followups.queries import Promise, promises_due
from app.handovers.models import Answer
from app.todo import Todo

#: How long before its date somebody is reminded of a recommendation.
REMIND_BEFORE = timedelta(days=14)


def todos(user: User) -> list[Todo]:
    """The recommendations whose date is near or past: for the owner's chair, the facilitator, the secretariat."""
    mine = roles(user)
    soon = clock.today() + REMIND_BEFORE
    if mine.is_secretariat:
        return [_to_report(promise) for promise in promises_due(soon)]
    if not mine.runs:
        return []
    in_charge = or_(Answer.owner_id.in_(mine.chairs), TaskCommittee.body_id.in_(mine.facilitates))
    return [_to_report(promise) for promise in promises_due(soon, in_charge)]


def _to_report(promise: Promise) -> Todo:
    return Todo(
        _("Report how far it is: %(title)s", title=promise.recommendation.title),
        "followups.report",
        {"recommendation_id": promise.recommendation.id},
        due=clock.end_of(promise.due_on),
        about=promise.committee.title,
    )
