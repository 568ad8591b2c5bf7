"""/healthz says the process is alive; /readyz that it can do its work."""

from flask import Flask, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app import jobs
from app.access import allows
from app.extensions import db


def register(app: Flask) -> None:
    @app.get("/healthz", endpoint="alive")
    @allows("health.view")
    def alive() -> ResponseReturnValue:
        return jsonify(alive=True)

    @app.get("/readyz", endpoint="ready")
    @allows("health.view")
    def ready() -> ResponseReturnValue:
        checks = {"database": _database(), "migrations": _migrations(), "jobs": _jobs()}
        is_ready = all(check["ok"] for check in checks.values())
        return jsonify(ready=is_ready, **checks), 200 if is_ready else 503


def _database() -> dict[str, object]:
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        return {"ok": False, "error": type(error).__name__}
    return {"ok": True, "dialect": db.engine.dialect.name}


def _migrations() -> dict[str, object]:
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(current_app.extensions["migrate"].directory).get_current_head()
    try:
        current = MigrationContext.configure(db.session.connection()).get_current_revision()
    except SQLAlchemyError as error:
        return {"ok": False, "error": type(error).__name__}
    return {"ok": current == head, "current": current, "head": head}


def _jobs() -> dict[str, object]:
    """Late is what nobody has taken up for a quarter of an hour after its time."""
    try:
        waiting, late, failed = jobs.count_waiting(), jobs.count_late(), jobs.count_failed()
    except SQLAlchemyError as error:
        return {"ok": False, "error": type(error).__name__}
    return {"ok": late == 0, "waiting": waiting, "late": late, "failed": failed}
