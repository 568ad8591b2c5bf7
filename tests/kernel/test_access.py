"""Who is let in, who is asked to sign in, and who learns nothing."""

import pytest
from flask import Flask

from app import access
from app.access import Rule, administrator, allows, anyone, signed_in
from app.accounts.sessions import Anonymous
from app.bodies.models import Body
from tests.browserless import Browserless
from tests.builders import a_body, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

yes, no = Rule(lambda user, subject: True), Rule(lambda user, subject: False)


@pytest.mark.parametrize(
    ("rule", "holds"),
    [(yes & yes, True), (yes & no, False), (no & yes, False), (no | yes, True), (yes | no, True), (no | no, False)],
)
def test_rules_are_joined_with_and_and_or(rule, holds):
    assert rule(None, None) is holds


@pytest.mark.parametrize(
    ("someone", "holds"),
    [
        (Anonymous, {"anyone"}),
        (a_user, {"anyone", "signed_in"}),
        (an_administrator, {"anyone", "signed_in", "administrator"}),
    ],
)
def test_the_simplest_rules(someone, holds):
    user = someone()
    rules = {"anyone": anyone, "signed_in": signed_in, "administrator": administrator}
    assert {name for name, rule in rules.items() if rule(user, None)} == holds


def test_a_permission_nobody_has_declared_is_a_mistake():
    with pytest.raises(KeyError):
        access.may(a_user(), "kite.fly")


def test_a_permission_is_declared_once():
    with pytest.raises(ValueError, match=r"kite\.fly"):
        access.enforce(Flask(__name__), [{"kite.fly": anyone}, {"kite.fly": signed_in}])


@pytest.fixture
def kites(app_of_its_own):
    """An app with a few routes more, and a browser for it: ``client, policy``."""
    policy = app_of_its_own.extensions["policy"]
    policy |= {"kite.fly": signed_in, "kite.burn": no, "secret.view": no, "secret.burn": no, "kite.view": anyone}

    def add(path, permission, **subjects):
        def view(**loaded):
            words = ", ".join(f"{name}: {thing.name}" for name, thing in loaded.items())
            return words or "flown", {"Content-Type": "text/plain"}

        view.__name__ = path.replace("/", "_").replace("<", "").replace(">", "").replace(":", "")
        app_of_its_own.add_url_rule(path, view.__name__, allows(permission, **subjects)(view) if permission else view)

    app_of_its_own._got_first_request = False
    add("/kite", "kite.fly")
    add("/kites/<int:body_id>/burning", "kite.burn", body=Body)
    add("/kites/<int:body_id>", "kite.fly", body=Body)
    add("/secrets/<int:body_id>", "secret.view", body=Body)
    add("/secrets/<int:body_id>/burning", "secret.burn", body=Body)
    add("/incinerator", "secret.burn")
    add("/open-kites/<int:body_id>", "kite.view", body=Body)
    add("/forgotten", None)
    return Browserless(app_of_its_own, app_of_its_own.response_class)


def sign_in(client, user):
    client.is_used_by(user)


def test_a_route_without_a_permission_is_never_served(kites):
    with pytest.raises(RuntimeError, match="declares no permission"):
        kites.get("/forgotten")


def test_who_has_not_signed_in_is_asked_to_and_comes_back(kites):
    assert kites.get("/kite?colour=red").location == "/sign-in?next=/kite?colour%3Dred"


def test_what_the_address_names_is_loaded(kites):
    body = a_body(name="Skoleudvalget")
    sign_in(kites, a_user())
    assert kites.get(f"/kites/{body.id}").text == "body: Skoleudvalget"


def test_who_may_not_learns_as_little_of_a_thing_that_exists_as_of_one_that_does_not(kites):
    body = a_body()
    sign_in(kites, a_user())
    paths = [f"/kites/{body.id}/burning", f"/secrets/{body.id}/burning", f"/secrets/{body.id}", "/secrets/999"]
    assert [kites.get(path).status_code for path in paths] == [404, 404, 404, 404]
    assert everything_told(kites, f"/secrets/{body.id}") == everything_told(kites, "/secrets/999")


def test_a_page_that_is_about_nothing_says_that_it_is_for_others(kites):
    sign_in(kites, a_user())
    assert kites.get("/incinerator").status_code == 403


@pytest.mark.parametrize("path", ["/kites/{}", "/secrets/{}"])
def test_to_a_stranger_a_thing_that_exists_is_as_one_that_does_not(kites, path):
    answers = [kites.get(path.format(identity)) for identity in (a_body().id, 999, 2**40)]
    assert [(answer.status_code, answer.location.partition("?")[0]) for answer in answers] == [(302, "/sign-in")] * 3


def test_what_everybody_may_see_is_not_found_where_it_does_not_exist(kites):
    assert kites.get("/open-kites/999").status_code == 404


def test_for_a_stranger_nothing_is_looked_up_that_needs_signing_in(kites, count_queries):
    path = f"/kites/{a_body().id}"
    with count_queries() as queries:
        kites.get(path)
    assert queries == []


@pytest.mark.parametrize(
    ("rule", "for_strangers"),
    [
        (anyone, True),
        (signed_in, False),
        (yes, None),
        (anyone & yes, None),
        (anyone & signed_in, False),
        (yes & signed_in, False),
        (yes | signed_in, None),
        (anyone | yes, True),
        (signed_in | administrator, False),
    ],
)
def test_a_rule_knows_whether_it_can_hold_for_strangers(rule, for_strangers):
    assert rule.for_strangers is for_strangers


def everything_told(client, path):
    """The page at ``path`` to the last letter, but for the path itself and the token, which holds the second."""
    html = client.get(path).text.replace(path, "")
    for form in client.page.forms:
        html = html.replace(form.value_of("csrf_token"), "")
    return html


@pytest.mark.parametrize("number", [0, 999, 2**31, 2**63, 10**30])
def test_a_number_that_is_nobodys_is_not_found(kites, number):
    sign_in(kites, a_user())
    assert kites.get(f"/kites/{number}").status_code == 404


@pytest.mark.parametrize("number", ["2147483648", "-9223372036854775809", "1" + 5000 * "0", "+99_999_999_999"])
def test_neither_is_one_that_follows_a_question_mark(kites, number):
    sign_in(kites, a_user())
    assert [kites.get(f"/kite?version={each}").status_code for each in (number, "2147483647")] == [404, 200]
