"""What the secretariat writes about a call."""

from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.form_rows import FormField, Row, RowsField
from app.forms import DateTimeField, DeadlineField, Form, HiddenField, Length, Required, TextArea, TextField
from app.versions import VersionField

LONG_TEXT = 8_000
MARKDOWN = _("An empty line makes a new paragraph, a hyphen first in the line an item of a list.")


class DateRow(Row):
    id = HiddenField()
    starts_at = DateTimeField(_("Starts"), [Required(_("Write when the meeting starts."))])
    ends_at = DateTimeField(_("Ends"), [Required(_("Write when the meeting ends."))])
    place = TextField(_("Place"), [Length(200)])

    def validate_ends_at(self, field):
        if self.starts_at.data and field.data and field.data <= self.starts_at.data:
            raise ValidationError(_("The meeting must end after it starts."))


class DraftForm(Form):
    """The content of a call. A draft may be saved half done; publishing says what is missing."""

    title = TextField(
        _("Title"),
        [Required(_("Write a title.")), Length(120)],
        hint=_("What a citizen would call it, for example: Help make the way to school safe."),
    )
    summary = TextArea(
        _("The call in short"),
        [Length(400)],
        rows=3,
        hint=_("Two sentences for lists, and for those who read no further."),
    )
    task = TextArea(_("The task"), [Length(LONG_TEXT)], rows=10, hint=MARKDOWN)
    commitment = TextArea(
        _("What is asked of you"),
        [Length(LONG_TEXT)],
        rows=6,
        hint=_("How many meetings, how long, what there is to read and do between them."),
    )
    dates = RowsField(
        FormField(DateRow),
        _("Meetings already planned"),
        hint=_("Applicants are asked which of these they can come to. Times are Danish."),
        add=_("Add a meeting"),
    )
    wanted = TextArea(
        _("Who is wanted"),
        [Length(LONG_TEXT)],
        rows=5,
        hint=_(
            "The profiles and numbers of the terms of reference are shown by themselves. Write what else there is to say."
        ),
    )
    practical = TextArea(
        _("Practical matters"),
        [Length(LONG_TEXT)],
        rows=5,
        hint=_("Allowance, food, access for wheelchairs, child minding."),
    )
    answer_promise = TextArea(
        _("When and how people hear"),
        [Length(1_000)],
        rows=3,
        hint=_("A promise with a date: when is the council's meeting, and when do all have their answer?"),
    )
    contact = TextArea(
        _("Whom to ask"), [Length(500)], rows=3, hint=_("A name, a telephone number and an e-mail address.")
    )

    @property
    def content(self):
        """What ``calls.operations`` takes: the texts, and the dates with the ids of those that stay."""
        texts = {name: self[name].data for name in self.data if name not in {"csrf_token", "dates", "version"}}
        dates = [row | {"id": int(row["id"]) if row["id"].isdigit() else None} for row in self.dates.data]
        return texts | {"dates": dates}


class EditForm(DraftForm):
    version = VersionField(_("Somebody else has changed the call while you wrote. Your text is still here below."))


class PublishForm(Form):
    version = VersionField()
    closes_at = DeadlineField(
        _("Deadline"),
        [Required(_("Write the deadline."))],
        hint=_("Danish time, for example 31.3.2026 12.00. Three weeks are usual; at least a day is needed."),
    )


class ExtendForm(Form):
    version = VersionField()
    closes_at = DeadlineField(
        _("New deadline"), [Required(_("Write the new deadline."))], hint=_("Danish time, for example 31.3.2026 12.00.")
    )


class WithdrawForm(Form):
    version = VersionField()
    reason = TextArea(
        _("Why the call is withdrawn"),
        [Required(_("Write why, so that those who applied understand it.")), Length(1_000)],
        hint=_("Shown on the call's page and in the letter to those who applied."),
    )
