"""Forms: input, its shape and its messages. A form never saves.

``Form`` is the base of every form. Its fields draw their own component of the design system
(label, hint, error, control) from ``templates/components/fields.html``; rows that repeat are in ``app/form_rows.py``.

    class PublishForm(Form):
        title = TextField(_("Title"), [Required(_("Write a title.")), Length(200)], hint=_("Short and plain."))

A field without ``Required`` is marked "(optional)". Times are typed in Danish time and handed on in naive UTC.
"""

import re
from datetime import date, datetime

import wtforms
from flask import current_app, g
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField as UploadField
from wtforms.validators import ValidationError

from app import clock
from app.validators import Between, Email, EqualTo, FileKind, Length, NotBefore, Required

__all__ = [
    "Between", "CheckboxField", "CheckboxesField", "DateField", "DateTimeField", "Email", "EmailField", "EqualTo",
    "FileField", "FileKind", "Form", "HiddenField", "IntegerField", "Length", "NotBefore", "PasswordField",
    "RadioField", "Required", "SelectField", "TextArea", "TextField",
]  # fmt: skip

INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Component:
    """The widget of a field: one macro of ``components/fields.html``, which draws the whole form group."""

    def __init__(self, macro):
        self.macro = macro

    def __call__(self, field, **options):
        macros = current_app.jinja_env.get_template("components/fields.html").module
        return getattr(macros, self.macro)(field, **options)


class Drawn(wtforms.Field):
    """A field that knows its component. ``width`` is one of "short", "medium" or None for the full line."""

    def __init__(self, label=None, validators=None, *, hint="", autocomplete=None, width=None, **options):
        super().__init__(label, validators, description=hint, **options)
        self.autocomplete, self.width = autocomplete, width

    @property
    def problems(self):
        """``(id of the control, sentence)`` for each error, in the order of the page."""
        return [(self.anchor, error) for error in self.errors]

    @property
    def anchor(self):
        """The id of the control that a link to this field should reach."""
        return self.id

    @property
    def described_by(self):
        """The ids of the hint, the error and the character limit, as ``aria-describedby`` wants them; or None."""
        parts = {"hint": self.description, "error": self.errors, "limit": self.flags.maxlength}
        return " ".join(f"{self.id}-{part}" for part, shown in parts.items() if shown) or None


class TextField(Drawn, wtforms.StringField):
    """One line of text, stripped. ``data`` is "" when nothing was written."""

    widget = Component("text")
    input_type, inputmode = "text", None

    def process_formdata(self, valuelist):
        typed = valuelist[0].replace("\r\n", "\n") if valuelist else ""
        self.data = INVISIBLE.sub("", typed).strip()
        if INVISIBLE.search(typed):
            # The database, a PDF or a letter would choke on it later; nobody types one on purpose.
            raise ValueError(_("The text held a hidden character. It is removed now: check the text and send again."))


class TextArea(TextField):
    """Several lines of text, line ends as ``\\n``. ``rows`` is how tall the box is drawn."""

    widget = Component("textarea")

    def __init__(self, label=None, validators=None, *, rows=5, **options):
        super().__init__(label, validators, **options)
        self.rows = rows


class EmailField(TextField):
    """An e-mail address; put ``Email()`` among its validators."""

    input_type = "email"

    def __init__(self, label=None, validators=None, *, autocomplete="email", **options):
        super().__init__(label, validators, autocomplete=autocomplete, **options)


class PasswordField(Drawn, wtforms.StringField):
    """A password: never stripped, never sent back to the page."""

    widget = Component("text")
    input_type, inputmode = "password", None

    def _value(self):
        return ""


class HiddenField(TextField):
    """A value the page carries for the server, such as the version the person was looking at."""

    widget = Component("hidden")
    input_type = "hidden"


class Parsed(TextField):
    """Text that becomes a value. What cannot be understood is shown again as it was typed."""

    def _value(self):
        return self.raw_data[0] if self.raw_data else self.shown(self.data)

    def process_formdata(self, valuelist):
        typed = valuelist[0].strip() if valuelist else ""
        try:
            self.data = self.parsed(typed) if typed else None
        except (ValueError, OverflowError):
            self.data = None
            raise ValueError(self.misunderstood()) from None


