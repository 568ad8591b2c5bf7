"""A meeting from the day it is planned until its minutes are approved."""

from app.meetings.operations.agenda import add_item, change_item, move_item, remove_item
from app.meetings.operations.minutes import approve_minutes, decide, record_attendance, record_decision, write_minutes
from app.meetings.operations.planning import cancel, plan, reschedule, summon

__all__ = [
    "add_item",
    "approve_minutes",
    "cancel",
    "change_item",
    "decide",
    "move_item",
    "plan",
    "record_attendance",
    "record_decision",
    "remove_item",
    "reschedule",
    "summon",
    "write_minutes",
]
