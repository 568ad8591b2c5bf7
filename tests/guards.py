"""Tripwires that the app carries in tests and nowhere else."""

from typing import Any

from flask import Flask
from sqlalchemy import event

from app.extensions import db


def watch_for_lost_writes(app: Flask) -> None:
    """A view that writes outside ``transaction()`` loses it without a word; here it fails loudly."""
    for name, listener in (
        ("after_flush", _flushed),
        ("after_commit", _settled),
        ("after_soft_rollback", _settled),
    ):
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)

    @app.teardown_request
    def check(error: BaseException | None) -> None:
        if error is None and has_unsaved_work():
            db.session.rollback()
            raise AssertionError("The request changed something outside a transaction().")


def has_unsaved_work() -> bool:
    """Has this session something that the database does not know for certain?"""
    session = db.session
    return bool(session.new or session.dirty or session.deleted or session.info.get("unsaved"))


def _flushed(session: Any, _context: Any) -> None:
    session.info["unsaved"] = True


def _settled(session: Any, *_transaction: Any) -> None:
    session.info["unsaved"] = False