class IntegerField(Parsed):
    """A whole number or None."""

    inputmode = "numeric"

    def __init__(self, label=None, validators=None, *, width="short", **options):
        super().__init__(label, validators, width=width, **options)

    def shown(self, value):
        return "" if value is None else str(value)

    def parsed(self, typed):
        if not re.fullmatch(r"-?[0-9]{1,9}", typed):
            raise ValueError(typed)
        return int(typed)

    def misunderstood(self):
        return _("Write a whole number in digits, for example 5.")


class DateField(Parsed):
    """A date or None. Understands ``2026-03-31`` (what browsers send) and ``31.3.2026``, ``31-03-2026``, ``31/3/2026``."""

    input_type = "date"

    def __init__(self, label=None, validators=None, *, width="medium", **options):
        super().__init__(label, validators, width=width, **options)

    def shown(self, value):
        return value.isoformat() if value else ""

    def parsed(self, typed):
        danish = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", typed)
        return date(*map(int, reversed(danish.groups()))) if danish else date.fromisoformat(typed)

    def misunderstood(self):
        return _("Write a date that exists, for example 31.3.2026.")


class DateTimeField(DateField):
    """A moment or None: typed in Danish time, ``data`` in naive UTC. Understands ``2026-03-31T17:00``, ``31.3.2026 17.00``."""

    input_type = "datetime-local"

    def shown(self, value):
        return clock.to_danish(value).strftime("%Y-%m-%dT%H:%M") if value else ""

    def parsed(self, typed):
        day, _between, time = typed.replace("T", " ").replace(" kl. ", " ").partition(" ")
        hour, minute = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::\d{2})?", time).groups()
        return clock.from_danish(
            datetime.combine(super().parsed(day), datetime.min.time()).replace(hour=int(hour), minute=int(minute))
        )

    def misunderstood(self):
        return _("Write a date and a time that exist, for example 31.3.2026 17.00.")


class Chosen(Drawn, wtforms.SelectField):
    """One of ``choices``: ``(value, label)`` or ``(value, label, {"hint": …})``. Nothing chosen is None."""

    def process_formdata(self, valuelist):
        try:
            self.data = self.coerce(valuelist[0]) if valuelist and valuelist[0] else None
        except ValueError:
            self.data = None
            raise ValueError(_("Choose one of the options shown.")) from None

    def pre_validate(self, form):
        if self.data is not None and not any(chosen for _value, _label, chosen, *_rest in self.iter_choices()):
            raise ValidationError(_("Choose one of the options shown."))


class SelectField(Chosen):
    """A drop-down list. Give an empty first choice ``("", …)`` when nothing should be chosen beforehand."""

    widget = Component("select")


class RadioField(Chosen):
    """A few options, all in sight."""

    widget = Component("radios")

    @property
    def anchor(self):
        return f"{self.id}-0"


class CheckboxesField(Drawn, wtforms.SelectMultipleField):
    """Any number of ``choices``; ``data`` is a list, empty when none is ticked."""

    widget = Component("checkboxes")

    @property
    def anchor(self):
        return f"{self.id}-0"

    def process_formdata(self, valuelist):
        try:
            self.data = [self.coerce(value) for value in valuelist]
        except ValueError:
            self.data = []
            raise ValueError(_("Choose among the options shown.")) from None

    def pre_validate(self, form):
        known = {value for value, _label, _chosen, *_rest in self.iter_choices()}
        if not known.issuperset(self.data or []):
            raise ValidationError(_("Choose among the options shown."))


class CheckboxField(Drawn, wtforms.BooleanField):
    """One tick; ``data`` is True or False."""

    widget = Component("checkbox")


class FileField(Drawn, UploadField):
    """One upload. A browser never sends a file twice: after an error it must be chosen again, and the page says so."""

    widget = Component("file")


class Form(FlaskForm):
    """The base of every form. ``validate_on_submit()`` is False while somebody only asks for one more row."""

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

    @property
    def has_rows(self):
        return any(hasattr(field, "grew") for field in self)

    @property
    def has_files(self):
        return any(isinstance(field, UploadField) for field in self)

    @property
    def problems(self):
        """``(id of the control or None, sentence)`` for everything wrong with the form, in the order of the page."""
        return [(None, error) for error in self.form_errors] + [
            problem for field in self for problem in getattr(field, "problems", ())
        ]
