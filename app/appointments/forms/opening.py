"""At which meeting the members are appointed, and why without a call."""

from typing import Any

from flask_babel import lazy_gettext as _

from app.calls.models import Call
from app.extensions import db
from app.formats import moment
from app.forms import Form, Length, Required, SelectField, TextArea
from app.meetings.models import Meeting


class OpenForm(Form):
    meeting = SelectField(
        _("Meeting of the council"),
        [Required(_("Choose the meeting."))],
        coerce=int,
        hint=_("A meeting that has begun."),
    )
    no_call_reason = TextArea(
        _("Why the members are appointed without a call"),
        [Length(1000)],
        hint=_("There has been no call for this committee, so nobody has applied."),
        rows=3,
    )

    def offer(self, meetings: list[Meeting], call: Call | None) -> None:
        self.meeting.choices = [(meeting.id, f"{moment(meeting.starts_at)}, {meeting.place}") for meeting in meetings]
        if call:
            del self.no_call_reason

    def opening(self) -> dict[str, Any]:
        """The meeting, and the reason where one was asked for."""
        reason = self.no_call_reason.data if self.no_call_reason else ""
        return {"meeting": db.session.get(Meeting, self.meeting.data), "no_call_reason": reason}
