"""What every answer carries, so that a browser protects the person in front of it."""

import re

import pytest
import sqlalchemy
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.extensions import db, prepare_engine
from tests.browserless import Browserless
from tests.builders import a_user

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("path", ["/sign-in", "/no-such-page", "/healthz", "/static/samskab.css", "/people"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert {name: headers[name] for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")} == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_pages_are_not_kept_by_anybody_and_files_are(client):
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"
    assert "no-store" not in client.get("/static/samskab.css").headers.get("Cache-Control", "")


def test_only_https_promises_https(client, app, monkeypatch):
    assert "Strict-Transport-Security" not in client.get("/sign-in").headers
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    assert re.fullmatch(r"max-age=\d{8}", client.get("/sign-in").headers["Strict-Transport-Security"])


def test_a_form_from_another_site_is_refused(sign_in):
    client = sign_in(a_user())
    answer = client.post("/my-account/sessions/end")
    assert answer.status_code == 400
    assert client.get("/my-account").status_code == 200


def test_a_form_whose_session_has_ended_is_shown_again_without_its_password(client):
    answer = client.post("/sign-in", data={"email": "ada@strandby.example", "password": "fire ord på række"})
    assert answer.status_code == 400
    assert "ada@strandby.example" in client.page.html
    assert "fire ord på række" not in client.page.html


def test_neither_is_the_one_that_was_to_become_the_new_password(client):
    typed = {
        "old_password": "fire ord på række",
        "password": "fem ord på stribe",
        "password_again": "fem ord på stribe",
    }
    assert client.post("/my-account/password", data=typed).status_code == 400
    assert [word for word in typed.values() if word in client.page.html] == []


def test_a_request_larger_than_allowed_is_refused_with_a_page(app, client):
    answer = client.post("/sign-in", data={"email": "x" * app.config["MAX_CONTENT_LENGTH"]})
    assert answer.status_code == 413
    assert client.page.heading == "Det var for stort"


def test_a_mistake_of_ours_tells_nothing_about_the_inside(app_of_its_own):
    app_of_its_own.config |= {"TESTING": False, "PROPAGATE_EXCEPTIONS": False}
    app_of_its_own.extensions["policy"].pop("session.begin")
    answer = Browserless(app_of_its_own, app_of_its_own.response_class).get("/sign-in")
    assert answer.status_code == 500
    assert [word for word in ("KeyError", "Traceback", "session.begin") if word in answer.text] == []


def test_what_the_database_cannot_take_is_not_told_to_the_log(app):
    with pytest.raises(SQLAlchemyError) as error:
        db.session.execute(text("SELECT * FROM no_such_table WHERE name = :name"), {"name": "Bente Borger"})
    assert "Bente" not in str(error.value)
    db.session.rollback()


def test_a_database_is_its_owners_alone_from_the_beginning_and_after_a_start(tmp_path):
    file = tmp_path / "samskab.db"
    file.touch(0o644)
    file.unlink()
    engine = sqlalchemy.create_engine(f"sqlite:///{file}")
    prepare_engine(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE names (name TEXT)")
        made = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
        assert made == {"samskab.db": 0o600, "samskab.db-wal": 0o600, "samskab.db-shm": 0o600}
    engine.dispose()
    file.chmod(0o644)
    prepare_engine(sqlalchemy.create_engine(f"sqlite:///{file}"))
    assert file.stat().st_mode & 0o777 == 0o600
