"""One decision, one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from app.errors import Stale
from app.extensions import db, writing

#: Called after each commit, once what was announced is certain. Set in create_app().
after_commit: list[Callable[[], None]] = []


@contextmanager
def transaction() -> Iterator[None]:
    """Commit what the block did, or nothing of it.

    What was read on the way here may be old by now, so it is forgotten first and read again
    under the writers' lock: the guards of the operation see the world as it is.
    Raises ``Stale`` when another was faster to the same thing.
    """
    if writing.get():
        raise RuntimeError("A transaction within a transaction: one decision, one transaction.")
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("Something was changed outside the transaction.")
    db.session.rollback()
    token = writing.set(True)
    try:
        yield
        db.session.commit()
    except StaleDataError as clash:
        db.session.rollback()
        raise Stale() from clash
    except IntegrityError as error:
        db.session.rollback()
        if _is_clash(error):
            raise Stale() from error
        raise
    except BaseException:
        db.session.rollback()
        raise
    finally:
        writing.reset(token)
    for announce in after_commit:
        announce()


#: Two rows where there can be one, or a row that is gone: what happens when two act at once.
_CLASHES = {
    "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_FOREIGNKEY",
    "23505", "23503",
}  # fmt: skip


def _is_clash(error: IntegrityError) -> bool:
    """Any other broken constraint is a mistake of ours, and must not be blamed on somebody who was faster."""
    name = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return name in _CLASHES
