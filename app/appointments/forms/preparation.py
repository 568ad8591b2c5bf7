"""What is written down before and after the members are chosen."""

from flask_babel import lazy_gettext as _

from app.accounts.models import User
from app.appointments.choices import ABSENT, ALONE
from app.appointments.words import METHODS
from app.bodies.models import ElectoralGroup
from app.extensions import db
from app.formats import moment
from app.forms import Form, Length, RadioField, Required, SelectField, TextArea, TextField
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

    def offer(self, meetings, call):
        self.meeting.choices = [(meeting.id, f"{moment(meeting.starts_at)}, {meeting.place}") for meeting in meetings]
        if call:
            del self.no_call_reason

    def opening(self):
        """The meeting, and the reason where one was asked for."""
        reason = self.no_call_reason.data if self.no_call_reason else ""
        return {"meeting": db.session.get(Meeting, self.meeting.data), "no_call_reason": reason}


class PresenceForm(Form):
    """One list of choices for each member of the council; the fields are made by ``presence_form``."""

    def groups(self):
        """Each councillor who is present → the group announced, None for who votes alone."""
        chosen = {
            name.removeprefix("member_"): value for name, value in self.data.items() if name.startswith("member_")
        }
        return {
            db.session.get(User, int(user_id)): None if group == ALONE else db.session.get(ElectoralGroup, int(group))
            for user_id, group in chosen.items()
            if group != ABSENT
        }


def presence_form(memberships, recorded, groups):
    """``recorded`` maps a user id to what is chosen beforehand: a group's id, ALONE or ABSENT."""
    choices = [(str(group.id), f"{group.letter} – {group.name}") for group in groups]
    fields = {
        f"member_{membership.user_id}": SelectField(
            f"{membership.user.name} ({membership.group.letter})" if membership.group else membership.user.name,
            [Required(_("Choose."))],
            choices=[*choices, (ALONE, _("Votes alone")), (ABSENT, _("Not present"))],
            default=recorded[membership.user_id],
        )
        for membership in memberships
    }
    return type("PresenceForm", (PresenceForm,), fields)()


class MethodForm(Form):
    method = RadioField(
        _("Does anybody object to an agreed list?"),
        [Required(_("Choose how the members are appointed."))],
        choices=METHODS.choices("answer", hint="explained"),
    )
    objections = TextArea(_("Who objects, and why"), [Length(2000)], hint=_("It stands in the protocol."), rows=3)


class CompleteForm(Form):
    number = TextField(
        _("Number in the minute book"),
        [Required(_("Write the decision's number in the minute book.")), Length(20)],
        hint=_("For example 7 or 12 a."),
        width="short",
    )
    dissent = TextArea(
        _("Dissenting opinions"),
        [Length(5000)],
        hint=_(
            "Any member present may have a dissenting opinion recorded in short (Local Government Act, section 13)."
        ),
    )


class AbandonForm(Form):
    reason = TextArea(_("Why the appointment is stopped"), [Required(_("Write the reason.")), Length(1000)], rows=3)
