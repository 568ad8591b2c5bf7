"""How many people the portal serves at once, on SQLite and PostgreSQL, beside a bare page.

The portal runs as in production (gunicorn, worker processes) on the demo municipality with an
open call; the visitors are threads of this process, so both share the machine's cores.
"""

import argparse
import itertools
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

from tools import ROOT, bare_page, console
from tools.console import Stop, step
from tools.load import Disappointed, Measured, Visitor, fetching, load
from tools.postgres import EmbeddedPostgres

BIN = Path(sys.executable).parent
AT_ONCE = 8  # people who apply at the same time
ROUNDS = 6
GOAL = 50  # per cent of the bare page, for the call list and a call's page
RECEIPT_NUMBER = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


@dataclass(frozen=True)
class Settings:
    workers: int
    people: int
    seconds: float


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 run.py bench", description=__doc__)
    parser.add_argument("--workers", type=int, default=2, help="worker processes of the portal (2)")
    parser.add_argument("--people", type=int, default=4, help="visitors at the same time (4)")
    parser.add_argument("--seconds", type=float, default=6, help="length of each measurement (6)")
    parser.add_argument("--rush", type=float, default=20, help="how long eight people apply at once on SQLite (20)")
    parser.add_argument("--database", choices=("both", "postgresql", "sqlite"), default="both", help="where (both)")
    given = parser.parse_args(arguments)
    settings = Settings(given.workers, given.people, given.seconds)
    reached = [_measure(name, url, settings, given.rush) for name, url in _databases(given.database)]
    return 0 if all(reached) else 1


def _databases(wanted: str) -> Iterator[tuple[str, str]]:
    if wanted != "sqlite":
        with EmbeddedPostgres(durable=True) as server:
            engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.execute(text("CREATE DATABASE samskab"))
            engine.dispose()
            yield "PostgreSQL", server.url_of("samskab")
    if wanted != "postgresql":
        with tempfile.TemporaryDirectory(prefix="samskab-bench-") as folder:
            yield "SQLite", f"sqlite:///{folder}/samskab.db"


def _measure(name: str, url: str, settings: Settings, rush: float) -> bool:
    """Measure the portal on one database and print it. True when everything to be reached was."""
    port, bare_port = _free_port(), _free_port()
    environment = {
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_hex(32),
        "PORTAL_URL": f"http://127.0.0.1:{port}",
    }
    print(f"\n{name}, {settings.workers} workers, {settings.people} visitors at once, {settings.seconds:g} s each")
    with step("Building the demo municipality"):
        _flask(environment, "db", "upgrade")
        _flask(environment, "demo", "--until", "call")
    bare_page.prepare(url)
    pages = _pages(url)
    with (
        _gunicorn("tools.bare_page:create_app()", bare_port, settings.workers, environment),
        _gunicorn("wsgi:app", port, settings.workers, environment) as portal,
    ):
        results = _in_rounds(
            {"a bare page": (bare_port, "/"), **{title: (port, path) for title, path in pages.items()}}, settings
        )
        bare = results.pop("a bare page")
        applying = load(port, _applying(pages, []), people=settings.people, seconds=settings.seconds)
        _print_table({"a bare page (20 rows, one query)": bare, **results, "a whole application": applying}, bare)
        print(f"\nMemory per worker: {', '.join(f'{size:.0f} MB' for size in _memory_of_workers(portal))}")
        reached = _judge(results, applying, bare)
        if name == "SQLite":
            reached &= _rush(port, url, pages, rush)
    return reached


def _pages(url: str) -> dict[str, str]:
    """What is measured: its title and its address. The call is the open one of the demo."""
    engine = create_engine(url)
    with engine.connect() as connection:
        call = connection.execute(text("SELECT max(id) FROM calls WHERE status = 'published'")).scalar_one()
    engine.dispose()
    return {
        "the front page": "/",
        "the call list": "/calls",
        "a call's page": f"/calls/{call}",
        "the committees": "/committees",
    }


def _in_rounds(targets: dict[str, tuple[int, str]], settings: Settings) -> dict[str, Measured]:
    """Load each target a little at a time, in turns, so that a machine with other work wrongs none of them."""
    for port, path in targets.values():  # every worker has seen the page before it counts
        load(port, fetching(path), people=settings.people, seconds=0.5)
    results = dict.fromkeys(targets, Measured(0))
    for _ in range(ROUNDS):
        for title, (port, path) in targets.items():
            seconds = settings.seconds / ROUNDS
            results[title] += load(port, fetching(path), people=settings.people, seconds=seconds)
    return results


