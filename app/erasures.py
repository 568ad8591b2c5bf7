"""What was erased is also told outside the database, so that no backup from before brings it back.

An erasure says so in its own transaction, and a slice says how its things are erased again::

    erasures.note("application", application.id)

    @erasures.forgets("application")
    def forget_again(application_id: int) -> None:
        '''Erase it if it is there, and tell nobody: whoever was to hear of it has heard.'''

The ledger (``ERASURE_LEDGER``) is a file that only grows: a line of JSON for each erasure, with an id and a time and
nothing personal. ``flask restore`` replays what the restored database does not know to have been erased.
"""

import json
import logging
import os
import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import JSON, select
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.extensions import Model, db
from app.jobs import Postponed, enqueue, handles

log = logging.getLogger(__name__)

WRITE_DOWN = "erasure.write_down"

#: What a thing is called: the id of its row, or a name that outlives the row.
Thing = int | str
Forgetting = Callable[[Any], None]
_forgetting: dict[str, Forgetting] = {}
_replaying: ContextVar[bool] = ContextVar("replaying", default=False)


class Portal(Model):
    """Which portal this is. One row: a ledger may also hold what another one, that is gone or being tried, erased."""

    __tablename__ = "portal"

    identity: Mapped[str] = mapped_column(primary_key=True)


class Erasure(Model):
    """Something was erased. The token tells it from an earlier thing that had the same id."""

    __tablename__ = "erasures"

    token: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    thing: Mapped[Thing] = mapped_column(JSON)
    erased_at: Mapped[datetime]


@dataclass(frozen=True)
class Entry:
    """A line of the ledger."""

    portal: str
    token: str
    kind: str
    thing: Thing
    erased_at: str

    @classmethod
    def of(cls, erasure: Erasure, portal: str) -> "Entry":
        return cls(portal, erasure.token, erasure.kind, erasure.thing, erasure.erased_at.isoformat())


def note(kind: str, thing: Thing) -> None:
    """Say in the transaction of the erasure that this was erased. The ledger hears of it once that has committed."""
    if kind not in _forgetting:
        raise RuntimeError(f"Nothing says how {kind} is erased again after a restore.")
    if _replaying.get():
        return
    identity()
    token = secrets.token_hex(16)
    db.session.add(Erasure(token=token, kind=kind, thing=thing, erased_at=clock.now()))
    enqueue(WRITE_DOWN, token=token)


def forgets(kind: str) -> Callable[[Forgetting], Forgetting]:
    """Declare the function that erases such a thing again, inside a transaction, after a restore. It may be gone already."""

    def declare(forgetting: Forgetting) -> Forgetting:
        _forgetting[kind] = forgetting
        return forgetting

    return declare


def replay() -> int:
    """Erase again what the ledger says was erased and this database knows nothing of. Returns how many that were."""
    portal = identity()
    known = set(db.session.scalars(select(Erasure.token)))
    lacking = [entry for entry in read(ledger()) if entry.portal == portal and entry.token not in known]
    token = _replaying.set(True)
    try:
        for entry in lacking:
            _forgetting[entry.kind](entry.thing)
            erased_at = datetime.fromisoformat(entry.erased_at)
            db.session.add(Erasure(token=entry.token, kind=entry.kind, thing=entry.thing, erased_at=erased_at))
            db.session.flush()
    finally:
        _replaying.reset(token)
    return len(lacking)


@handles(WRITE_DOWN)
def write_down(token: str) -> None:
    """Write one erasure into the ledger. Twice does no harm; a disk that is full is tried again until it is not."""
    erasure = db.session.get_one(Erasure, token)
    entry = Entry.of(erasure, identity())
    db.session.rollback()
    try:
        append(ledger(), [entry])
    except OSError as error:
        raise Postponed(f"the ledger of erasures cannot be written: {error.strerror}") from error


def entries() -> list[Entry]:
    """All that this database knows to have been erased."""
    portal = identity()
    return [Entry.of(erasure, portal) for erasure in db.session.scalars(select(Erasure).order_by(Erasure.erased_at))]


def identity() -> str:
    """Which portal this is; found out when it is first asked, which must be in a transaction."""
    portal = db.session.scalar(select(Portal))
    if portal is None:
        portal = Portal(identity=secrets.token_hex(16))
        db.session.add(portal)
        db.session.flush()
    return portal.identity


def ledger() -> Path:
    return Path(current_app.config["ERASURE_LEDGER"])


def append(file: Path, lines: Iterable[Entry]) -> None:
    """Add these to the ledger, on the disk when this returns. Only its owner may read it."""
    written = "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
    if not written:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    is_new = not file.exists()
    # What a full disk cut off must not swallow the line after it.
    beginning = "" if is_new or _ends_a_line(file) else "\n"
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab", buffering=0) as opened:
        wanted = (beginning + written).encode()
        if opened.write(wanted) != len(wanted):
            raise OSError(28, "No space left on device")
        os.fsync(opened.fileno())
    if is_new:
        _settle(file.parent)


def read(file: Path) -> list[Entry]:
    """What the ledger holds, each erasure once. A line that a full disk cut off was written again after it."""
    if not file.exists():
        return []
    found: dict[str, Entry] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if not line:
            continue
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            log.warning("Line %s of the ledger of erasures cannot be read.", number)
        else:
            found[entry.token] = entry
    return list(found.values())


def merge(file: Path, others: Iterable[Entry]) -> None:
    """Add to the ledger what it lacks of these."""
    known = {entry.token for entry in read(file)}
    append(file, [entry for entry in others if entry.token not in known])


def _ends_a_line(file: Path) -> bool:
    with open(file, "rb") as opened:
        if opened.seek(0, os.SEEK_END) == 0:
            return True
        opened.seek(-1, os.SEEK_END)
        return opened.read(1) == b"\n"


def _settle(folder: Path) -> None:
    """Let the folder remember a new file, also when the power fails."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
