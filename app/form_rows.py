"""Rows that repeat in a form (questions, deliverables, profiles), without JavaScript.

    class ProfileRow(Row):
        name = TextField(_("Who"))
        wanted = IntegerField(_("How many"))

    class TermsForm(Form):
        profiles = RowsField(FormField(ProfileRow), _("Profiles"), [Required(_("Add a profile."))], add=_("Add a profile"))

``form.profiles.data`` is a list of what each filled row holds (here dicts). A row left empty is no row:
it is not checked and not in ``data``, so emptying a row removes it.
"""

import re

import wtforms
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FormField
from wtforms.utils import unset_value

from app.fields import Component, HiddenField

__all__ = ["FormField", "Row", "RowsField"]


class Row(wtforms.Form):
    """The fields of one row. Hidden fields (an id, say) do not make a row filled."""


#: More rows than anybody fills in, and few enough to be read while somebody waits.
MOST_ROWS = 200


class RowsField(wtforms.FieldList):
    """A list of fields or of ``FormField(Row)``; shows at least ``min_rows`` rows and a button for one more."""

    widget = Component("rows")
    #: How many rows were sent beyond those there is room for.
    left_out = 0

    def __init__(self, unbound_field, label=None, validators=None, *, min_rows=1, hint="", add=None, **options):
        super().__init__(unbound_field, label, validators or (), description=hint, max_entries=MOST_ROWS, **options)
        self.min_rows = min_rows
        self.add_label = add or _("Add a row")
        self.grew = False

    def process(self, formdata, data=unset_value, extra_filters=None):
        sent = set(self._extract_indices(self.name, formdata or ()))
        self.left_out = max(0, len(sent) - MOST_ROWS)
        super().process(formdata, data, extra_filters)
        self.grew = bool(formdata) and f"add-{self.name}" in formdata
        missing = self.min_rows - len(self.entries)
        if self.grew and len(self.entries) < MOST_ROWS and (not self.entries or not is_empty(self.entries[-1])):
            missing = max(missing, 1)
        for _number in range(missing):
            self.append_entry()

    def _extract_indices(self, prefix, formdata):
        """Not with what only looks like a number (²), nor with one that no page would count to."""
        counted = (key for key in formdata if re.match(r"-[0-9]{1,6}(?![0-9])", key.removeprefix(prefix)))
        return super()._extract_indices(prefix, counted)

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
        if self.left_out:
            self.errors = [
                *self.errors,
                gettext("There is room for %(most)s rows. The rest is left out.", most=MOST_ROWS),
            ]
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
