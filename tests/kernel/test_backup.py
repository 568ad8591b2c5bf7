"""Everything the portal holds goes into one file and comes back from it, whole or not at all."""

import hashlib
import json
import zipfile
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy
from sqlalchemy import MetaData, select, text

from app import erasures, fulltext, jobs
from app.accounts.models import User
from app.applications import operations as applications
from app.applications.models import Application
from app.applications.operations.forgetting import blank
from app.bodies.models import Body
from app.extensions import db
from app.fulltext import matches
from app.transactions import transaction
from tests.builders import a_call, a_full_council, a_user, an_application
from tests.databases import SqliteStore, TestDatabase

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def flask(app):
    """``flask("backup", file)`` runs the command, and gives its exit code and what it said."""

    def run(*arguments):
        db.session.remove()
        done = app.test_cli_runner().invoke(args=[str(each) for each in arguments], catch_exceptions=False)
        db.session.remove()
        return done.exit_code, done.output.strip()

    return run


@pytest.fixture
def file(tmp_path):
    return tmp_path / "samskab.zip"


def everything(engine=None):
    """Table → its rows, of all there are, but for what says how often each has changed."""
    metadata = MetaData()
    with (engine or db.engine).connect() as connection:
        metadata.reflect(connection, only=lambda name, _: fulltext.is_described(name, "", None))
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in metadata.tables.values()
        }


def a_municipality():
    a_full_council()
    return an_application(a_call(), name="Bente Borger", motivation="Jeg cykler hver dag på Østergade.")


def test_what_was_backed_up_is_what_is_restored(flask, file):
    a_municipality()
    assert flask("backup", file)[0] == 0
    held = everything()
    with transaction():
        db.session.execute(text("DELETE FROM applications"))
        db.session.add(User(name="Nanna Ny", email="nanna@strandby.example"))
    code, said = flask("restore", file, "--replace")
    assert (code, everything()) == (0, held), said
    assert db.session.scalars(select(User.name).where(matches(User, "Nanna"))).all() == []
    assert a_user("Ny Person").id not in (None, 0)


def test_a_filled_database_is_not_replaced_unasked(flask, file):
    a_municipality()
    flask("backup", file)
    held = everything()
    assert flask("restore", file) == (
        2,
        "Error: Databasen er ikke tom. Med --replace træder sikkerhedskopien i stedet for det, den rummer.",
    )
    assert everything() == held


def test_a_backup_goes_into_the_other_kind_of_database(flask, file, tmp_path):
    a_municipality()
    flask("backup", file)
    held = everything()
    other = TestDatabase(SqliteStore(tmp_path))
    other.renew()
    other.app.config["ERASURE_LEDGER"] = str(tmp_path / "elsewhere.jsonl")
    with other.app.app_context():
        done = other.app.test_cli_runner().invoke(args=["restore", str(file)])
        assert done.exit_code == 0, done.output
        assert {name: len(rows) for name, rows in everything().items()} == {
            name: len(rows) for name, rows in held.items()
        }
        [found] = db.session.scalars(select(Application).where(matches(Application, "Bente")))
        assert found.motivation == "Jeg cykler hver dag på Østergade."
        db.session.remove()
    other.close()


def damaged(file: Path, how):
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    how(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (
            lambda members: members.update({"tables/users.jsonl": members["tables/users.jsonl"][:-20]}),
            "Error: Sikkerhedskopien er beskadiget: tables/users.jsonl er ikke, som den var.",
        ),
        (
            lambda members: members.pop("tables/bodies.jsonl"),
            "Error: Sikkerhedskopien er beskadiget: \"There is no item named 'tables/bodies.jsonl' in the archive\"",
        ),
        (
            lambda members: members.update(
                {"manifest.json": json.dumps(json.loads(members["manifest.json"]) | {"revision": "9999"}).encode()}
            ),
            "Error: Sikkerhedskopien er fra en nyere udgave af Samskab (9999).",
        ),
    ],
    ids=["a table is cut off", "a table is missing", "it is from a newer version"],
)
def test_a_damaged_backup_says_what_is_wrong_and_changes_nothing(flask, file, how, sentence):
    a_municipality()
    flask("backup", file)
    damaged(file, how)
    held = everything()
    assert flask("restore", file, "--replace") == (1, sentence)
    assert everything() == held


def test_what_is_no_backup_at_all_says_so(flask, file):
    file.write_text("nothing")
    assert flask("restore", file) == (1, "Error: Sikkerhedskopien er beskadiget: File is not a zip file")
    assert flask("restore", file.with_name("other.zip"))[0] == 2


def test_a_backup_is_the_owners_alone_and_leaves_no_half_behind(flask, file):
    flask("backup", file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.glob(".samskab*")] == []
    assert flask("backup", file.parent / "nowhere" / "samskab.zip") == (
        1,
        "Error: Sikkerhedskopien kan ikke skrives: No such file or directory.",
    )


def test_a_backup_that_does_not_fit_changes_nothing(flask, file):
    """A row that the tables do not take: whatever was built beside is gone again."""
    a_municipality()
    flask("backup", file)
    held = everything()

    def leads_nowhere(members):
        rows = [json.loads(line) for line in members["tables/applications.jsonl"].splitlines()]
        members["tables/applications.jsonl"] = b"".join(
            json.dumps(row | {"call_id": 999}).encode() + b"\n" for row in rows
        )
        manifest = json.loads(members["manifest.json"])
        manifest["members"]["tables/applications.jsonl"]["sha256"] = hashlib.sha256(
            members["tables/applications.jsonl"]
        ).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()

    damaged(file, leads_nowhere)
    code, said = flask("restore", file, "--replace")
    assert (code, said[:41]) == (1, "Error: Sikkerhedskopien kan ikke hentes: ")
    assert everything() == held
    if db.engine.dialect.name == "sqlite":
        database = Path(db.engine.url.database)
        assert [each.name for each in database.parent.glob("*restoring*")] == []
    else:
        assert "restoring" not in sqlalchemy.inspect(db.engine).get_schema_names()


@pytest.fixture
def forgets_applicants():
    erasures.forgets("test.applicant")(lambda number: blank(db.session.get_one(Application, number)))
    yield
    del erasures._forgetting["test.applicant"]


def test_whoever_was_erased_after_the_backup_is_erased_again_when_it_is_restored(flask, file, forgets_applicants):
    """The drill: yesterday's backup, an erasure, the backup put back, and a search of everything for the erased."""
    application_id = a_municipality().id
    flask("backup", file)
    assert "Østergade" in repr(everything())
    with transaction():
        applications.withdraw(db.session.get_one(Application, application_id))
        erasures.note("test.applicant", application_id)
    jobs.run_due()
    assert "Østergade" not in repr(everything())
    code, said = flask("restore", file, "--replace")
    assert code == 0
    assert not said.endswith("0 sletninger fra efter sikkerhedskopien er gentaget.")
    assert [word for word in ("Bente", "Østergade") if word in repr(everything())] == []
    assert db.session.query(Body).count() > 0
    assert flask("restore", file, "--replace")[0] == 0
    assert [word for word in ("Bente", "Østergade") if word in repr(everything())] == []


def test_a_backup_from_an_older_version_is_brought_up(flask, file):
    a_user("Ada Lund")
    db.session.remove()
    flask_migrate.downgrade(revision="0008")
    assert flask("backup", file)[0] == 0
    flask_migrate.upgrade()
    head = everything()["alembic_version"]
    assert flask("restore", file, "--replace")[0] == 0
    assert everything()["alembic_version"] == head
    assert db.session.scalars(select(User.name).where(matches(User, "Ada"))).all() == ["Ada Lund"]
