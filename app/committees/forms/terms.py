"""The terms of reference as a form: one field for each part of their content, in the order of the document."""

from typing import Any

from flask_babel import lazy_gettext as _

from app.committees.comparison import Merge, merge
from app.committees.models import ChairRule, TermsVersion
from app.committees.sections import BY_NAME, PARTS, Content, content_of
from app.committees.words import CHAIR_RULES
from app.form_rows import FormField, Row, RowsField
from app.forms import (
    Between,
    CheckboxField,
    DateField,
    Form,
    IntegerField,
    Length,
    NotBefore,
    RadioField,
    Required,
    TextArea,
    TextField,
)
from app.versions import VersionField

LONG = 10_000
MOST = 100


def prose(name: str, rows: int = 5) -> TextArea:
    """The field of a section that is plain text."""
    return TextArea(BY_NAME[name].title, [Length(LONG)], hint=BY_NAME[name].help, rows=rows)


class DeliverableRow(Row):
    title = TextField(_("What"), [Required(_("Write what is handed over.")), Length(200)])
    due_on = DateField(_("By when"))


class ProfileRow(Row):
    name = TextField(_("Who"), [Required(_("Write who is wanted.")), Length(200)])
    wanted = IntegerField(_("How many"), [Required(_("Write how many.")), Between(1, MOST)])
    is_sensitive = CheckboxField(
        _("Sensitive"),
        hint=_("It says something of health, origin, religion, opinions or the like. It is asked with a consent."),
    )


class SaveTermsForm(Form):
    title = TextField(BY_NAME["title"].title, [Required(_("Write a title.")), Length(120)], hint=BY_NAME["title"].help)
    background = prose("background", rows=8)
    purpose = prose("purpose")
    questions = RowsField(
        TextArea(_("Question"), [Length(500)], rows=2),
        BY_NAME["questions"].title,
        hint=BY_NAME["questions"].help,
        min_rows=2,
        add=_("Add a question"),
    )
    deliverables = RowsField(
        FormField(DeliverableRow),
        BY_NAME["deliverables"].title,
        hint=BY_NAME["deliverables"].help,
        add=_("Add something to hand over"),
    )
    limits = prose("limits")
    seats_councillors = IntegerField(
        _("Places for councillors"), [Required(_("Write how many councillors there is room for.")), Between(0, MOST)]
    )
    seats_citizens = IntegerField(
        _("Places for citizens"), [Required(_("Write how many citizens there is room for.")), Between(0, MOST)]
    )
    profiles = RowsField(
        FormField(ProfileRow), BY_NAME["profiles"].title, hint=BY_NAME["profiles"].help, add=_("Add a profile")
    )
    sensitive_until = DateField(
        _("Councillors see the answers to sensitive profiles until"),
        hint=_("Leave it empty: then they see them from the deadline until the council has appointed the members."),
    )
    chair_rule = RadioField(
        BY_NAME["chair_rule"].title,
        [Required(_("Choose who appoints the chair."))],
        hint=BY_NAME["chair_rule"].help,
        coerce=ChairRule,
        choices=CHAIR_RULES.choices(),
    )
    working_form = prose("working_form")
    involvement = prose("involvement")
    starts_on = DateField(_("Begins"))
    ends_on = DateField(_("Ends"), [NotBefore("starts_on", _("The end must not be before the beginning."))])
    time_plan = prose("time_plan")
    status_reports = prose("status_reports", rows=3)
    resources = prose("resources", rows=3)
    allowance = prose("allowance", rows=3)
    openness = prose("openness", rows=3)
    handover = prose("handover", rows=3)
    legal_basis = prose("legal_basis", rows=3)
    note = TextField(
        _("What did you change?"),
        [Length(200)],
        hint=_("A few words, so that others can see it in the list of versions."),
    )
    based_on = VersionField(_("Somebody else has saved a newer version while you were writing."))

    @classmethod
    def showing(cls, latest: TermsVersion | None, suggested: Content) -> "SaveTermsForm":
        """The latest version to write on; for the first one, what is suggested."""
        return cls(data=content_of(latest) if latest else suggested)

    @property
    def content(self) -> dict[str, Any]:
        return {part: self[part].data for part in PARTS}

    def merge(self, newer: TermsVersion, base: Content) -> Merge:
        """Merge what was typed with a newer version, and show what comes of it. ``base`` is what the writer began from."""
        merged = merge(self.content, base, newer)
        for part in PARTS:
            if merged.content[part] != self[part].data:
                self._show(part, merged.content[part])
        return merged

    def _show(self, name: str, value: Any) -> None:
        field = self[name]
        field.raw_data = None
        field.process(None, value)
