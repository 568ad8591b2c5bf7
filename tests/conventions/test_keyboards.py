"""Every field tells a phone which keyboard it needs."""

from collections.abc import Iterator

from wtforms.fields.core import UnboundField

from app.form_rows import Row
from app.forms import EmailField, Form, PhoneField, TextArea, TextField


def fields() -> Iterator[tuple[str, str, UnboundField]]:
    kinds, waiting = set(), [Form, Row]
    while waiting:
        waiting += (found := waiting.pop().__subclasses__())
        kinds |= {kind for kind in found if kind.__module__.startswith("app.")}
    for kind in sorted(kinds, key=lambda kind: (kind.__module__, kind.__name__)):
        for name, field in vars(kind).items():
            if isinstance(field, UnboundField):
                yield f"{kind.__module__}.{kind.__name__}.{name}", name, field


def test_an_address_and_a_telephone_number_have_fields_of_their_own(app):
    wrong = [
        where
        for where, name, field in fields()
        for part, kind in (("email", EmailField), ("phone", PhoneField))
        if part in name
        and issubclass(field.field_class, TextField)
        and not issubclass(field.field_class, (kind, TextArea))
    ]
    assert wrong == []


def test_a_persons_name_begins_with_capitals_and_says_whose_it_is(app):
    """Beside an e-mail address a name is a person's: the keyboard writes capitals, and fills in one's own name or nobody's."""
    beside = {where.rpartition(".")[0] for where, name, _field in fields() if name == "email"}
    names = [
        (where, field.kwargs.get("autocapitalize"), field.kwargs.get("autocomplete") in ("name", "off"))
        for where, name, field in fields()
        if name == "name" and where.rpartition(".")[0] in beside
    ]
    assert len(names) >= 5
    assert [where for where, capitals, is_said in names if capitals != "words" or not is_said] == []
