"""How the audit trail tells of meetings."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.bodies.models import Body
from app.formats import day
from app.meetings.events import (
    AgendaItemAdded,
    AgendaItemChanged,
    AgendaItemMoved,
    AgendaItemRemoved,
    AttendanceRecorded,
    DecisionRecorded,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
    MeetingSummoned,
    MinutesApproved,
    MinutesWritten,
)
from app.meetings.models import Decision, Meeting
from app.trail import Naming, Told

TOLD = Told(
    theme=_("Meetings and decisions"),
    sentences={
        MeetingPlanned: _("A meeting was planned: %(meeting)s."),
        MeetingMoved: _("A meeting was moved or got a new place: %(meeting)s."),
        MeetingCancelled: _("A meeting was cancelled: %(meeting)s."),
        MeetingSummoned: _("The members were summoned to a meeting: %(meeting)s."),
        AgendaItemAdded: _("Item %(number)s was put on the agenda: %(meeting)s."),
        AgendaItemChanged: _("Item %(number)s on the agenda was changed: %(meeting)s."),
        AgendaItemMoved: _("Item %(number)s on the agenda became item %(new_number)s: %(meeting)s."),
        AgendaItemRemoved: _("Item %(number)s was taken off the agenda: %(meeting)s."),
        AttendanceRecorded: _("%(present)s of %(members)s members were present: %(meeting)s."),
        MinutesWritten: _("The minutes of item %(number)s were written: %(meeting)s."),
        MinutesApproved: _("The minutes were approved: %(meeting)s."),
        DecisionRecorded: _("Decision %(number)s was recorded: %(meeting)s."),
    },
    names={
        "meeting": Naming(
            select(Meeting.id, Body.name, Meeting.starts_at).join(Meeting.body),
            lambda body, starts_at: f"{body}, {day(starts_at)}",
        ),
        "decision": Naming(
            select(Decision.id, Decision.number, Decision.decided_on),
            lambda number, decided_on: f"{number} ({day(decided_on)})",
        ),
    },
)
