"""The portal as it runs in production, for what measures and tries it: gunicorn on a demo municipality of its own."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import create_engine, text

from tools import ROOT
from tools.console import Stop, step
from tools.load import Visitor
from tools.postgres import EmbeddedPostgres

BIN = Path(sys.executable).parent


class Portal:
    """The portal on one database, as its own processes know it: see ``tools.targets``."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        known = json.loads(self.run("tools.targets"))
        self.pages: dict[str, str] = known["pages"]
        self.cookies: dict[str, dict[str, str]] = known["cookies"]
        self.costs: dict[str, dict[str, int]] = known["costs"]

    def asked_again(self) -> "Portal":
        return Portal(self.environment)

    def run(self, module: str, *arguments: str) -> str:
        environment = self.environment | {"JOBS_IN_WEB_PROCESS": "0"}
        return _run([sys.executable, "-m", module, *arguments], environment)


def the_demo(database: str, url: str, **settings: str) -> Portal:
    """The whole demo municipality on a database that is still empty, served with these settings."""
    environment = {
        "DATABASE_URL": url,
        "SECRET_KEY": secrets.token_hex(32),
        "APPLY_MIN_SECONDS": "0",  # who is measured writes faster than people do
        "PORTAL_URL": "http://127.0.0.1",
    } | settings
    print(f"\n{database}")
    with step("Building the demo municipality"):
        for command in (("db", "upgrade"), ("demo",)):
            _run([str(BIN / "flask"), "--app", "wsgi", *command], environment)
    return Portal(environment)


def databases(wanted: str) -> Iterator[tuple[str, str]]:
    """ "postgresql", "sqlite" or, for "both", one after the other: what it is called and its address."""
    if wanted != "sqlite":
        with EmbeddedPostgres(durable=True) as server:
            yield "postgresql", empty_database(server)
    if wanted != "postgresql":
        with tempfile.TemporaryDirectory(prefix="samskab-bench-") as folder:
            yield "sqlite", f"sqlite:///{folder}/samskab.db"


def empty_database(server: EmbeddedPostgres) -> str:
    """The address of a new database on the server."""
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE samskab"))
    engine.dispose()
    return server.url_of("samskab")


def _run(command: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise Stop(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


@contextmanager
def gunicorn(
    app: str, port: int, workers: int, environment: Mapping[str, str], log: IO[bytes] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """The app, answering on this port while the block runs. What it says goes to ``log``, else to the terminal."""
    server = subprocess.Popen(
        [BIN / "gunicorn", "--workers", str(workers), "--bind", f"127.0.0.1:{port}", "--log-level", "warning", app],
        cwd=ROOT,
        env=os.environ | environment,
        stderr=log,
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
