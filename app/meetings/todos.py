"""What waits for whoever runs meetings."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import contains_eager

from app import clock, formats
from app.accounts.models import User
from app.bodies.models import Body
from app.bodies.policy import roles
from app.bodies.queries import Roles
from app.extensions import db
from app.meetings.models import Meeting
from app.meetings.policy import runs_the_meeting
from app.meetings.queries import latest_summons
from app.todo import Todo


def todos(user: User) -> list[Todo]:
    """For whoever runs meetings: those to summon to in the coming four weeks, and those whose minutes wait."""
    found = select(Meeting).join(Meeting.body).where(_leaves_to(roles(user)), Meeting.is_unfinished)
    found = found.where(
        Meeting.starts_at > clock.now() - timedelta(days=90), Meeting.starts_at < clock.now() + timedelta(days=28)
    )
    meetings = db.session.scalars(found.options(contains_eager(Meeting.body)).order_by(Meeting.starts_at, Meeting.id))
    return [todo for meeting in meetings if runs_the_meeting(user, meeting) and (todo := _todo(meeting))]


def _leaves_to(mine: Roles) -> ColumnElement[bool]:
    """Whose meetings it can be: those of their own bodies. A task committee's are not left to the secretariat."""
    own = Body.id.in_(mine.runs)
    return own | ~Body.is_task_committee if mine.is_secretariat else own


def _todo(meeting: Meeting) -> Todo | None:
    here, day = {"meeting_id": meeting.id}, formats.day(meeting.starts_at)
    if meeting.has_ended:
        text = _("Finish the minutes of the meeting on %(day)s", day=day)
        return Todo(text, "meetings.show", here, about=meeting.body.name)
    if meeting.has_begun or meeting.summoned_at:
        return None
    text = _("Summon the members to the meeting on %(day)s", day=day)
    last_day = latest_summons(meeting)
    due = clock.end_of(last_day) if last_day else meeting.starts_at
    return Todo(text, "meetings.summon", here, due=due, about=meeting.body.name)
