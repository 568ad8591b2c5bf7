"""What becomes of people's applications when something breaks while they send them.

The portal runs as in production, four people apply at a time, and one thing goes wrong: workers are killed, the disk
is full, the database is away or busy, the mail server hangs, refuses or hangs up. What each person was shown is then
held against what is in the database and what the mail server was given. Whoever saw a receipt is in the database,
once; whoever was shown anything else was shown a sentence; and nobody gets two letters.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from sqlalchemy import Engine, NullPool, create_engine, text

from tools import ROOT, console
from tools.load import RECEIPT_NUMBER, Answer, Visitor, answers_of_somebody, heading, load
from tools.portal import Portal, empty_database, free_port, gunicorn, the_demo
from tools.postgres import EmbeddedPostgres

PEOPLE = 4
WORKERS = 2
#: Seconds that people apply while the fault lasts.
LASTS = 6.0
#: Seconds a mail server is given to take what waits for it, once it is well again.
PATIENCE = 90.0
#: Megabytes: the demo and the write-ahead log of either database, and not much more.
SMALL_DISK = {"sqlite": 48, "postgresql": 320}
#: What says by itself, in a sentence, what happened and what one can do.
EXPLAINED = {409, 429, 503, 507}


@dataclass(frozen=True)
class Run:
    """One fault on one database. ``shown`` counts what people saw, ``kept`` what is there afterwards."""

    database: str
    fault: str
    shown: Mapping[str, int]
    kept: Mapping[str, int]
    errors: list[str] = field(default_factory=list)


@dataclass
class Place:
    """A portal that is being tried, and what can be done to it."""

    database: str
    url: str
    folder: Path  #: where its database lies
    portal: Portal
    port: int
    server: "subprocess.Popen[bytes]"
    mail: "MailServer"
    postgres: EmbeddedPostgres | None = None

    def people_apply(self, seconds: float = LASTS) -> "Shown":
        with self.people_applying(seconds) as shown:
            return shown

    @contextmanager
    def people_applying(self, seconds: float = LASTS) -> Iterator["Shown"]:
        """They do while the block runs, and it ends when they have done so for so long."""
        shown, path = Shown(), self.portal.pages["form"]

        def visit(visitor: Visitor) -> None:
            shown.note(lambda: visitor.submit(path, answers_of_somebody()))

        crowd = threading.Thread(target=lambda: load(self.port, visit, people=PEOPLE, seconds=seconds))
        crowd.start()
        try:
            yield shown
        finally:
            crowd.join()


class Shown:
    """What people were shown: the numbers on their receipts, and everything else by its heading."""

    def __init__(self) -> None:
        self.receipts: list[str] = []
        self.others: Counter[str] = Counter()
        self.unexplained: set[str] = set()

    def note(self, asked: Callable[[], Answer]) -> None:
        try:
            answer = asked()
        except OSError:  # the browser says so itself, and keeps the form
            self.others["no answer"] += 1
            return
        if answer.status == 200 and (number := RECEIPT_NUMBER.search(answer.body)):
            self.receipts.append(number.group())
            return
        said = f"{answer.status} {heading(answer.body)}"
        self.others[said] += 1
        if answer.status not in EXPLAINED:
            self.unexplained.add(said)

    def counts(self) -> dict[str, int]:
        return {"receipts": len(self.receipts), **self.others}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 run.py bench faults", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was seen to this file, too")
    parser.add_argument("--database", choices=("both", "postgresql", "sqlite"), default="both", help="where (both)")
    parser.add_argument("--fault", choices=tuple(FAULTS), help="only this one")
    given = parser.parse_args(arguments)
    chosen = [given.fault] if given.fault else list(FAULTS)
    runs = [
        run
        for database in ("postgresql", "sqlite")
        if given.database in ("both", database)
        for run in _tried(database, chosen)
    ]
    if given.json:
        given.json.write_text(as_json(runs))
    errors = [f"{run.fault} ({run.database}): {error}" for run in runs for error in run.errors]
    print()
    for error in errors:
        print(f"BROKEN: {error}")
    if not errors:
        print("Everything that people were told is true.")
    return 1 if errors else 0


def as_json(runs: Sequence[Run]) -> str:
    return json.dumps({"runs": [asdict(run) for run in runs]}, indent=1, ensure_ascii=False)


def _tried(database: str, chosen: Sequence[str]) -> Iterator[Run]:
    ordinary = [fault for fault in chosen if fault not in NEEDS_A_SMALL_DISK]
    if ordinary:
        with _place(database) as place:
            for fault in ordinary:
                yield _try(place, fault)
    for fault in chosen:
        if fault in NEEDS_A_SMALL_DISK:
            try:
                with _small_disk(SMALL_DISK[database]) as folder, _place(database, folder) as place:
                    yield _try(place, fault)
            except NoSmallDisk as error:
                yield Run(database, fault, {}, {}, [f"not tried: {error}"])


def _try(place: Place, fault: str) -> Run:
    engine = create_engine(place.url, poolclass=NullPool)
    before = _numbers(engine)
    shown = FAULTS[fault](place)
    place.mail.answers_well()
    _the_mail_is_taken(place, engine)
    stored = _numbers(engine) - before
    kept, errors = held_against(shown, stored, _letters(engine, stored), place.mail.receipts())
    run = Run(place.database, fault, shown.counts(), kept, errors)
    engine.dispose()
    print(f"  {fault}: shown {dict(run.shown)}; kept {dict(run.kept)}", flush=True)
    for error in run.errors:
        print(f"    BROKEN: {error}")
    return run


def held_against(
    shown: Shown, stored: set[str], letters: Sequence[tuple[str, str]], taken: Sequence[str]
) -> tuple[dict[str, int], list[str]]:
    """What is there of what people were shown, and a sentence for each promise that is broken.

    ``stored`` are the numbers of the applications in the database, ``letters`` the number in each receipt written and
    how far it came, ``taken`` the number in each receipt that the mail server took.
    """
    lost = set(shown.receipts) - stored
    written = Counter(number for number, _status in letters)
    status = Counter(status for _number, status in letters)
    again = [number for number, count in Counter(taken).items() if count > 1 and number in stored]
    kept = {
        "applications": len(stored),
        "receipts in the database": len(set(shown.receipts) & stored),
        "letters sent": status["sent"],
        "letters waiting": status["waiting"],
        "letters refused": status["failed"],
    }
    errors = []
    if lost:
        errors.append(f"{len(lost)} were shown a receipt and are not there")
    if not shown.receipts:
        errors.append("nobody was shown a receipt, before, during or after it")
    if wrong := [number for number in stored if written[number] != 1]:
        errors.append(f"{len(wrong)} applications have no receipt, or more than one")
    if status["waiting"]:
        errors.append(f"{status['waiting']} letters still wait though the mail server is well")
    if again:
        errors.append(f"{len(again)} people got two letters with the same receipt")
    errors += [f"people were shown “{said}”" for said in sorted(shown.unexplained)]
    return kept, errors


def _numbers(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return set(connection.execute(text("SELECT number FROM applications")).scalars())


def _letters(engine: Engine, numbers: set[str]) -> list[tuple[str, str]]:
    """The number in each receipt that was written to one of these, and how far the letter came."""
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT applications.number, letters.status FROM letters"
                " JOIN applications ON applications.email = letters.recipient"
                " WHERE letters.kind = 'applications/receipt'"
            )
        ).all()
    return [(number, status) for number, status in rows if number in numbers]


def _the_mail_is_taken(place: Place, engine: Engine) -> None:
    """The mail server is well, and the pauses and waiting times that the fault caused are over."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(Exception), engine.begin() as connection:
            connection.execute(text("DELETE FROM job_pauses"))
            connection.execute(
                text("UPDATE jobs SET run_at = :now WHERE done_at IS NULL AND kind = 'letter.deliver'"),
                {"now": "2000-01-01 00:00:00.000000"},
            )
            connection.execute(text("UPDATE jobs SET leased_until = NULL, lease = NULL WHERE done_at IS NULL"))
        with contextlib.suppress(OSError):
            Visitor(place.port).get("/healthz")  # a worker that has just begun does its jobs from its first request on
        with engine.connect() as connection:
            waiting = connection.execute(
                text("SELECT count(*) FROM letters WHERE kind = 'applications/receipt' AND status = 'waiting'")
            ).scalar_one()
        if not waiting:
            return
        time.sleep(5)


