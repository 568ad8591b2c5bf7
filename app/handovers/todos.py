"""What waits on the way from a committee's work to the council's answer."""

from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.policy import roles
from app.committees.models import TaskCommittee
from app.extensions import db
from app.handovers.models import Handover
from app.handovers.queries import unanswered
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """Writing the result (chair and facilitator), its way to the council (secretariat), answers owed (councillors)."""
    mine = roles(user)
    waiting = unanswered() if mine.is_secretariat or mine.is_councillor else []
    return [
        *(_to_write(committee) for committee in _working(mine.runs)),
        *(_next_step(handover) for handover in waiting if mine.is_secretariat),
        *(_owed(handover) for handover in waiting if handover.is_overdue and not mine.is_secretariat),
    ]


def _working(bodies: frozenset[int] | set[int]) -> list[TaskCommittee]:
    if not bodies:
        return []
    return list(
        db.session.scalars(
            select(TaskCommittee)
            .where(TaskCommittee.is_at_work, TaskCommittee.body_id.in_(bodies))
            .order_by(alphabetically(TaskCommittee.title))
            .options(joinedload(TaskCommittee.terms))
        )
    )


def _to_write(committee: TaskCommittee) -> Todo:
    ends_on = committee.terms.ends_on if committee.terms else None
    return Todo(
        _("Write the result of the committee with its recommendations"),
        "handovers.prepare",
        {"committee_id": committee.id},
        due=_evening(ends_on),
        about=committee.title,
    )


def _next_step(handover: Handover) -> Todo:
    """What the secretariat has to record next; late when the council's answer is."""
    text, endpoint = (
        (_("Record what the standing committee recommends"), "handovers.recommend")
        if handover.recommending_decision_id is None
        else (_("Record the council's answer to each recommendation"), "handovers.answer")
    )
    return Todo(
        text,
        endpoint,
        {"committee_id": handover.committee_id},
        due=_evening(handover.answer_due_on),
        about=handover.committee.title,
    )


def _owed(handover: Handover) -> Todo:
    return Todo(
        _("The council has owed the committee an answer for %(weeks)s weeks", weeks=handover.weeks_waited),
        "handovers.show",
        {"committee_id": handover.committee_id},
        due=_evening(handover.answer_due_on),
        about=handover.committee.title,
    )


def _evening(day: date | None) -> datetime | None:
    return clock.end_of(day) if day else None
