"""What waits on the way to a call that is out."""

from flask_babel import gettext as _
from sqlalchemy import select

from app.accounts.models import User
from app.bodies.policy import roles
from app.calls.models import Call
from app.committees.models import TaskCommittee
from app.extensions import db
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """For the secretariat: committees without a call, and calls that are not out yet."""
    if not roles(user).is_secretariat:
        return []
    standing = (Call.committee_id == TaskCommittee.id) & ~Call.is_withdrawn
    waiting = db.session.execute(
        select(TaskCommittee.id, TaskCommittee.title, Call.id)
        .outerjoin(Call, standing)
        .where(TaskCommittee.is_established, Call.id.is_(None) | Call.is_draft)
        .order_by(TaskCommittee.id)
    )
    return [
        Todo(_("Publish the call"), "calls.show", {"call_id": call_id}, about=title)
        if call_id
        else Todo(_("Write a call for citizens"), "calls.draft", {"committee_id": committee_id}, about=title)
        for committee_id, title, call_id in waiting
    ]
