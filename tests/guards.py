"""Tripwires that the app carries in tests and nowhere else."""

from typing import Any

from flask import Flask
from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState

from app.extensions import db
from app.fulltext import Searchable


def watch_for_lost_writes(app: Flask) -> None:
    """A view that writes outside ``transaction()`` loses it without a word; here it fails loudly.

    So does a statement that changes or deletes rows in bulk whose words are kept for searching (app/fulltext.py).
    """
    for name, listener in (
        ("do_orm_execute", _no_words_in_bulk),
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


def _no_words_in_bulk(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete):
        return
    statement: Any = state.statement
    for model in Searchable.__subclasses__():
        if statement.table is not inspect(model).local_table:
            continue
        given = state.parameters if isinstance(state.parameters, list) else [state.parameters or {}]
        changed = {getattr(key, "key", key) for key in (statement._values if state.is_update else None) or ()}
        if state.is_delete or changed.union(*given) & set(model.__searched__):
            raise AssertionError(f"{model.__name__} is searched by these words: change and delete it through objects.")
