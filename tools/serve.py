"""Migrates, fills and serves the portal. Runs inside .venv; started by run.py.

Everything happens in this one process, so that a second start has little to wait for.
"""

import logging
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import alembic.command
import waitress
from alembic.util import CommandError
from click import ClickException
from flask import Flask, current_app
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from app import create_app
from app.demo import production
from app.demo import queries as demo
from app.extensions import db
from config import INSTANCE, Config
from tools import ROOT
from tools.console import Stop, run, step

CREATE_ADMINISTRATOR = ".venv/bin/flask --app wsgi create-administrator"
THREADS = 8


def main(arguments: Sequence[str]) -> int:
    """``arguments``: host, port and perhaps ``--empty``, already checked by run.py."""
    host, port, *flags = arguments
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _stop)
    require_a_database_we_know(Config.SQLALCHEMY_DATABASE_URI)
    app = create_app()
    with one_at_a_time(), app.app_context():
        migrate()
        if demo.nobody_is_here() or demo.is_interrupted():
            fill(app, empty="--empty" in flags)
        db.session.remove()
    try:
        production.refuse_the_demo(app)
    except RuntimeError as refusal:
        raise Stop(str(refusal)) from refusal
    return serve(app, host, int(port))


def require_a_database_we_know(address: str) -> None:
    try:
        kind = make_url(address).get_backend_name()
    except ArgumentError:
        kind = ""
    if kind not in {"sqlite", "postgresql"}:
        raise Stop("DATABASE_URL er ikke adressen på en SQLite- eller PostgreSQL-database.", code=2)


def migrate() -> None:
    """Bring the database to what this version of the portal expects."""
    try:
        alembic.command.upgrade(current_app.extensions["migrate"].migrate.get_config(), "head")
    except OperationalError as error:
        raise Stop(f"Databasen svarer ikke: {str(error.orig).strip().splitlines()[0]}") from error
    except CommandError as error:
        raise Stop(f"Databasen passer ikke til denne udgave af Samskab: {error}") from error


def fill(app: Flask, *, empty: bool) -> None:
    """The first start: the demo municipality, or else the first administrator."""
    if empty and demo.is_begun():
        raise Stop("Databasen rummer demokommunen. Peg DATABASE_URL på en tom database for at starte uden den.")
    if not empty:
        with step("Bygger demokommunen"):
            flask_command(app, "demo")
    elif sys.stdin.isatty():
        print("Portalen er tom. Opret den første administrator:", flush=True)
        flask_command(app, "create-administrator")
    else:
        print(
            f"Portalen er tom. Opret den første administrator i en terminal med:\n  {CREATE_ADMINISTRATOR}", flush=True
        )


def flask_command(app: Flask, *command: str) -> None:
    """The same as ``flask --app wsgi …``, in this process."""
    try:
        app.cli.main(list(command), prog_name="flask", standalone_mode=False)
    except ClickException as error:
        raise Stop(error.format_message()) from error


def serve(app: Flask, host: str, port: int) -> int:
    # That somebody waits a moment for a free thread is no news for whoever started the portal.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = waitress.create_server(app, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise Stop(f"Port {port} på {host} kan ikke bruges: {error.strerror}.") from error
    shown = f"[{host}]" if ":" in host else host
    print(f"\nSamskab kører på http://{shown}:{port}  (stop med Ctrl-C)\n", flush=True)
    with app.app_context():
        flask_command(app, "demo", "--sign-ins")
        db.session.remove()
    sys.stdout.flush()
    server.run()
    print("\nStoppet.", flush=True)
    return 0


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of several processes that start at once in this folder, one sets up and the others wait."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        yield
        return
    INSTANCE.mkdir(exist_ok=True)
    with open(INSTANCE / ".setting-up", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """Ctrl-C and SIGTERM end the portal alike, also where a shell made its child deaf to Ctrl-C."""
    raise SystemExit(0)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(run(lambda: main(sys.argv[1:])))
