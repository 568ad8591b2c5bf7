"""A view says what is carried out and where it leads; what is refused is said in the form, and nothing typed is lost."""

import pytest
from flask import Flask, make_response
from jinja2 import ChoiceLoader, DictLoader
from wtforms.validators import ValidationError

from app.access import allows
from app.bodies.models import Body, BodyKind
from app.errors import Refused
from app.extensions import db
from app.forms import Form, Required, TextField
from app.submissions import carried_out, form_page
from tests.browserless import Browserless
from tests.builders import a_body

PAGE = """
{% extends "layout.html" %}{% from "components/forms.html" import form as whole with context %}
{% block title %}Name{% endblock %}
{% block main %}<h1>There are {{ names|length }}</h1>{{ whole(form, "Save") }}{% endblock %}
"""


class NameForm(Form):
    name = TextField("Name", [Required("Write a name.")])


class Elsewhere(Refused):
    """A refusal with a page of its own."""


def make_body(name: str) -> Body:
    body = Body(kind=BodyKind.STANDING_COMMITTEE, name=name)
    db.session.add(body)
    db.session.flush()
    if name == "Refused":
        raise Refused("That name is taken.")
    if name == "Elsewhere":
        raise Elsewhere("Not here.")
    return body


def names() -> list[str]:
    return [body.name for body in db.session.query(Body).order_by(Body.id)]


@pytest.fixture
def name_page(app_of_its_own: Flask):
    """``name_page(…)`` is a browser on a portal with one page more: /name, which makes a body."""
    app_of_its_own.jinja_loader = ChoiceLoader([DictLoader({"name.html": PAGE}), app_of_its_own.jinja_loader])

    def with_page(**further) -> Browserless:
        def name():
            form = NameForm()
            parts = {"carry_out": lambda: make_body(form.name.data), "leads_to": "/sign-in", "names": names}
            return form_page("name.html", form, **(parts | further))

        app_of_its_own.add_url_rule("/name", "name", allows("health.view")(name), methods=["GET", "POST"])
        client = Browserless(app_of_its_own, app_of_its_own.response_class)
        client.set_cookie("language", "en")
        return client

    return with_page


def test_what_is_sent_is_carried_out_and_leads_on_with_a_notice(name_page):
    client = name_page(leads_to=lambda body: f"/bodies/{body.id}", says=lambda body: f"{body.name} is made.")
    answer = client.submit("/name", {"name": "Skoleudvalget"}, follow=False)
    body = db.session.query(Body).one()
    assert (answer.status_code, answer.location, body.name) == (302, f"/bodies/{body.id}", "Skoleudvalget")
    client.get(answer.location)
    assert "Skoleudvalget is made." in client.page.text


def test_where_it_leads_may_be_a_whole_answer(name_page):
    page = "<!doctype html><html lang=en><head><title>T</title></head><body><main><h1>Made {}</h1></main></body></html>"
    client = name_page(leads_to=lambda body: make_response(page.format(body.name)))
    assert client.submit("/name", {"name": "Skoleudvalget"}).status_code == 200
    assert client.page.heading == "Made Skoleudvalget"


def test_what_does_not_hold_is_not_carried_out(name_page):
    client = name_page()
    assert client.submit("/name", {"name": " "}).status_code == 200
    assert client.page.links()["Write a name."] == "#name"
    assert names() == []


def test_a_refusal_is_an_error_of_the_form_and_nothing_typed_is_lost_and_nothing_of_it_is_kept(name_page):
    client = name_page()
    answer = client.submit("/name", {"name": "Refused"})
    assert answer.status_code == 409
    assert "That name is taken." in client.page.text
    assert client.page.forms[-1].value_of("name") == "Refused"
    assert names() == []


def test_what_the_page_asks_is_asked_after_the_refusal_and_not_at_all_when_the_form_leads_on(name_page):
    asked = []

    def names_as_asked():
        asked.append(names())
        return asked[-1]

    client = name_page(names=names_as_asked)
    a_body(name="Skoleudvalget")
    client.get("/name")
    a_body(name="Teknikudvalget")
    client.send("/name", {"name": "Refused"})
    assert client.page.heading == "There are 2"
    client.send("/name", {"name": "Kulturudvalget"}, follow=False)
    assert asked == [["Skoleudvalget"], ["Skoleudvalget", "Teknikudvalget"]]


@pytest.mark.parametrize(("error", "status"), [(Refused, 409), (ValidationError, 200)])
def test_what_comes_after_the_transaction_may_say_no_too_and_what_was_carried_out_stays(name_page, error, status):
    def say_no(body):
        raise error("Counted, but no.")

    client = name_page(leads_to=say_no, says="Never said.")
    assert client.submit("/name", {"name": "Skoleudvalget"}).status_code == status
    assert "Counted, but no." in client.page.text
    assert "Never said." not in client.page.text
    assert names() == ["Skoleudvalget"]


def test_a_refusal_with_a_page_of_its_own_is_not_shown_in_the_form(name_page):
    client = name_page(apart_from=Elsewhere)
    assert client.submit("/name", {"name": "Elsewhere"}).status_code == 409
    assert client.page.heading == "That is not possible now"
    assert names() == []


def test_a_button_is_carried_out_in_a_transaction_and_a_refusal_is_a_page(app_of_its_own):
    def press(name: str):
        return lambda: carried_out(lambda: make_body(name), leads_to="/name", says="Made.")

    for name in ("Refused", "Skoleudvalget"):
        app_of_its_own.add_url_rule(f"/{name}", name, allows("health.view")(press(name)), methods=["POST"])
    client = Browserless(app_of_its_own, app_of_its_own.response_class)
    assert client.forge("/Refused").status_code == 409
    assert "That name is taken." in client.page.text
    assert names() == []
    assert client.forge("/Skoleudvalget").location == "/name"
    assert names() == ["Skoleudvalget"]
