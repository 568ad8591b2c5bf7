"""A full or read-only disk and a database that is away: a sentence, nothing half, and what was typed is not lost."""

import errno

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from app.applications.models import Application
from app.extensions import db
from tests.applications.builders import TYPED
from tests.builders import a_call

pytestmark = pytest.mark.usefixtures("app")

NO_ROOM = "Vi kan ikke gemme noget lige nu"


def fill_the_disk():
    """From now on the database says what it says on a full disk."""
    if db.engine.dialect.name == "sqlite":
        event.listen(db.engine, "connect", is_as_large_as_it_gets)
    else:
        with db.engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION pg_temp_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER no_room BEFORE INSERT ON applications FOR EACH ROW EXECUTE FUNCTION pg_temp_full()"
            )
    db.session.remove()
    db.engine.dispose()


def is_as_large_as_it_gets(connection, _record):
    connection.execute("PRAGMA max_page_count = 1")


@pytest.fixture
def full_disk():
    yield fill_the_disk
    if db.engine.dialect.name == "sqlite":
        event.remove(db.engine, "connect", is_as_large_as_it_gets)
    else:
        db.session.remove()
        with db.engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER no_room ON applications")
            connection.exec_driver_sql("DROP FUNCTION pg_temp_full()")
    db.session.remove()
    db.engine.dispose()


def test_on_a_full_disk_nothing_is_half_and_what_was_typed_can_be_sent_again(client, full_disk):
    path = f"/calls/{a_call().id}/application"
    client.get(path)
    sent = next(form for form in client.page.forms if "motivation" in form.controls).filled(
        TYPED | {"motivation": "Blåbærgrød på en ø. " * 140 + "ø" * 150}, "Send ansøgningen"
    )
    full_disk()
    answer = client.post(path, data=sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, client.page.heading) == (507, NO_ROOM)
    assert "Blåbærgrød på en ø." in client.page.text
    assert "Send igen / Send again" in [button for form in client.page.forms for button in form.buttons]
    assert db.session.query(Application).count() == 0


@pytest.mark.parametrize(
    ("code", "status"), [(errno.ENOSPC, 507), (errno.EROFS, 507), (errno.EDQUOT, 507), (errno.ENOENT, 500)]
)
def test_a_disk_that_takes_nothing_is_told_from_a_mistake_of_ours(app_of_its_own, code, status):
    def write():
        raise OSError(code, "the disk")

    write.permission = "static.view"
    app_of_its_own.config["PROPAGATE_EXCEPTIONS"] = False
    app_of_its_own.add_url_rule("/write", "write", write)
    assert app_of_its_own.test_client().get("/write").status_code == status


def test_a_database_that_is_away_is_no_mistake_of_ours(app_of_its_own):
    def ask():
        raise OperationalError("SELECT 1", {}, Exception("connection refused"))

    ask.permission = "static.view"
    app_of_its_own.add_url_rule("/ask", "ask", ask)
    client = app_of_its_own.test_client()
    answer = client.get("/ask")
    assert (answer.status_code, client.page.heading) == (503, "Portalen svarer ikke lige nu")
    assert answer.headers["Retry-After"] == "60"
