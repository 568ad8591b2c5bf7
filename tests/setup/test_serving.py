"""The portal as `python3 run.py` serves it, in a process of its own."""

import fcntl
import os
import re
import select
import signal
import socket
import subprocess
import sys
import termios
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

ROOT = Path(__file__).parents[2]


class Served:
    """A running portal: what it has said so far, and its address once it has said it."""

    def __init__(self, database: str, *flags: str, **streams: Any) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        environment = {"DATABASE_URL": database, "SECRET_KEY": "for tests only", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.serve", "127.0.0.1", str(self.port), *flags],
            cwd=ROOT,
            env=os.environ | environment,
            encoding="utf-8",
            **({"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} | streams),
        )
        self.said = ""

    def read_until(self, words: str) -> str:
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return self.said
        raise AssertionError(f"never said {words!r}, but:\n{self.said}")

    def get(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return int(answer.status)

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it, and return its exit code; ``said`` then holds its last words too."""
        self.process.send_signal(how)
        self.said += self.process.stdout.read()
        return self.process.wait(20)


@contextmanager
def portal(database: str, *flags: str) -> Iterator[Served]:
    served = Served(database, *flags)
    try:
        yield served
    finally:
        served.process.kill()
        served.process.stdout.close()
        served.process.wait(20)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'samskab.db'}"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_an_empty_portal_is_served_says_how_to_begin_and_ends_quietly(url, how):
    with portal(url, "--empty") as served:
        served.read_until("Samskab kører på")
        assert (served.get("/"), served.get("/readyz")) == (200, 200)
        assert served.stop(how) == 0
    assert served.said.split("\n") == [
        "Portalen er tom. Opret den første administrator i en terminal med:",
        "  .venv/bin/flask --app wsgi create-administrator",
        "",
        f"Samskab kører på http://127.0.0.1:{served.port}  (stop med Ctrl-C)",
        "",
        "",
        "Stoppet.",
        "",
    ]


def people_in(database: str) -> int:
    engine = create_engine(database)
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'users'")).scalar_one()
        people = connection.execute(text("SELECT count(*) FROM users")).scalar_one() if tables else 0
    engine.dispose()
    return people


def test_a_first_start_that_was_killed_leaves_no_half_demo_and_the_next_one_is_whole(url):
    with portal(url) as killed:
        assert killed.process.stdout.read(20) == "Bygger demokommunen "
        killed.process.kill()
        killed.process.wait(20)
    assert people_in(url) == 0
    with portal(url) as served:
        said = served.read_until("Samskab kører på")
        assert re.findall(r"Bygger demokommunen … [\d.]+ s", said) != []
        served.stop()
    complete = people_in(url)
    assert complete > 0
    with portal(url) as again:
        assert "Bygger demokommunen" not in again.read_until("Samskab kører på")
        again.stop()
    assert people_in(url) == complete


@pytest.mark.parametrize(
    ("address", "sentence", "code"),
    [
        ("postgresql://nobody@127.0.0.1:9/samskab", "Databasen svarer ikke: ", 1),
        ("sqlite:////nowhere/at/all/samskab.db", "Databasen svarer ikke: ", 1),
        ("mysql://localhost/samskab", "DATABASE_URL er ikke adressen på", 2),
        ("samskab.db", "DATABASE_URL er ikke adressen på", 2),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(address, sentence, code):
    with portal(address) as served:
        said = served.process.stdout.read()
        assert served.process.wait(20) == code
    assert said.startswith(sentence)
    assert len(said.splitlines()) == 1


def test_a_database_of_a_later_version_is_one_sentence(url):
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    engine.dispose()
    with portal(url) as served:
        said = served.process.stdout.read()
        assert served.process.wait(20) == 1
    assert said == ("Databasen passer ikke til denne udgave af Samskab: Can't locate revision identified by '9999'\n")


def test_an_empty_portal_on_a_terminal_asks_for_the_first_administrator(url):
    ours, theirs = os.openpty()
    terminal = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "start_new_session": True}
    served = Served(url, "--empty", **terminal, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    os.close(theirs)
    try:
        for question, typed in (
            ("Name: ", "Asta Admin"),
            ("E-mail: ", "asta@strandby.example"),
            ("characters): ", "en lang adgangskode"),
            ("Once more: ", "en lang adgangskode"),
        ):
            assert question in shown_until(question, ours)
            os.write(ours, f"{typed}\n".encode())
        assert "en lang adgangskode" not in shown_until("(stop med Ctrl-C)", ours)
    finally:
        served.process.kill()
        served.process.wait(20)
        os.close(ours)
    engine = create_engine(url)
    with engine.connect() as connection:
        stored = connection.execute(text("SELECT name, email, is_administrator FROM users")).all()
    engine.dispose()
    assert stored == [("Asta Admin", "asta@strandby.example", 1)]


def shown_until(words: str, terminal: int) -> str:
    """What the terminal shows, up to these words."""
    shown = b""
    while words.encode() not in shown:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, f"never showed {words!r}, but {shown.decode()!r}"
        shown += os.read(terminal, 1024)
    return shown.decode()
