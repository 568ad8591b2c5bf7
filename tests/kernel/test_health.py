"""/healthz says that the process is alive, /readyz that it can do its work."""

import pytest
from sqlalchemy import text

from app.extensions import db
from config import ROOT

pytestmark = pytest.mark.usefixtures("app")

#: The last migration there is.
HEAD = max(file.name[:4] for file in (ROOT / "migrations" / "versions").glob("0*.py"))


def test_a_live_process_says_so_without_asking_the_database(client, count_queries):
    with count_queries() as sent:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json, sent) == (200, {"alive": True}, [])


def test_a_portal_that_can_work_says_what_it_looked_at(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["ready"]) == (200, True)
    assert answer.json["migrations"] == {"ok": True, "current": HEAD, "head": HEAD}
    assert answer.json["jobs"] == {"ok": True, "waiting": 0, "late": 0, "failed": 0}
    assert answer.json["database"] == {"ok": True, "dialect": db.engine.dialect.name}


def test_a_database_that_was_not_migrated_is_not_ready(client):
    db.session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    db.session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["migrations"]) == (503, {"ok": False, "current": "0000", "head": HEAD})


def test_a_database_that_cannot_be_read_is_not_ready_and_no_traceback(client):
    db.session.execute(text("ALTER TABLE jobs RENAME TO jobs_elsewhere"))
    db.session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["jobs"]["ok"]) == (503, False)
