"""/healthz says that the process is alive, /readyz that it can do its work; why not stands in the log."""

import logging

import pytest
from sqlalchemy import event, text

from app.extensions import db
from app.health import Readiness

pytestmark = pytest.mark.usefixtures("app")


def test_a_live_process_says_so_without_asking_the_database(client, count_queries):
    with count_queries() as sent:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json, sent) == (200, {"alive": True}, [])


def test_a_portal_that_can_work_says_no_more_than_that(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (200, {"ready": True})


def test_a_database_that_was_not_migrated_is_not_ready_and_only_the_log_says_why(client, caplog):
    db.session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    db.session.commit()
    with caplog.at_level(logging.WARNING):
        answers = [client.get("/readyz"), client.get("/readyz")]
    assert [(answer.status_code, answer.json) for answer in answers] == [(503, {"ready": False})] * 2
    [said] = [message for message in caplog.messages if "ready" in message]
    assert "the database is at version 0000" in said


def test_a_database_that_cannot_be_read_is_not_ready_and_no_traceback(client):
    db.session.execute(text("ALTER TABLE jobs RENAME TO jobs_elsewhere"))
    db.session.commit()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json) == (503, {"ready": False})


def test_a_portal_that_can_read_and_not_write_is_not_ready(client, app, tmp_path):
    (tmp_path / "in the way").touch()
    app.config["ERASURE_LEDGER"] = str(tmp_path / "in the way" / "erasures.jsonl")
    assert client.get("/readyz").status_code == 503


def test_a_postgresql_that_only_reads_is_not_ready(client, database):
    if db.engine.dialect.name == "sqlite":
        pytest.skip("asked of PostgreSQL")

    def only_read(connection, _record):
        connection.execute("SET default_transaction_read_only = on")
        connection.commit()

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", only_read)
    try:
        assert client.get("/readyz").status_code == 503
    finally:
        event.remove(db.engine, "connect", only_read)
        db.session.remove()
        db.engine.dispose()
    assert client.get("/readyz").status_code == 200


def test_somebody_who_writes_keeps_nobody_from_asking(client, app):
    """The probe does not wait for the writers' lock."""
    with db.engine.connect() as writing:
        is_sqlite = db.engine.dialect.name == "sqlite"
        statement = "BEGIN IMMEDIATE" if is_sqlite else "SELECT pg_advisory_xact_lock(5115)"
        writing.execution_options(alone=True).exec_driver_sql(statement)
        assert client.get("/readyz").status_code == 200
        writing.exec_driver_sql("ROLLBACK") if is_sqlite else writing.rollback()


def test_it_is_looked_once_for_all_who_ask_within_ten_seconds(app, monkeypatch, count_queries):
    monkeypatch.setitem(app.config, "READINESS_SECONDS", 10.0)
    readiness = Readiness(app)
    with count_queries() as first:
        assert readiness.is_ready()
    with count_queries() as then:
        assert [readiness.is_ready() for _ in range(20)] == [True] * 20
    assert first != []
    assert then == []
