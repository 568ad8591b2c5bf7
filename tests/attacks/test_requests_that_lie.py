"""Nothing that a request says about where the portal is gets into a page, least of all into one that others are shown."""

import logging
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from flask import Flask, request
from gunicorn.config import Config as Gunicorn
from gunicorn.http.errors import InvalidHeaderName
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

from app.access import declared_permission
from app.logs import LINK
from tests.accounts.builders import a_link
from tests.builders import a_user
from tests.databases import app_on
from tests.every_state import a_portal_with_every_state

ROOT = Path(__file__).parents[2]

LIES = {
    "Host": "evil.example",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-Proto": "evil",
    "X-Forwarded-Port": "666",
    "X-Script-Name": "/evil",
    "Forwarded": "host=evil.example;proto=evil",
    "Referer": "http://evil.example/evil",
    "Accept": "text/evil",
    "Accept-Language": "evil",
    "User-Agent": "evil",
}
ENVIRONMENT = {"SCRIPT_NAME": "/evil", "SERVER_NAME": "evil.example", "wsgi.url_scheme": "evil"}


def open_to_strangers(app: Flask) -> list[str]:
    return [
        re.sub("<[^>]+>", "1", rule.rule)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and rule.endpoint not in ("static", "design")
        and app.extensions["policy"][declared_permission(app, rule.endpoint)].for_strangers is not False
    ]


def test_a_part_that_everybody_is_shown_holds_nothing_of_the_request_it_was_drawn_for(app, new_client):
    a_portal_with_every_state()
    parts, drawn = app.extensions["fragments"], []
    for asked in ({}, {"headers": LIES, "environ_overrides": ENVIRONMENT, "query_string": {"from": "evil"}}):
        parts.clear()
        client = new_client()
        for path in open_to_strangers(app):
            client.get(path, **asked)
        drawn.append(dict(parts))
    honest, lied_to = drawn
    assert len(honest) > 30
    assert lied_to == honest


@pytest.mark.parametrize("path", ["/", "/calls", "/sign-in", "/people", "//calls", "/no-such-page", "/committees/1"])
def test_no_page_and_no_redirect_leads_where_the_request_says_that_the_portal_is(app, client, path):
    a_portal_with_every_state()
    answer = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
                        environ_overrides=ENVIRONMENT)  # fmt: skip
    assert "evil" not in answer.text + (answer.location or "")


def asked_through_gunicorn(*headers: str) -> Request:
    """What gunicorn makes of a request that the proxy beside it passes on."""
    spec = spec_from_file_location("gunicorn_conf", ROOT / "gunicorn.conf.py")
    assert spec is not None
    assert spec.loader is not None
    ours = module_from_spec(spec)
    spec.loader.exec_module(ours)
    settings = Gunicorn()
    for name in ("forwarder_headers", "secure_scheme_headers", "header_map", "access_log_format"):
        settings.set(name, getattr(ours, name))
    lines = "\r\n".join(["GET / HTTP/1.1", "Host: localhost", *headers, "", ""])
    return Request(settings, IterUnreader([lines.encode()]), ("127.0.0.1", 5000))


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /evil", "PATH_INFO: /evil", "X_FORWARDED_FOR: 1.2.3.4"])
def test_the_web_server_refuses_what_the_environment_could_mistake_for_its_own(header):
    with pytest.raises(InvalidHeaderName):
        asked_through_gunicorn(header)


def test_the_web_server_takes_no_scheme_from_anybody():
    assert asked_through_gunicorn("X-Forwarded-Proto: https").scheme == "http"


@pytest.fixture
def behind(app, monkeypatch):
    """``behind(n)``: who asks, according to a portal behind so many proxies, given what they and others claim."""

    def who_asks(proxies: int, forwarded: str) -> str:
        own = app_on(app.config["SQLALCHEMY_DATABASE_URI"], TRUSTED_PROXIES=proxies)
        seen = []
        own.before_request(lambda: seen.append(request.remote_addr))
        own.test_client().get("/healthz", headers={"X-Forwarded-For": forwarded})
        return seen[0]

    return who_asks


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "198.51.100.7", "127.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "127.0.0.1"),
    ],
)
def test_who_asks_is_whom_the_trusted_proxies_name_whatever_stands_before(behind, proxies, forwarded, client):
    assert behind(proxies, forwarded) == client


def test_links_that_open_something_stand_in_no_log(app, client, caplog):
    token = a_link(a_user())
    client.get(f"/sign-in-links/{token}")
    for logger in ("gunicorn.access", "gunicorn.error", "waitress", app.logger.name):
        logging.getLogger(logger).warning("GET %(path)s from %(before)s", {
            "path": f"/sign-in-links/{token}?x=1", "before": f"/sign-in?next=%2Fapplication-links%2F{token}",
        })  # fmt: skip
    assert [record.getMessage() for record in caplog.records] == [
        "GET /sign-in-links/…?x=1 from /sign-in?next=%2Fapplication-links%2F…"
    ] * 4


def test_every_address_with_a_token_is_one_that_is_hidden_in_logs(app):
    with_token = [rule.rule for rule in app.url_map.iter_rules() if "token" in rule.arguments]
    assert with_token
    assert [rule for rule in with_token if not LINK.search(rule.replace("<token>", "secret"))] == []


def test_an_error_on_a_page_with_a_token_is_reported_without_it(app_of_its_own, caplog):
    app_of_its_own.view_functions["accounts.show_link"] = broken = lambda token: 1 / 0
    broken.permission = "link.use"
    app_of_its_own.config["PROPAGATE_EXCEPTIONS"] = False
    assert app_of_its_own.test_client().get("/sign-in-links/secret-word").status_code == 500
    assert [record.getMessage() for record in caplog.records] == ["Exception on /sign-in-links/… [GET]"]
    assert "secret-word" not in caplog.text
