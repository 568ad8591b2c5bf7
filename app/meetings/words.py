"""How far a meeting is, in words."""

from flask_babel import lazy_gettext as _

from app.meetings.models import MeetingStatus
from app.words import Words

STATUSES = Words(
    MeetingStatus,
    {
        MeetingStatus.PLANNED: _("Planned"),
        MeetingStatus.SUMMONED: _("Agenda published"),
        MeetingStatus.MINUTED: _("Minutes approved"),
        MeetingStatus.CANCELLED: _("Cancelled"),
    },
    badge={
        MeetingStatus.SUMMONED: "success",
        MeetingStatus.MINUTED: "success",
        MeetingStatus.CANCELLED: "error",
    },
)
