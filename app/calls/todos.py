"""What waits on the way to a call that is out."""

from flask_babel import gettext as _
from sqlalchemy import select

from app.accounts.models import User
from app.bodies.policy import roles
from app.calls.models import Call, CallStatus
from app.committees.models import Stage, TaskCommittee
from app.extensions import db
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """For the secretariat: committees without a call, and calls that are not out yet."""
    if not roles(user).is_secretariat:
        return []
    calls = db.session.execute(select(Call.id, Call.committee_id, Call.status, Call.closes_at)).all()
    committees = db.session.execute(
        select(TaskCommittee.id, TaskCommittee.title).where(TaskCommittee.stage == Stage.ESTABLISHED)
    ).all()
    titles = {committee.id: committee.title for committee in committees}
    called = {call.committee_id for call in calls if call.status != CallStatus.WITHDRAWN}
    return [
        Todo(_("Write a call for citizens"), "calls.draft", {"committee_id": identity}, about=title)
        for identity, title in titles.items()
        if identity not in called
    ] + [
        Todo(_("Publish the call"), "calls.show", {"call_id": call.id}, about=titles[call.committee_id])
        for call in calls
        if call.status is CallStatus.DRAFT and call.committee_id in titles
    ]
