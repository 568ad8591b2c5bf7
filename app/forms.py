"""Forms: input, its shape and its messages. A form never saves.

``Form`` is the base of every form; its fields (app/fields.py, app/date_fields.py) and validators (app/validators.py) are imported from here,
rows that repeat from app/form_rows.py.

    class PublishForm(Form):
        title = TextField(_("Title"), [Required(_("Write a title.")), Length(200)], hint=_("Short and plain."))
"""

from typing import Any

from flask import g
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from app.date_fields import DateField, DateTimeField, DeadlineField
from app.fields import (
    CheckboxesField,
    CheckboxField,
    EmailField,
    FileField,
    HiddenField,
    IntegerField,
    PasswordField,
    PhoneField,
    RadioField,
    SelectField,
    TextArea,
    TextField,
)
from app.normalise import normalise
from app.validators import Between, Email, EqualTo, FileKind, Length, NotBefore, Required
from app.versions import VersionField

__all__ = [
    "Between", "CheckboxField", "CheckboxesField", "DateField", "DateTimeField", "DeadlineField", "Email", "EmailField", "EqualTo",
    "FileField", "FileKind", "Form", "HiddenField", "IntegerField", "Length", "NotBefore", "PasswordField", "PhoneField",
    "RadioField", "Required", "SelectField", "TextArea", "TextField",
]  # fmt: skip


def normalised(form, sent):
    secret = {field.name for field in form._fields.values() if isinstance(field, PasswordField)}
    return MultiDict(
        (name, normalise(typed) if isinstance(typed, str) and name not in secret else typed)
        for name, values in sent.lists()
        for typed in values
    )


class Form(FlaskForm):
    """The base of every form. ``validate_on_submit()`` is False while somebody only asks for one more row."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form, formdata):
            """What was typed, normalised in every field but passwords: those are what their hash was made of."""
            sent = super().wrap_formdata(form, formdata)
            return sent if sent is None else normalised(form, sent)

    #: What the form is about has been recorded by somebody else: it says so, and is answered with 409.
    comes_too_late = False

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators)
        g.form_has_errors = not valid
        return valid

    def validate_on_submit(self, extra_validators=None):
        return not self.grew and super().validate_on_submit(extra_validators)

    @property
    def grew(self):
        """Was a button for one more row pressed, so that the form is shown again as it was typed?"""
        return any(getattr(field, "grew", False) for field in self)

    #: What the form is about, as somebody else has changed it since the person looked at it.
    overtaken_by: Any = None

    @property
    def seen(self):
        """The field that says which version of a thing the person was looking at, if the form changes one."""
        return next((field for field in self if isinstance(field, VersionField)), None)

    @property
    def has_rows(self):
        return any(hasattr(field, "grew") for field in self)

    @property
    def has_files(self):
        return any(isinstance(field, FileField) for field in self)

    @property
    def problems(self):
        """``(id of the control or None, sentence)`` for everything wrong with the form, in the order of the page."""
        return [(None, error) for error in self.form_errors] + [
            problem for field in self for problem in getattr(field, "problems", ())
        ]
