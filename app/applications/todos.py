"""What waits for applicants, and for whoever prepares the lists of candidates."""

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import and_, func, select

from app.accounts.models import User
from app.applications.models import Application
from app.applications.queries import applications_of
from app.bodies.policy import roles
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.extensions import db
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """For the secretariat: candidate lists to prepare. For an applicant: what can still be changed."""
    own = [
        Todo(
            _("You can change your application until the deadline"),
            "applications.open_own",
            {"application_id": application.id},
            due=application.call.closes_at,
            about=application.call.title,
        )
        for application in applications_of(user)
        if application.can_change
    ]
    return own + (_lists_to_prepare() if roles(user).is_secretariat else [])


def _lists_to_prepare() -> list[Todo]:
    closed = db.session.execute(
        select(Call.id, TaskCommittee.title, func.count(Application.id).label("candidates"))
        .join(TaskCommittee, Call.committee_id == TaskCommittee.id)
        .outerjoin(Application, and_(Application.call_id == Call.id, Application.is_received))
        .where(
            Call.is_closed,
            TaskCommittee.is_established,
        )
        .group_by(Call.id, TaskCommittee.title)
        .order_by(Call.closes_at)
    )
    return [
        Todo(
            ngettext("Prepare the list of %(num)s candidate", "Prepare the list of %(num)s candidates", row.candidates),
            "applications.candidates",
            {"call_id": row.id},
            about=row.title,
        )
        for row in closed
    ]
