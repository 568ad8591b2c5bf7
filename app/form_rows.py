"""Rows that repeat in a form (questions, deliverables, profiles), without JavaScript.

    class ProfileRow(Row):
        name = TextField(_("Who"))
        wanted = IntegerField(_("How many"))

    class TermsForm(Form):
        profiles = RowsField(FormField(ProfileRow), _("Profiles"), [Required(_("Add a profile."))], add=_("Add a profile"))

``form.profiles.data`` is a list of what each filled row holds (here dicts). A row left empty is no row:
it is not checked and not in ``data``, so emptying a row removes it.
"""

import wtforms
from flask_babel import lazy_gettext as _
from wtforms import FormField
from wtforms.utils import unset_value

from app.fields import Component, HiddenField

__all__ = ["FormField", "Row", "RowsField"]


class Row(wtforms.Form):
    """The fields of one row. Hidden fields (an id, say) do not make a row filled."""


class RowsField(wtforms.FieldList):
    """A list of fields or of ``FormField(Row)``; shows at least ``min_rows`` rows and a button for one more."""

    widget = Component("rows")

    def __init__(self, unbound_field, label=None, validators=None, *, min_rows=1, hint="", add=None, **options):
        super().__init__(unbound_field, label, validators or (), description=hint, **options)
        self.min_rows = min_rows
        self.add_label = add or _("Add a row")
        self.grew = False

    def process(self, formdata, data=unset_value, extra_filters=None):
        super().process(formdata, data, extra_filters)
        self.grew = bool(formdata) and f"add-{self.name}" in formdata
        missing = self.min_rows - len(self.entries)
        if self.grew and (not self.entries or not is_empty(self.entries[-1])):
            missing = max(missing, 1)
        for _number in range(missing):
            self.append_entry()

    @property
    def filled(self):
        """The rows that somebody wrote something in."""
        return [entry for entry in self.entries if not is_empty(entry)]

    @property
    def data(self):
        return [entry.data for entry in self.filled]

    def validate(self, form, extra_validators=()):
        self.errors: list[str] = []
        rows_hold = [entry.validate(form) for entry in self.filled]
        self._run_validation_chain(form, [*self.validators, *extra_validators])
        return all(rows_hold) and not self.errors

    @property
    def described_by(self):
        parts = {"hint": self.description, "error": self.errors}
        return " ".join(f"{self.id}-{part}" for part, shown in parts.items() if shown) or None

    @property
    def problems(self):
        own = [(first_control(self.entries[0]).anchor, error) for error in self.errors]
        return own + [problem for entry in self.filled for field in controls(entry) for problem in field.problems]


def controls(entry):
    """The fields of a row: its own if it is a ``FormField``, else the row itself."""
    return list(entry) if isinstance(entry, FormField) else [entry]


def first_control(entry):
    return next(field for field in controls(entry) if not isinstance(field, HiddenField))


def is_empty(entry):
    """Nothing but what stood there beforehand?"""
    return all(untouched(field) for field in controls(entry) if not isinstance(field, HiddenField))


def untouched(field):
    if field.raw_data is None:
        return field.data in (None, "", False, []) or field.data == field.default
    return all(not str(value).strip() or str(value) == str(field.default) for value in field.raw_data)
