"""What several operations on meetings ask first."""

from flask_babel import gettext as _

from app.errors import Refused
from app.meetings.models import Meeting


def must_be_alive(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise Refused(_("The meeting was cancelled. Nothing more can be added to it."))
    if meeting.is_minuted:
        raise Refused(_("The minutes of that meeting are approved. Nothing in them can change."))
