"""How far an appointment is, and what the ways to appoint members and to draw lots are called."""

from flask_babel import lazy_gettext as _

from app.appointments.models import AppointmentStatus, DrawnHow, Method
from app.words import Words

STATUSES = Words(
    AppointmentStatus,
    {
        AppointmentStatus.OPEN: _("Under way"),
        AppointmentStatus.COMPLETED: _("Completed"),
        AppointmentStatus.ABANDONED: _("Stopped"),
    },
    badge={
        AppointmentStatus.OPEN: "info",
        AppointmentStatus.COMPLETED: "success",
        AppointmentStatus.ABANDONED: "warning",
    },
)

METHODS = Words(
    Method,
    {Method.AGREED: _("by an agreed list"), Method.STRICT: _("by proportional election")},
    #: To the question whether anybody objects to a list.
    answer={Method.AGREED: _("No, everybody agrees to a list"), Method.STRICT: _("Yes, or no list has been agreed")},
    explained={
        Method.AGREED: _("The list names who gets each place, and which group the place belongs to."),
        Method.STRICT: _("The groups choose in turn by proportional election (Local Government Act, sections 24-26)."),
    },
)

WAYS_TO_DRAW = Words(
    DrawnHow,
    {DrawnHow.BY_HAND: _("by hand, in the meeting"), DrawnHow.BY_PORTAL: _("by the portal, at the meeting's request")},
)
