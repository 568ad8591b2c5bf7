"""Far too much text in one field: a sentence, everything still there, and nothing saved."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
import wtforms
from werkzeug.test import encode_multipart
from wtforms.fields.core import UnboundField

import app as portal
from app.applications.models import Application
from app.committees.models import Stage, TermsVersion
from app.extensions import db
from app.fields import HiddenField, Parsed, TextField
from app.forms import Email, Length
from app.workspaces.models import Paper, Post
from tests.applications.builders import TYPED
from tests.builders import a_call, a_citizen_member, a_task_committee
from tests.workspaces.builders import a_working_committee

#: As much as a stranger may send, and more than any field has room for.
FAR_TOO_MUCH = "Vejen til skole er farlig. " * 8_000


def is_kept_and_explained(browser, answer, field):
    assert answer.status_code == 200
    assert "tegn for lang" in browser.page.text
    form = next(form for form in browser.page.forms if field in form.controls)
    assert form.value_of(field).strip() == FAR_TOO_MUCH.strip()


def test_an_application(client):
    call = a_call()
    path = f"/calls/{call.id}/application"
    answer = client.submit(path, TYPED | {"motivation": FAR_TOO_MUCH}, button="Send ansøgningen")
    is_kept_and_explained(client, answer, "motivation")
    assert db.session.query(Application).count() == 0


def test_the_terms_of_reference(sign_in):
    committee = a_task_committee(Stage.DRAFTING)
    browser = sign_in(committee.drafters[0].user)
    answer = browser.submit(f"/committees/{committee.id}/terms/edit", {"title": "Trafik", "purpose": FAR_TOO_MUCH})
    is_kept_and_explained(browser, answer, "purpose")
    assert db.session.query(TermsVersion).count() == 0


def test_a_post(sign_in):
    committee = a_working_committee()
    browser = sign_in(a_citizen_member(committee))
    path = f"/committees/{committee.id}/threads/new"
    is_kept_and_explained(browser, browser.submit(path, {"title": "Skolevejen", "text": FAR_TOO_MUCH}), "text")
    assert db.session.query(Post).count() == 0


def test_the_text_of_a_form_with_files(sign_in):
    committee = a_working_committee()
    browser = sign_in(a_citizen_member(committee))
    path = f"/committees/{committee.id}/papers/new"
    browser.get(path)
    form = next(form for form in browser.page.forms if "minutes" in form.controls)
    sent = form.filled({"title": "Tal", "text": FAR_TOO_MUCH})
    boundary, body = encode_multipart({name: values[0] for name, values in sent.items()})
    answer = browser.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")
    is_kept_and_explained(browser, answer, "text")
    assert db.session.query(Paper).count() == 0


def forms_of_all_slices() -> Iterator[type[wtforms.Form]]:
    for module in pkgutil.walk_packages(portal.__path__, "app."):
        if ".forms" in module.name:
            importlib.import_module(module.name)
    waiting: list[type] = [wtforms.Form]
    while waiting:
        waiting += (form := waiting.pop()).__subclasses__()
        if form.__module__.startswith("app."):
            yield form


def test_every_field_for_text_says_how_much_there_is_room_for():
    unlimited = {
        f"{form.__name__}.{name}"
        for form in forms_of_all_slices()
        for name, field in vars(form).items()
        if isinstance(field, UnboundField)
        and issubclass(field.field_class, TextField)
        and not issubclass(field.field_class, Parsed | HiddenField)
        and not any(isinstance(rule, Length | Email) for rule in field.args[1:2] and field.args[1])
    }
    assert unlimited == {"ApplyForm.website"}  # only robots fill it in, and it is never stored


@pytest.mark.parametrize("field", ["email", "password"])
def test_a_sign_in(client, field):
    client.get("/sign-in")
    answer = client.send("/sign-in", {"email": "ada@strandby.example", "password": "x"} | {field: FAR_TOO_MUCH})
    assert (answer.status_code, client.page.heading) == (200, "Log ind")
