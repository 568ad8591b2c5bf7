"""What the portal does about accounts without being asked."""

from app.accounts import operations
from app.schedule import daily
from app.transactions import transaction


@daily("03:20", kind="sessions.forget")
def forget_sessions() -> None:
    with transaction():
        operations.forget_sessions()
