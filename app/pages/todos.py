"""Who knows what waits for somebody: each slice of the journey says it for itself."""

from collections.abc import Callable

from app.accounts.models import User
from app.applications import queries as applications
from app.appointments import queries as appointments
from app.calls import queries as calls
from app.committees import queries as committees
from app.followups import queries as followups
from app.handovers import queries as handovers
from app.meetings import queries as meetings
from app.todo import Todo
from app.workspaces import queries as workspaces

SOURCES: tuple[Callable[[User], list[Todo]], ...] = (
    committees.todos,
    meetings.todos,
    calls.todos,
    applications.todos,
    appointments.todos,
    workspaces.todos,
    handovers.todos,
    followups.todos,
)
