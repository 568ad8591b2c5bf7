"""A form says which version of a thing it is about, and nobody overwrites what they never saw."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app.errors import Stale
from app.extensions import db
from app.forms import Form
from app.transactions import transaction
from app.versions import VersionField
from tests.builders import a_body
from tests.refusals import refused

UNSAID = "The page you sent did not say what you had been looking at. Look at it as it is now, and send it again."


class Told(Form):
    based_on = VersionField("Somebody else wrote.")


class Quiet(Form):
    version = VersionField()


@pytest.fixture
def sent(app: Flask):
    """``sent(Told, "3")`` is the field of such a form that was sent with this value; None for one without it."""

    def field(kind: type[Form], value: str | None) -> VersionField:
        data = MultiDict({"csrf_token": "x"} | ({} if value is None else {name_of(kind): value}))
        return kind(formdata=data, meta={"csrf": False}).seen

    with app.test_request_context("/", method="POST"):
        yield field


def name_of(kind: type[Form]) -> str:
    return "based_on" if kind is Told else "version"


def test_what_was_seen_is_what_is(sent):
    sent(Told, "3").must_be(3)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (Told, "Somebody else wrote."),
        (Quiet, "Somebody was faster. Look at the page as it is now, and try again if you still want to."),
    ],
)
def test_an_older_version_is_refused_in_the_words_of_the_form(sent, kind, sentence):
    with refused(sentence, Stale):
        sent(kind, "2").must_be(3)


@pytest.mark.parametrize("value", [None, "", "x", "\x00", "-1.5", "9" * 30])
def test_who_does_not_say_is_asked_to_look_and_nothing_of_it_is_sent_back(sent, value):
    field = sent(Quiet, value)
    assert not field.errors
    assert 'value=""' in field()
    with refused(UNSAID, Stale):
        field.must_be(1)


def test_the_page_carries_the_new_version_from_then_on(sent):
    field = sent(Quiet, "2")
    field.show(3)
    assert 'value="3"' in field()
    field.must_be(3)


@pytest.mark.usefixtures("app")
def test_a_thing_counts_its_changes_and_those_of_what_belongs_to_it():
    body = a_body()
    assert body.version == 1
    with transaction():
        body.name = "Kulturudvalget"
    assert body.version == 2
    with transaction():
        body.touch()
    assert body.version == 3


@pytest.mark.usefixtures("app")
def test_of_two_who_change_it_at_once_the_database_lets_the_first():
    body = a_body()

    def too_late() -> None:
        with transaction():
            assert body.version == 1  # seen, and then …
            db.session.connection().exec_driver_sql("UPDATE bodies SET version = 2")  # … somebody else saved
            body.name = "Kulturudvalget"

    with pytest.raises(Stale):
        too_late()
