"""/healthz says the process is alive; /readyz that it can do its work, also save. Why not stands in the log."""

import logging
import threading
import time
from contextvars import copy_context
from dataclasses import dataclass, field

from flask import Flask, current_app, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app import erasures, jobs, storage
from app.access import allows
from app.extensions import db

log = logging.getLogger(__name__)

#: Seconds that somebody who asks is kept waiting: a disk that hangs says nothing, and that is an answer too.
PATIENCE = 1.0


def register(app: Flask) -> None:
    readiness = Readiness(app)

    @app.get("/healthz", endpoint="alive")
    @allows("health.view")
    def alive() -> ResponseReturnValue:
        return jsonify(alive=True)

    @app.get("/readyz", endpoint="ready")
    @allows("health.view")
    def ready() -> ResponseReturnValue:
        is_ready = readiness.is_ready()
        return jsonify(ready=is_ready), 200 if is_ready else 503


@dataclass
class Look:
    """A look at everything the portal needs, in a thread of its own."""

    begun: float = field(default_factory=time.monotonic)
    is_over: threading.Event = field(default_factory=threading.Event)
    is_ready: bool = False


class Readiness:
    """What was found when it was last looked. Of those who ask meanwhile nobody looks again."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()
        self._look: Look | None = None
        self._said: list[str] = []

    def is_ready(self) -> bool:
        with self._lock:
            look = self._look
            if look is None or (look.is_over.is_set() and self._is_old(look)):
                look = self._look = Look()
                run = copy_context().run  # the clock stands where it does for whoever asks
                threading.Thread(target=run, args=(self._carry_out, look), daemon=True, name="readiness").start()
        if look.is_over.wait(PATIENCE):
            return look.is_ready
        self._say([f"nothing was answered for {PATIENCE:.0f} s"])
        return False

    def _is_old(self, look: Look) -> bool:
        return time.monotonic() - look.begun >= self._app.config["READINESS_SECONDS"]

    def _carry_out(self, look: Look) -> None:
        try:
            with self._app.app_context():
                lacking = list(lacks())
            self._say(lacking)
            look.is_ready = not lacking
        finally:
            look.is_over.set()

    def _say(self, lacking: list[str]) -> None:
        """Once for each change, not for each time somebody asks."""
        if lacking != self._said:
            self._said = lacking
            log.warning("The portal is %s", f"not ready: {'; '.join(lacking)}" if lacking else "ready again.")


def lacks() -> list[str]:
    """What keeps the portal from doing its work, for those who run it."""
    try:
        lacking = [*_migrations(), *_jobs()]
        db.session.rollback()  # nothing is read while it is tried to write
        storage.try_to_write(db.engine, erasures.ledger().parent)
    except (SQLAlchemyError, OSError) as error:
        return [f"{type(error).__name__}: {getattr(error, 'orig', error)}"]
    return lacking


def _migrations() -> list[str]:
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    db.session.execute(text("SELECT 1"))
    head = ScriptDirectory(current_app.extensions["migrate"].directory).get_current_head()
    current = MigrationContext.configure(db.session.connection()).get_current_revision()
    return [] if current == head else [f"the database is at version {current}, and this is version {head}"]


def _jobs() -> list[str]:
    """Late is what nobody has taken up for a quarter of an hour after its time."""
    late = jobs.count_late()
    return [f"{late} jobs wait that could have been done a quarter of an hour ago"] if late else []
