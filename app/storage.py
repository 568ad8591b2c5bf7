"""Whether what people send can be kept: a small write that tries it, and what the disk and the database say if not."""

import errno
import os
import tempfile
from enum import IntEnum
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Trouble(IntEnum):
    """What keeps the portal from saving, by the status that says so (RFC 4918, 11.5; RFC 9110, 15.6.4)."""

    NO_ROOM = 507
    #: The database does not answer, or is busy for longer than anybody waits.
    AWAY = 503


#: Full, over the quota, read-only: nothing can be written, however often it is tried.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
_NO_ROOM_IN_SQLITE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")
#: disk_full, io_error, read_only_sql_transaction
_NO_ROOM_IN_POSTGRESQL = {"53100", "58030", "25006"}
#: Connections refused, lost or too many; a server that is starting or going down.
_AWAY_IN_POSTGRESQL = ("08", "53300", "57P0")

#: More than a file system keeps beside a file's name: so much needs room of its own.
_PROBE = 64 * 1024


def trouble(error: BaseException) -> Trouble | None:
    """What an error says about the disk or the database; None where it is about something else."""
    if isinstance(error, PoolTimeout):
        return Trouble.AWAY
    if isinstance(error, DBAPIError):
        return _trouble_of_database(error)
    return Trouble.NO_ROOM if isinstance(error, OSError) and error.errno in _NO_ROOM else None


def _trouble_of_database(error: DBAPIError) -> Trouble | None:
    if name := getattr(error.orig, "sqlite_errorname", None):
        if name.startswith(_NO_ROOM_IN_SQLITE):
            return Trouble.NO_ROOM
        return Trouble.AWAY if name.startswith("SQLITE_BUSY") else None
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in _NO_ROOM_IN_POSTGRESQL:
        return Trouble.NO_ROOM
    is_away = error.connection_invalidated or state.startswith(_AWAY_IN_POSTGRESQL)
    return Trouble.AWAY if is_away or (isinstance(error, OperationalError) and not state) else None


def try_to_write(engine: Engine, folder: Path) -> None:
    """Write a little where the portal keeps things, and take it away again. Raises what keeps it from that.

    It never waits for the writers' lock: SQLite's is on the database, so it is written beside that; on PostgreSQL it is
    a table that only this connection sees.
    """
    if engine.dialect.name == "sqlite":
        file = Path(engine.url.database or "")
        if not os.access(file, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        write_beside(file.parent)
    else:
        with engine.connect() as connection:
            connection.execute(text("SET LOCAL statement_timeout = 1000"))
            connection.execute(text("CREATE TEMPORARY TABLE readiness ON COMMIT DROP AS "
                                    "SELECT md5(n::text) FROM generate_series(1, 1000) AS n"))  # fmt: skip
            connection.rollback()
    folder.mkdir(parents=True, exist_ok=True)
    write_beside(folder)


def write_beside(folder: Path) -> None:
    """Write a file without a name in this folder: whatever happens, nothing of it stays."""
    with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
        if probe.write(bytes(_PROBE)) != _PROBE:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
        os.fsync(probe.fileno())