_persons = itertools.count(1)


def _applying(pages: dict[str, str], receipts: list[str]) -> Callable[[Visitor], None]:
    """A visit that fetches the form, fills it in, sends it, and keeps the number on the receipt."""
    path = pages["a call's page"] + "/application"

    def visit(visitor: Visitor) -> None:
        number = next(_persons)
        answer = visitor.submit(path, _answers(number))
        found = RECEIPT_NUMBER.search(answer.body)
        if answer.status != 200 or not found:
            raise Disappointed(f"no receipt: {answer.status} {_heading(answer.body)}")
        receipts.append(found.group())

    return visit


def _answers(number: int) -> dict[str, str]:
    return {
        "name": f"Ansøger {number}",
        "email": f"ansoeger{number}@strandby.example",
        "is_resident": "yes",
        "age_band": "30_44",
        "motivation": "Jeg cykler selv til arbejde hver dag, og jeg vil gerne være med til at gøre vejen tryggere.",
    }


def _heading(body: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", body, re.DOTALL)
    return found.group(1).strip() if found else body[:80]


def _rush(port: int, url: str, pages: dict[str, str], seconds: float) -> bool:
    """Eight people apply at once; every receipt they got must be in the database."""
    receipts: list[str] = []
    measured = load(port, _applying(pages, receipts), people=AT_ONCE, seconds=seconds)
    engine = create_engine(url)
    with engine.connect() as connection:
        stored = set(connection.execute(text("SELECT number FROM applications")).scalars())
    engine.dispose()
    lost = set(receipts) - stored
    print(
        f"\n{AT_ONCE} people applying at once for {measured.seconds:.0f} s: {len(receipts)} receipts, "
        f"{len(set(receipts) & stored)} of them in the database, {len(measured.errors)} errors, "
        f"p95 {measured.percentile(95):.0f} ms"
    )
    _print_errors(measured)
    return bool(receipts) and not lost and not measured.errors and len(set(receipts)) == len(receipts)


def _judge(results: dict[str, Measured], applying: Measured, bare: Measured) -> bool:
    """Say which goals were reached."""
    reached = True
    for title in ("the call list", "a call's page"):
        share = _share(results[title], bare)
        reached &= share >= GOAL
        print(f"{title} at {share:.0f} % of the bare page (to reach: {GOAL} %): {'yes' if share >= GOAL else 'NO'}")
    for measured in (*results.values(), applying, bare):
        _print_errors(measured)
        reached &= not measured.errors
    return reached


def _print_table(rows: dict[str, Measured], bare: Measured) -> None:
    print(f"\n{'':34}{'requests/s':>11}{'p50 ms':>9}{'p95 ms':>9}{'errors':>8}{'of bare page':>14}")
    for title, measured in rows.items():
        print(
            f"{title:34}{measured.per_second:11.0f}{measured.percentile(50):9.1f}{measured.percentile(95):9.1f}"
            f"{len(measured.errors):8}{_share(measured, bare):12.0f} %"
        )


def _share(measured: Measured, bare: Measured) -> float:
    """In per cent of the bare page."""
    return 100 * measured.per_second / bare.per_second if bare.times else 0


def _print_errors(measured: Measured) -> None:
    for error in sorted(set(measured.errors))[:5]:
        print(f"  {measured.errors.count(error)} × {error}")


def _flask(environment: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [BIN / "flask", "--app", "wsgi", *command],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Stop(f"flask {' '.join(command)} failed:\n{done.stderr}")


@contextmanager
def _gunicorn(app: str, port: int, workers: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(
        [BIN / "gunicorn", "--workers", str(workers), "--bind", f"127.0.0.1:{port}", "--log-level", "warning", app],
        cwd=ROOT,
        env=os.environ | environment,
    )
    try:
        _wait_for(port, server)
        yield server
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        try:
            if Visitor(port).get("/").status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise Stop("The server did not answer.")


def _memory_of_workers(server: subprocess.Popen[bytes]) -> list[float]:
    """What each worker keeps in memory, in megabytes (Linux)."""
    sizes = []
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    for pid in children.read_text().split() if children.exists() else []:
        status = Path(f"/proc/{pid}/status").read_text()
        sizes.append(int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024)
    return sizes


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(console.run(lambda: main(sys.argv[1:])))
