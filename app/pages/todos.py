"""Who knows what waits for somebody: each slice of the journey says it for itself."""

from collections.abc import Callable

from app.accounts.models import User
from app.appointments import queries as appointments
from app.calls import queries as calls
from app.handovers import queries as handovers
from app.todo import Todo

SOURCES: tuple[Callable[[User], list[Todo]], ...] = (
    calls.todos,
    appointments.todos,
    handovers.todos,
)
