"""What people write about meetings."""

from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from app.forms import (
    CheckboxesField,
    CheckboxField,
    DateTimeField,
    Form,
    Length,
    Required,
    SelectField,
    TextArea,
    TextField,
)
from app.versions import SAVED_MEANWHILE, VersionField

LONG_TEXT = 50_000


class FilterForm(Form):
    """Which meetings to list. Sent with GET, so it carries no token and changes nothing."""

    class Meta:
        csrf = False

    body = SelectField(_("Whose meetings"), coerce=int)
    year = SelectField(_("When"), coerce=int)

    def offer(self, bodies, years):
        self.body.choices = [("", _("All bodies")), *((body.id, body.name) for body in bodies)]
        self.year.choices = [("", _("Coming meetings")), *((year, str(year)) for year in years)]


class PlanForm(Form):
    starts_at = DateTimeField(
        _("Starts"),
        [Required(_("Write when the meeting starts."))],
        hint=_("Danish time, for example 31.3.2026 17.00."),
    )
    ends_at = DateTimeField(_("Ends"), [Required(_("Write when the meeting ends."))])
    place = TextField(_("Place"), [Required(_("Write where the meeting is held.")), Length(200)])
    is_open = CheckboxField(
        _("Everybody may come and listen"),
        hint=_("The agenda's open items are published either way, once the meeting is summoned."),
    )

    def validate_ends_at(self, field):
        if self.starts_at.data and field.data and field.data <= self.starts_at.data:
            raise ValidationError(_("The meeting must end after it starts."))


class RescheduleForm(PlanForm):
    late_because = TextArea(
        _("Why it cannot wait"),
        [Length(1000)],
        hint=_(
            "Only when the council has been summoned and the new day is less than four weekdays away "
            "(Local Government Act, section 8(5))."
        ),
        rows=3,
    )
    version = VersionField(SAVED_MEANWHILE)


class CancelForm(Form):
    version = VersionField()
    because = TextArea(
        _("Reason"),
        [Required(_("Write why the meeting is cancelled.")), Length(1000)],
        hint=_("Members and the public read it."),
        rows=3,
    )


class SummonForm(Form):
    version = VersionField()
    late_because = TextArea(
        _("Why it cannot wait"),
        [Required(_("Write why it cannot wait.")), Length(1000)],
        hint=_("The law asks for the reason, and it stands on the agenda (Local Government Act, section 8(5))."),
        rows=3,
    )

    def ask_for_the_reason(self, is_late):
        """Only a late summons needs one."""
        if not is_late:
            del self.late_because

    @property
    def reason(self):
        return self.late_because.data if "late_because" in self else ""


class ItemForm(Form):
    title = TextField(_("Title"), [Required(_("Write a title.")), Length(200)])
    is_closed = CheckboxField(
        _("Closed item"), hint=_("The public sees its number and that it is closed. The members see all of it.")
    )
    presentation = TextArea(
        _("Background and case"),
        [Length(LONG_TEXT)],
        hint=_("What the members need to know. Blank lines make paragraphs; - at the start of a line makes a list."),
        rows=12,
    )
    proposed_decision = TextArea(
        _("Proposed decision"), [Length(LONG_TEXT)], hint=_("What the body is asked to decide."), rows=4
    )
    version = VersionField(SAVED_MEANWHILE)


class MinutesForm(Form):
    text = TextArea(
        _("Minutes of this item"),
        [Length(LONG_TEXT)],
        hint=_("What was said and agreed. Decisions have a page of their own."),
        rows=12,
    )
    version = VersionField(SAVED_MEANWHILE)


class AttendanceForm(Form):
    version = VersionField(SAVED_MEANWHILE)
    present = CheckboxesField(_("Who came"), coerce=int, hint=_("A member without a tick was absent."))

    def offer(self, memberships):
        self.present.choices = [(membership.user_id, membership.name) for membership in memberships]


class DecisionForm(Form):
    number = TextField(
        _("Number in the minute book"),
        [Required(_("Write the decision's number in the minute book.")), Length(20)],
        hint=_("For example 7 or 12 a."),
        width="short",
    )
    title = TextField(_("What it is about"), [Required(_("Write a title.")), Length(200)])
    text = TextArea(
        _("What was decided"),
        [Required(_("Write what was decided.")), Length(LONG_TEXT)],
        hint=_("Word for word as in the minute book, with votes and dissent."),
        rows=8,
    )
    is_closed = CheckboxField(_("Closed decision"), hint=_("The public sees its number and that it is closed."))


class ConfirmForm(Form):
    """Nothing to write: only the button that says yes."""

    version = VersionField()
