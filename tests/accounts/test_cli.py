"""The commands about accounts."""

import pytest

from app.accounts.models import User
from app.accounts.queries import user_with_password
from app.extensions import db
from tests.accounts.builders import PASSWORD
from tests.builders import a_user


@pytest.fixture
def run(app):
    def command(*arguments, typed=""):
        return app.test_cli_runner().invoke(args=list(arguments), input=typed)

    return command


def test_the_first_administrator_is_made_by_answering_questions(run):
    result = run("create-administrator", typed=f"Asta\nasta@strandby.example\n{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    user = user_with_password("asta@strandby.example", PASSWORD)
    assert user
    assert user.is_administrator


def test_a_weak_password_is_asked_for_again(run):
    answers = f"Asta\nasta@strandby.example\npassword1234\npassword1234\n{PASSWORD}\n{PASSWORD}\n"
    assert run("create-administrator", typed=answers).exit_code == 0
    assert user_with_password("asta@strandby.example", PASSWORD)


def test_an_administrator_is_made_without_questions(run):
    options = ["--name", "Asta", "--email", "asta@strandby.example", "--password-stdin"]
    result = run("create-administrator", *options, typed=f"{PASSWORD}\n")
    assert (result.exit_code, result.output) == (0, "Asta can now sign in as asta@strandby.example.\n")


@pytest.mark.parametrize(
    ("email", "password"), [("asta", PASSWORD), ("asta@strandby.example", "kort"), ("ada@strandby.example", PASSWORD)]
)
def test_what_is_wrong_is_one_sentence_and_makes_nobody(run, email, password):
    a_user(email="ada@strandby.example")
    options = ["--name", "Asta", "--email", email, "--password-stdin"]
    result = run("create-administrator", *options, typed=f"{password}\n")
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    assert db.session.query(User).count() == 1


def test_a_link_can_be_had_without_a_mail_server(run, client):
    a_user(email="ada@strandby.example")
    result = run("sign-in-link", "ada@strandby.example")
    client.press(result.output.strip().removeprefix("http://localhost"), "Vælg en adgangskode")
    assert client.get("/my-account").status_code == 200


def test_nobody_gets_a_link_for_an_unknown_address(run):
    assert run("sign-in-link", "ada@strandby.example").exit_code == 1
