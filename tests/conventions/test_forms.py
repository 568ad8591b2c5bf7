"""Rules that every form of the portal keeps."""

from collections.abc import Iterator

import pytest
from wtforms.fields.core import UnboundField

from app.forms import Form, PasswordField

pytestmark = pytest.mark.usefixtures("app")


def forms(kind: type[Form] = Form) -> Iterator[type[Form]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("app."):
            yield each
        yield from forms(each)


def test_a_field_for_a_password_says_so_in_its_name():
    """By the name it is known where a form is shown again that came too late (app/errors.py)."""
    passwords = {
        (form.__name__, name)
        for form in forms()
        for name in dir(form)
        if isinstance(field := getattr(form, name), UnboundField) and issubclass(field.field_class, PasswordField)
    }
    assert len(passwords) >= 4
    assert {(form, name) for form, name in passwords if "password" not in name} == set()
