"""Rules that every address of the portal keeps. They read the app itself, so nobody can forget one."""

import re
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app import access
from app.accounts.models import User
from app.calls.models import CallStatus
from app.extensions import db
from app.meetings.models import AgendaItem
from tests.appointments.builders import an_appointment
from tests.builders import a_call, a_facilitator, a_secretary, a_terms_version, an_area, saved
from tests.committees.builders import a_comment
from tests.handovers.builders import a_result

ROOT = Path(__file__).parents[2]
FILES = {"static", "design"}  # endpoints that serve files, whose names are not ours

ASKED = re.compile(r"""\bmay\((?:current_user,\s*)?["']([\w.]+)["']|permission\w*\s*=\s*["']([\w.]+)["']""")


def routes(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in FILES]


def test_every_route_declares_a_permission_that_a_policy_knows(app):
    unknown = {
        rule.endpoint: declared
        for rule in app.url_map.iter_rules()
        if (declared := access.declared_permission(app, rule.endpoint)) not in app.extensions["policy"]
    }
    assert unknown == {}


def test_every_permission_is_used(app):
    declared = {access.declared_permission(app, rule.endpoint) for rule in app.url_map.iter_rules()}
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "app").rglob("*.py")]
    asked = {name for file in files for match in ASKED.findall(file.read_text()) for name in match}
    quoted = {
        name
        for file in (ROOT / "app" / "navigation.py", *(ROOT / "app" / "journey").rglob("*.py"))
        for name in re.findall(r'"(\w+\.\w+)"', file.read_text())
    }
    assert app.extensions["policy"].keys() - declared - asked - quoted == set()


def test_permissions_are_named_thing_dot_verb(app):
    assert [
        name for name in app.extensions["policy"] if not re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", name)
    ] == []


def test_addresses_are_kebab_case_and_name_one_thing(app):
    odd = [
        rule.rule
        for rule in routes(app)
        if rule.rule.count("<") > 1 or not re.fullmatch(r"[a-z0-9/.-]*", re.sub(r"<[^>]+>", "", rule.rule))
    ]
    assert odd == []


def test_a_route_without_a_permission_is_never_served(app_of_its_own):
    app_of_its_own.add_url_rule("/forgotten", view_func=lambda: "oops", endpoint="forgotten")
    with pytest.raises(RuntimeError, match="forgotten declares no permission"):
        app_of_its_own.test_client().get("/forgotten")


def test_two_slices_cannot_claim_the_same_permission(app):
    with pytest.raises(ValueError, match=r"declared twice: call\.view"):
        access.enforce(app, [{"call.view": access.anyone}, {"call.view": access.signed_in}])


def test_an_unknown_permission_is_a_mistake_and_not_a_refusal(app):
    with pytest.raises(KeyError):
        access.may(None, "call.veiw")


def addresses(app: Flask, method: str, identity: str) -> list[str]:
    """Every address that takes this method, with ``identity`` where it names a thing."""
    return [
        re.sub(r"<[^>]+>", identity, rule.rule)
        for rule in routes(app)
        if method in (rule.methods or ()) and ("<int:" in rule.rule or "<" not in rule.rule)
    ]


@pytest.fixture
def anybody_signed_in(app, sign_in):
    """A person with an account and nothing else: no seat, no membership, no office."""
    user = User(name="Nobody in Particular", email="nobody@example.org")
    db.session.add(user)
    db.session.commit()
    return sign_in(user)


@pytest.mark.parametrize("identity", ["987654321", "99999999999999999999"])
def test_a_thing_that_does_not_exist_is_404_everywhere(app, anybody_signed_in, identity):
    answers = {
        (method, address): ask(address).status_code
        for method, ask in (("GET", anybody_signed_in.get), ("POST", anybody_signed_in.forge))
        for address in addresses(app, method, identity)
        if identity in address
    }
    assert {where: status for where, status in answers.items() if status != 404} == {}


def test_every_page_answers_a_visitor_and_somebody_with_no_part_in_it(app, new_client, anybody_signed_in):
    for client in (new_client(), anybody_signed_in):
        answers = {path: client.get(path).status_code for path in addresses(app, "GET", "1") if "/1" not in path}
        assert {path: status for path, status in answers.items() if status not in {200, 302, 303, 403, 404}} == {}


def a_thing_of_every_kind() -> None:
    """Number 1 of whatever an address can name, as far from public as it gets."""
    secretary = a_secretary()
    a_call(CallStatus.DRAFT)
    appointment = an_appointment(by=secretary)
    a_comment(a_terms_version(appointment.committee, number=2))
    an_area()
    a_facilitator(appointment.committee)
    a_result(committee=appointment.committee)
    saved(AgendaItem(meeting_id=appointment.meeting_id, number=1, title="Trafik", is_closed=True))


def test_what_is_not_for_everybody_is_refused_or_not_there_and_never_an_error(app, anybody_signed_in):
    a_thing_of_every_kind()
    for method, ask in (("GET", anybody_signed_in.get), ("POST", anybody_signed_in.forge)):
        answers = {path: ask(path).status_code for path in addresses(app, method, "1") if "/1" in path}
        assert {path: status for path, status in answers.items() if status not in {200, 302, 403, 404, 409}} == {}


def test_a_post_without_a_csrf_token_changes_nothing_anywhere(app, anybody_signed_in):
    answers = {path: anybody_signed_in.post(path).status_code for path in addresses(app, "POST", "1")}
    assert {path: status for path, status in answers.items() if status != 400} == {}
