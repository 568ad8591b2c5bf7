"""At which meeting the members are appointed, and why without a call."""

from typing import Any

from flask_babel import lazy_gettext as _

from app.calls.models import Call
from app.forms import Length, Required, TextArea
from app.meetings.choosing import MeetingField, MeetingForm


class OpenForm(MeetingForm):
    meeting = MeetingField(
        _("Meeting of the council"),
        [Required(_("Choose the meeting."))],
        unchosen="",
        hint=_("A meeting that has begun."),
    )
    no_call_reason = TextArea(
        _("Why the members are appointed without a call"),
        [Length(1000)],
        hint=_("There has been no call for this committee, so nobody has applied."),
        rows=3,
    )

    def ask_for_the_reason(self, call: Call | None) -> None:
        """Only where there has been no call."""
        if call:
            del self.no_call_reason

    def opening(self) -> dict[str, Any]:
        """The meeting, and the reason where one was asked for."""
        reason = self.no_call_reason.data if self.no_call_reason else ""
        return {"meeting": self.chosen_meeting, "no_call_reason": reason}
