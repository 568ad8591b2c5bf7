"""``flask db downgrade`` asks before it drops what people wrote."""

import flask_migrate
import pytest
import sqlalchemy

from app.extensions import db
from tests.builders import a_user

QUESTION = (
    "Databasen går tilbage til en tidligere version. Det, folk har skrevet, og som kun den nyere version har "
    "plads til, går tabt og kan kun hentes fra en sikkerhedskopi. Fortsæt? [y/N]: "
)


@pytest.fixture
def say(app):
    """``say("y", "base")`` types the command, and y when it asks."""

    def typed(answer: str, *arguments: str):
        return app.test_cli_runner().invoke(args=["db", "downgrade", *arguments], input=answer)

    return typed


def tables() -> int:
    return len(sqlalchemy.inspect(db.engine).get_table_names())


@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_who_does_not_say_yes_keeps_everything(say, answer):
    a_user()
    before = tables()
    said = say(answer, "base")
    assert (said.exit_code, tables()) == (1, before)
    assert said.stdout.startswith(QUESTION)


@pytest.mark.parametrize(("answer", "more"), [("y\n", []), ("", ["--yes"])])
def test_who_says_yes_goes_back(say, answer, more):
    a_user()
    assert say(answer, *more, "base").exit_code == 0
    assert tables() == 1
    flask_migrate.upgrade()


def test_where_nobody_has_written_anything_there_is_nothing_to_ask(say):
    said = say("", "base")
    assert (said.exit_code, said.stdout, tables()) == (0, "", 1)
    flask_migrate.upgrade()
