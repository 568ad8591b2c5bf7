"""What a field may demand, each with a sentence of our own (WTForms speaks no Danish).

All but ``Required`` are content with an empty field, so "optional, but if so then right" needs nothing extra.
"""

import re
from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.validators import StopValidation, ValidationError

from app.formats import number

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@([^\s@.<>,;:\"()\[\]\\]+\.)+[^\s@.<>,;:\"()\[\]\\]{2,}")


def is_email(typed: str) -> bool:
    """Whether a mail server would understand the address. Before the ``@`` few servers know other letters than a to z."""
    if len(typed) > 254 or not typed.isprintable() or not _EMAIL.fullmatch(typed):
        return False
    name, _at, domain = typed.rpartition("@")
    try:
        return name.isascii() and bool(domain.encode("idna"))
    except UnicodeError:
        return False


class Required:
    """Something must be written, ticked, chosen or uploaded. ``message`` says what to do."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, message):
        self.message = message

    def __call__(self, form, field):
        if field.data is False or field.data in (None, "", []):  # 0 is an answer
            # What could not be understood has its own sentence already.
            raise StopValidation(None if field.errors else self.message)


class Length:
    """At most ``max`` characters, and at least ``min`` once anything is written."""

    def __init__(self, max, min=0):
        self.min, self.max = min, max
        self.field_flags = {"maxlength": max}

    def __call__(self, form, field):
        length = len(field.data or "")
        if length > self.max:
            raise ValidationError(
                ngettext(
                    "The text is %(count)s character too long. There is room for %(max)s.",
                    "The text is %(count)s characters too long. There is room for %(max)s.",
                    length - self.max,
                    count=number(length - self.max),
                    max=number(self.max),
                )
            )
        if 0 < length < self.min:
            raise ValidationError(_("Write at least %(min)s characters.", min=self.min))


class Between:
    """A whole number from ``low`` to ``high``, both included; either end may be open."""

    def __init__(self, low=None, high=None):
        self.low, self.high = low, high
        self.field_flags = {"min": low, "max": high}

    def __call__(self, form, field):
        if field.data is None:
            return
        if self.low is not None and field.data < self.low:
            raise ValidationError(_("The number must be %(low)s or more.", low=self.low))
        if self.high is not None and field.data > self.high:
            raise ValidationError(_("The number must be %(high)s or less.", high=self.high))


class Email:
    """Looks like an e-mail address; only a letter that arrives can prove that it is one."""

    def __call__(self, form, field):
        if not field.data or is_email(field.data):
            return
        if not field.data.partition("@")[0].isascii():
            raise ValidationError(_("In an e-mail address only the letters a to z can stand before the @."))
        raise ValidationError(_("Write an e-mail address like name@example.dk."))


class EqualTo:
    """The same as in the field called ``other``: a password written twice."""

    def __init__(self, other, message):
        self.other, self.message = other, message

    def __call__(self, form, field):
        if field.data != form[self.other].data:
            raise ValidationError(self.message)


class NotBefore:
    """A date or time that is not before the one in the field called ``other``."""

    def __init__(self, other, message):
        self.other, self.message = other, message

    def __call__(self, form, field):
        start = form[self.other].data
        if field.data and start and field.data < start:
            raise ValidationError(self.message)


class FileKind:
    """An upload whose name ends in one of ``kinds`` (``"pdf"``) and is at most ``max_mb`` megabytes.

    The name is only a first courtesy: what the bytes are is checked where the file is stored.
    """

    def __init__(self, *kinds, max_mb=20):
        self.kinds, self.max_mb = kinds, max_mb
        self.field_flags = {"accept": ",".join(f".{kind}" for kind in kinds)}

    def __call__(self, form, field):
        if not field.data:
            return
        if field.data.filename.rpartition(".")[2].lower() not in self.kinds:
            raise ValidationError(_("Choose a file of one of these kinds: %(kinds)s.", kinds=", ".join(self.kinds)))
        size = field.data.stream.seek(0, 2)
        field.data.stream.seek(0)
        if size > self.max_mb * 1024 * 1024:
            raise ValidationError(_("The file is too large. It may be at most %(size)s MB.", size=self.max_mb))
