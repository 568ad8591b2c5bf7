"""The fields of a form. Each draws its own component of the design system (label, hint, error, control).

A field without ``Required`` is marked "(optional)".
What a person typed is never lost: a value that cannot be understood is shown again as it was typed.
"""

import re
from typing import Any

import wtforms
from flask import current_app
from flask_babel import gettext as _
from flask_wtf.file import FileField as UploadField
from wtforms.fields.choices import Choice, SelectChoice
from wtforms.validators import ValidationError

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

    #: What the keyboard of a phone does by itself: capitals ("none", "words"), and what its Enter key says.
    autocapitalize: str | None = None
    enterkeyhint: str | None = None

    def __init__(
        self, label=None, validators=None, *, hint="", autocomplete=None, width=None, autocapitalize=None, **options
    ):
        super().__init__(label, validators, description=hint, **options)
        self.autocomplete, self.width = autocomplete, width
        self.autocapitalize = autocapitalize or self.autocapitalize

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
    input_type = "text"
    inputmode: str | None = None
    #: The id of a ``<datalist>`` on the page.
    suggestions: str | None = None
    has_lines = False
    data: Any

    def process_formdata(self, valuelist):
        typed = valuelist[0] if valuelist else ""
        if not self.has_lines:
            typed = re.sub(r"\s*[\n\t]\s*", " ", typed)  # copied out of a cell or from several lines
        self.data = INVISIBLE.sub("", typed).strip()
        if INVISIBLE.search(typed):
            # The database, a PDF or a letter would choke on it later; nobody types one on purpose.
            raise ValueError(_("The text held a hidden character. It is removed now: check the text and send again."))


class TextArea(TextField):
    """Several lines of text, line ends as ``\\n``. ``rows`` is how tall the box is drawn."""

    widget = Component("textarea")
    has_lines = True

    def __init__(self, label=None, validators=None, *, rows=5, **options):
        super().__init__(label, validators, **options)
        self.rows = rows


class EmailField(TextField):
    """An e-mail address; put ``Email()`` among its validators."""

    input_type = inputmode = "email"
    autocapitalize = "none"

    def __init__(self, label=None, validators=None, *, autocomplete="email", **options):
        super().__init__(label, validators, autocomplete=autocomplete, **options)


class PhoneField(TextField):
    """A telephone number, as its owner writes it."""

    input_type = inputmode = "tel"

    def __init__(self, label=None, validators=None, *, autocomplete="tel", width="medium", **options):
        super().__init__(label, validators, autocomplete=autocomplete, width=width, **options)


class PasswordField(Drawn, wtforms.StringField):
    """A password: never stripped, never sent back to the page."""

    widget = Component("text")
    input_type, inputmode = "password", None
    autocapitalize = "none"

    def _value(self):
        return ""


class HiddenField(TextField):
    """A value the page carries for the server, such as the version the person was looking at."""

    widget = Component("hidden")
    input_type = "hidden"
    has_lines = True


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


class Choosing(Drawn):
    """A field with ``choices``: ``(value, label)`` or ``(value, label, {"hint": …})``, given here or set on the form."""

    def __init__(self, label=None, validators=None, *, choices=(), **options):
        super().__init__(label, validators, choices=[SelectChoice(*choice) for choice in choices], **options)

    @property
    def anchor(self):
        return f"{self.id}-0"


class Chosen(Choosing, wtforms.SelectField):
    """One of the choices. Nothing chosen is None."""

    data: Any  # whatever ``coerce`` makes of the choice

    def process_formdata(self, valuelist):
        try:
            self.data = self.coerce(valuelist[0]) if valuelist and valuelist[0] else None
        except ValueError:
            self.data = None
            raise ValueError(_("Choose one of the options shown.")) from None

    def iter_choices(self):
        # An empty value ("Choose …") is no choice, and need not be what ``coerce`` understands.
        for value, label, options, _group in self._choices_from_input(self.choices):
            chosen = value != "" and self.coerce(value) == self.data
            yield Choice(value, label, chosen, options)

    def pre_validate(self, form):
        if self.data is not None and not any(choice.selected for choice in self.iter_choices()):
            raise ValidationError(_("Choose one of the options shown."))


class SelectField(Chosen):
    """A drop-down list. Give an empty first choice ``("", …)`` when nothing should be chosen beforehand."""

    widget = Component("select")

    @property
    def anchor(self):
        return self.id


class RadioField(Chosen):
    """A few options, all in sight."""

    widget = Component("radios")


class CheckboxesField(Choosing, wtforms.SelectMultipleField):
    """Any number of ``choices``; ``data`` is a list, empty when none is ticked."""

    widget = Component("checkboxes")

    def process_formdata(self, valuelist):
        try:
            self.data = [self.coerce(value) for value in valuelist]
        except ValueError:
            self.data = []
            raise ValueError(_("Choose among the options shown.")) from None

    def pre_validate(self, form):
        known = {self.coerce(choice.value) for choice in self.iter_choices()}
        if not known.issuperset(self.data or []):
            raise ValidationError(_("Choose among the options shown."))


class CheckboxField(Drawn, wtforms.BooleanField):
    """One tick; ``data`` is True or False."""

    widget = Component("checkbox")


class FileField(Drawn, UploadField):
    """One upload. A browser never sends a file twice: after an error it must be chosen again, and the page says so."""

    widget = Component("file")
