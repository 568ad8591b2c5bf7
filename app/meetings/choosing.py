"""Choosing one of the meetings that something can be said of, in the forms of every later slice.

class PresentForm(MeetingForm):
    meeting = MeetingField(_("Joint meeting"), [Required(_("Choose the joint meeting."))])

form.offer(meetings)                      # which ones
form.has_choices, form.chosen_meeting     # whether there are any, and the one that was chosen
"""

from collections.abc import Iterable
from typing import Any, Self

from flask_babel import lazy_gettext as _

from app.formats import moment
from app.forms import Form, SelectField
from app.meetings.models import Meeting

CHOOSE = _("Choose a meeting")


class MeetingField(SelectField):
    """One of the meetings it is offered, by when it is held (and ``with_place`` where).

    ``unchosen`` is what stands there before anything is chosen; "" where the first meeting does.
    """

    def __init__(
        self,
        label: Any,
        validators: Any = None,
        *,
        unchosen: Any = CHOOSE,
        with_place: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(label, validators, coerce=int, **options)
        self.unchosen, self.with_place = unchosen, with_place
        self.offer(())

    def offer(self, meetings: Iterable[Meeting]) -> None:
        self.meetings = {meeting.id: meeting for meeting in meetings}
        nothing = [("", self.unchosen)] if self.unchosen else []
        self.choices = [*nothing, *((meeting.id, self._said(meeting)) for meeting in self.meetings.values())]

    @property
    def chosen(self) -> Meeting | None:
        return self.meetings.get(self.data)

    def _said(self, meeting: Meeting) -> str:
        return f"{moment(meeting.starts_at)}, {meeting.place}" if self.with_place else moment(meeting.starts_at)


class MeetingForm(Form):
    """A form in which a meeting is chosen. Each has one ``MeetingField``, by the name that its page sends."""

    @property
    def meeting_field(self) -> MeetingField:
        return next(field for field in self if isinstance(field, MeetingField))

    def offer(self, meetings: Iterable[Meeting]) -> Self:
        self.meeting_field.offer(meetings)
        return self

    @property
    def has_choices(self) -> bool:
        return bool(self.meeting_field.meetings)

    @property
    def chosen_meeting(self) -> Any:
        """The meeting; None where none has to be chosen. What the field requires is there when the form holds."""
        return self.meeting_field.chosen