# The faults: each lets people apply while it lasts, and returns what they were shown.


def workers_killed(place: Place) -> Shown:
    """One worker after the other is killed without a warning, four times a second."""
    children = Path(f"/proc/{place.server.pid}/task/{place.server.pid}/children")
    until = time.monotonic() + LASTS
    with place.people_applying() as shown:
        while time.monotonic() < until:
            time.sleep(0.25)
            if workers := children.read_text().split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(random.choice(workers)), signal.SIGKILL)  # noqa: S311 -- which one is no secret
    return shown


def disk_full(place: Place) -> Shown:
    """Not a byte is left where the database lies; then there is room again."""
    ballast = place.folder / "ballast"
    before = place.people_apply(1)
    with open(ballast, "wb", buffering=0) as filling, contextlib.suppress(OSError):
        while filling.write(b"\0" * 4096):
            pass
    shown = place.people_apply()
    ballast.unlink()
    if place.postgres and not place.postgres.is_running:  # it stops by itself where it cannot write its log
        place.postgres.restart()
    after = place.people_apply(2)
    if not after.receipts:
        shown.unexplained.add("no receipt though there is room again")
    shown.receipts += before.receipts + after.receipts
    shown.others += after.others
    shown.unexplained |= after.unexplained
    return shown


def database_away(place: Place) -> Shown:
    """PostgreSQL is restarted and away for two seconds; of SQLite another process keeps the one writer that long."""
    with place.people_applying() as shown:
        time.sleep(1)
        if place.postgres:
            place.postgres.restart(after=2)
        else:
            with contextlib.closing(sqlite3.connect(place.url.removeprefix("sqlite:///"), timeout=30)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                time.sleep(2)
                connection.execute("ROLLBACK")
    return shown


def mail_server_hangs(place: Place) -> Shown:
    place.mail.does = "hang"
    return place.people_apply()


def mail_server_refuses(place: Place) -> Shown:
    """It says that it cannot take letters now (451)."""
    place.mail.does = "refuse"
    return place.people_apply()


def mail_server_drops(place: Place) -> Shown:
    """It hangs up when it has been given half a letter."""
    place.mail.does = "drop"
    return place.people_apply()


def mail_server_away(place: Place) -> Shown:
    """Nobody listens there."""
    with place.mail.away():
        return place.people_apply()


FAULTS: Mapping[str, Callable[[Place], Shown]] = {
    "workers killed": workers_killed,
    "disk full": disk_full,
    "database away": database_away,
    "mail server hangs": mail_server_hangs,
    "mail server refuses": mail_server_refuses,
    "mail server drops": mail_server_drops,
    "mail server away": mail_server_away,
}
NEEDS_A_SMALL_DISK = {"disk full"}


class MailServer:
    """A real one, which ``does`` what it is told: "take", "hang", "refuse" or "drop"."""

    def __init__(self) -> None:
        self.does = "take"
        self.port = free_port()
        self._taken: list[bytes] = []
        self._controller = self._started()

    def _started(self) -> Controller:
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        return controller

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.does == "refuse":
            return "451 Not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.does == "drop":
            server.transport.abort()
            return "451 Gone"
        while self.does == "hang":
            await asyncio.sleep(0.1)
        self._taken.append(envelope.content)
        return "250 OK"

    def receipts(self) -> list[str]:
        """The number in each letter taken; letters under one Message-ID are one, as a mail program shows them."""
        by_id = {str(message["Message-ID"]): message for message in map(message_from_bytes, list(self._taken))}
        bodies = (message.get_payload(decode=True) for message in by_id.values())
        found = (RECEIPT_NUMBER.search(body.decode()) for body in bodies if isinstance(body, bytes))
        return [number.group() for number in found if number]

    def answers_well(self) -> None:
        self.does = "take"

    @contextmanager
    def away(self) -> Iterator[None]:
        self._controller.stop()
        try:
            yield
        finally:
            self._controller = self._started()

    def stop(self) -> None:
        self.answers_well()
        self._controller.stop()


@contextmanager
def _place(database: str, folder: Path | None = None) -> Iterator[Place]:
    """The demo on this database, its data in ``folder`` where one is given, served, with a mail server beside it."""
    with contextlib.ExitStack() as stack:
        home = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samskab-faults-")))
        postgres = None
        if database == "postgresql":
            postgres = stack.enter_context(EmbeddedPostgres(durable=True, keeps_data_in=folder))
            url = empty_database(postgres)
        else:
            url = f"sqlite:///{home}/samskab.db"
        mail = MailServer()
        stack.callback(mail.stop)
        portal = the_demo(
            database,
            url,
            MAIL_SERVER="127.0.0.1",
            MAIL_PORT=str(mail.port),
        )
        port = free_port()
        said = stack.enter_context(open(os.devnull, "wb"))  # what workers say as they fall is no news here
        server = stack.enter_context(gunicorn("wsgi:app", port, WORKERS, portal.environment, said))
        yield Place(database, url, home, portal, port, server, mail, postgres)


class NoSmallDisk(Exception):
    """This machine makes no file system of its own for us; the sentence says why."""


@contextmanager
def _small_disk(megabytes: int) -> Iterator[Path]:
    """A folder that holds so much and no more. Only root may make one."""
    folder = Path(tempfile.mkdtemp(prefix="samskab-disk-"))
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, check=False
    )
    if not made or made.returncode:
        folder.rmdir()
        raise NoSmallDisk("only root can make a small disk, on Linux")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(console.run(lambda: main(sys.argv[1:])))
