"""What a field may demand, each with a sentence of our own (WTForms speaks no Danish).

All but ``Required`` are content with an empty field, so "optional, but if so then right" needs nothing extra.
"""

import re
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.validators import StopValidation, ValidationError

from app.formats import number
from app.normalise import is_blank

#: Before the ``@``: what mail servers take without quotation marks (RFC 5322, 3.2.3), no full stop at an end or twice.
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
#: A name of a domain between two full stops, as it is asked for: small and large letters of ASCII, digits, hyphens within.
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
LONGEST_ADDRESS, LONGEST_LOCAL = 254, 64


def email_problem(typed: str) -> Any:
    """A sentence about why no mail server would take the address, or None. Only a letter that arrives proves more."""
    name, at, domain = typed.rpartition("@")
    if not at or not name or not domain or typed.count("@") > 1:
        return _("Write an e-mail address like name@example.dk.")
    if re.search(r"\s", typed):
        return _("There is a space in the e-mail address. Take it out.")
    if not name.isascii():
        return _("In an e-mail address only the letters a to z can stand before the @.")
    if len(typed) > LONGEST_ADDRESS or len(name) > LONGEST_LOCAL:
        return _("The e-mail address is longer than an address can be.")
    if typed.endswith("."):
        return _("The e-mail address ends with a full stop. Take it out.")
    if ".." in typed or name.startswith(".") or name.endswith(".") or domain.startswith("."):
        return _("A full stop is in the wrong place in the e-mail address.")
    if not _LOCAL.fullmatch(name):
        return _("There is a sign before the @ that an e-mail address cannot have.")
    return None if is_domain(domain) else _("What stands after the @ is not a place on the internet, like example.dk.")


def is_domain(typed: str) -> bool:
    try:
        labels = typed.encode("idna").decode("ascii").split(".")
    except UnicodeError:
        return False
    is_named = len(labels) > 1 and len(labels[-1]) > 1 and not labels[-1].isdecimal()
    return is_named and all(len(label) < 64 and _LABEL.fullmatch(label) for label in labels)


def is_email(typed: str) -> bool:
    return email_problem(typed) is None


class Required:
    """Something must be written, ticked, chosen or uploaded. ``message`` says what to do."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, message):
        self.message = message

    def __call__(self, form, field):
        nothing = field.data is False or field.data in (None, "", [])  # 0 is an answer
        if nothing or (isinstance(field.data, str) and is_blank(field.data)):
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
        if field.data and (problem := email_problem(field.data)):
            raise ValidationError(problem)


class EqualTo:
    """The same as in the field called ``other``: a password written twice. So it must be written."""

    def __init__(self, other, message):
        self.other, self.message = other, message
        self.field_flags = {"required": True}

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
