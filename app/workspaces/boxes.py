"""Where others show something in a workspace."""

from app.boxes import Slot
from app.committees.models import TaskCommittee

#: Below what the members write: where it leads.
WRITING: Slot[TaskCommittee] = Slot()
