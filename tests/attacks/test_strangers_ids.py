"""Whoever tries numbers learns nothing: what exists and is not for them is as what does not exist."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.access import declared_permission
from tests.browserless import Browserless
from tests.builders import a_citizen_member, a_councillor, a_facilitator, a_secretary, a_user, an_administrator
from tests.every_state import a_portal_with_every_state
from tests.workspaces.builders import a_working_committee

MISSING = 987_654_321
#: The first numbers of each kind of thing. Among them are some of every state.
TRIED = range(1, 4)

Ask = Callable[[str], TestResponse]
Told = tuple[int, str, str]


@pytest.fixture
def portal(app: Flask) -> Flask:
    a_portal_with_every_state()
    return app


def numbered(app: Flask) -> Iterator[tuple[str, str, bool | None]]:
    """Method and address of each route that names a thing, and whether strangers may see all, nothing or some of them."""
    for rule in app.url_map.iter_rules():
        if rule.arguments and "<int:" in rule.rule:
            policy = app.extensions["policy"][declared_permission(app, rule.endpoint)]
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield method, re.sub("<int:[^>]+>", "{}", rule.rule), policy.for_strangers


def told(client: Browserless, ask: Ask, address: str, number: int) -> Told:
    """All that the answer says, but for the address itself, and the tokens, which hold the second."""
    path = address.format(number)
    answer = ask(path)
    page = answer.text
    if answer.mimetype == "text/html" and not answer.location:
        for form in client.page.forms:
            if "csrf_token" in form.controls:
                page = page.replace(form.value_of("csrf_token"), "")
    shown = page.replace(path, "") if answer.status_code != 200 else ""
    return answer.status_code, (answer.location or "").replace(path, ""), shown


def asking(client: Browserless, method: str) -> Ask:
    return client.get if method == "GET" else client.forge


def test_to_a_stranger_every_number_that_needs_signing_in_answers_the_same(portal, new_client):
    differ = set()
    for method, address, for_strangers in numbered(portal):
        client = new_client()
        nothing = told(client, asking(client, method), address, MISSING)
        for number in TRIED:
            answer = told(client, asking(client, method), address, number)
            is_shown = (for_strangers is not False and answer[0] in (200, 409)) or answer[1].startswith("/calls")
            if not is_shown and answer != nothing:
                differ.add((method, address, answer[:2], nothing[:2]))
    assert differ == set()


def test_what_needs_signing_in_costs_as_many_queries_whether_it_exists_or_not(portal, client, count_queries):
    differ = set()
    for method, address, for_strangers in numbered(portal):
        if for_strangers is False:
            counted = []
            for number in (MISSING, *TRIED):
                with count_queries() as queries:
                    asking(client, method)(address.format(number))
                counted.append(len(queries))
            if len(set(counted)) > 1:
                differ.add((method, address, *counted))
    assert differ == set()


@pytest.mark.slow
@pytest.mark.parametrize("role", ["nobody", "citizen", "facilitator", "councillor", "secretary", "administrator"])
def test_without_the_right_a_thing_that_exists_is_as_one_that_does_not(portal, new_client, role):
    committee = a_working_committee()
    user = {
        "nobody": a_user,
        "citizen": lambda: a_citizen_member(committee),
        "facilitator": lambda: a_facilitator(committee),
        "councillor": a_councillor,
        "secretary": a_secretary,
        "administrator": an_administrator,
    }[role]()
    differ = set()
    for method, address, _for_strangers in numbered(portal):
        client = new_client()  # a new one each time: some of these end the session, or leave a notice for the next page
        client.is_used_by(user)
        nothing = told(client, asking(client, method), address, MISSING)
        assert nothing[0] == 404, f"{method} {address} of nothing answers {nothing[0]}"
        for number in TRIED:
            answer = told(client, asking(client, method), address, number)
            if answer[0] == 403 or (answer[0] == 404 and answer != nothing):
                differ.add((method, address, answer[0]))
    assert differ == set()
