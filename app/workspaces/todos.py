"""What waits in the workspaces, and before a joint meeting."""

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from app import clock, formats
from app.accounts.models import User
from app.alphabet import alphabetically
from app.bodies.policy import roles
from app.bodies.queries import Roles
from app.committees.models import TaskCommittee
from app.extensions import db
from app.meetings.models import Meeting
from app.todo import Todo
from app.workspaces.models import Paper, StatusReport
from app.workspaces.queries import coming_joint_meetings, unread


def todos(user: User) -> list[Todo]:
    """Papers to read for the members; before a joint meeting a status to write, and for councillors to read."""
    mine = roles(user)
    return [*_papers_to_read(user, mine), *_statuses_to_write(mine), *_statuses_to_read(mine)]


def _papers_to_read(user: User, mine: Roles) -> list[Todo]:
    found = unread(user).join(Paper.committee).outerjoin(Meeting, Meeting.id == Paper.meeting_id)
    found = found.where(TaskCommittee.body_id.in_(mine.sits_on), TaskCommittee.is_at_work)
    due = func.min(Meeting.starts_at).filter(~Meeting.has_begun)
    columns = (TaskCommittee.id, TaskCommittee.title, func.count(Paper.id), func.sum(Paper.minutes), due)
    waiting = found.with_only_columns(*columns).group_by(TaskCommittee.id, TaskCommittee.title)
    return [
        Todo(
            ngettext(
                "Read %(num)s paper (%(minutes)s min.)",
                "Read %(num)s papers (%(minutes)s min.)",
                count,
                minutes=minutes,
            ),
            "workspaces.papers",
            {"committee_id": committee_id},
            due=due,
            about=title,
        )
        for committee_id, title, count, minutes, due in db.session.execute(
            waiting.order_by(alphabetically(TaskCommittee.title))
        )
    ]


def _statuses_to_read(mine: Roles) -> list[Todo]:
    meeting = _next_joint_meeting() if mine.is_councillor else None
    if meeting is None:
        return []
    count = db.session.scalar(select(func.count(StatusReport.id)).where(StatusReport.meeting_id == meeting.id)) or 0
    text = ngettext(
        "Read what %(num)s committee tells the joint meeting on %(day)s",
        "Read what %(num)s committees tell the joint meeting on %(day)s",
        count,
        day=formats.day(meeting.starts_at),
    )
    return [Todo(text, "workspaces.statuses", due=meeting.starts_at)] if count else []


def _next_joint_meeting() -> Meeting | None:
    """The next one, if it is within thirty days."""
    soon = Meeting.starts_at < clock.now() + timedelta(days=30)
    return db.session.scalar(coming_joint_meetings().where(soon).limit(1))


def _statuses_to_write(mine: Roles) -> list[Todo]:
    meeting = _next_joint_meeting() if mine.runs else None
    if meeting is None:
        return []
    told = select(StatusReport.committee_id).where(StatusReport.meeting_id == meeting.id)
    found = select(TaskCommittee.id, TaskCommittee.title).where(
        TaskCommittee.body_id.in_(mine.runs),
        TaskCommittee.is_at_work,
        TaskCommittee.id.not_in(told),
    )
    return [
        Todo(
            _("Write the status to the joint meeting on %(day)s", day=formats.day(meeting.starts_at)),
            "workspaces.report",
            {"committee_id": committee_id},
            due=meeting.starts_at,
            about=title,
        )
        for committee_id, title in db.session.execute(found.order_by(alphabetically(TaskCommittee.title)))
    ]
