"""The commands of `run.py`: what each takes, and what it does in which order."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from tools import ROOT, console, secret_key
from tools.console import Stop
from tools.install import DEVELOPING, PYTHON, RUNNING, install
from tools.lock import lock

COMMANDS = ("serve", "test", "bench", "picture", "lock")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    command, *rest = arguments if arguments and arguments[0] in COMMANDS else ("serve", *arguments)
    return console.run(
        lambda: {"serve": serve, "test": test, "bench": bench, "picture": picture, "lock": lock_all}[command](rest)
    )


def serve(arguments: Sequence[str]) -> int:
    where = _ServeArguments().parse_args(arguments)
    _require_free(where.host, where.port)
    install(RUNNING)
    _ensure_instance()
    os.environ.setdefault("PORTAL_URL", f"http://{where.host}:{where.port}")  # what links in letters begin with
    return _become("tools.serve", where.host, str(where.port), *(["--empty"] if where.empty else []))


def test(arguments: Sequence[str]) -> int:
    install(DEVELOPING)
    return _become("pytest", "--database", "both", "-n", "auto", *arguments)


def bench(arguments: Sequence[str]) -> int:
    install(DEVELOPING)
    what, *rest = arguments or [""]
    return _become("tools.faults", *rest) if what == "faults" else _become("tools.bench", *arguments)


def picture(arguments: Sequence[str]) -> int:
    if arguments:
        raise Stop("picture tager ingen argumenter.", code=2)
    install(DEVELOPING)
    _ensure_instance()
    return _become("tools.picture")


def lock_all(arguments: Sequence[str]) -> int:
    if arguments:
        raise Stop("lock tager ingen argumenter.", code=2)
    lock()
    return 0


class _ServeArguments(argparse.ArgumentParser):
    def __init__(self) -> None:
        super().__init__(
            prog="python3 run.py",
            description="Starter Samskab. Andre kommandoer: test, bench, picture, lock.",
            add_help=False,
        )
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")
        self.add_argument(
            "--port", type=_port, default=_port(os.environ.get("PORT") or "8000"), help="porten (8000, eller PORT)"
        )
        self.add_argument("--host", default="127.0.0.1", help="adressen der lyttes på (127.0.0.1: kun denne maskine)")
        self.add_argument("--empty", action="store_true", help="uden demokommune; spørger om den første administrator")

    def error(self, message: str) -> NoReturn:
        raise Stop(f"Det forstår run.py ikke ({message}). Se: python3 run.py --help", code=2)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise Stop(f"Porten skal være et tal fra 1 til 65535, ikke “{text}”.", code=2)


def _require_free(host: str, port: int) -> None:
    """Say at once, before anything is installed, that nobody could reach the portal there."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise Stop(f"Adressen “{host}” findes ikke på denne maskine.", code=2) from error
    except PermissionError as error:
        raise Stop(f"Port {port} må ikke bruges af denne bruger. Prøv en anden, for eksempel --port 8000.") from error
    except OSError as error:
        raise Stop(
            f"Port {port} på {host} er optaget eller findes ikke. Prøv en anden: python3 run.py --port {port % 65535 + 1}"
        ) from error


def _ensure_instance() -> None:
    try:
        secret_key.ensure(ROOT / "instance" / "secret_key")
    except OSError as error:
        raise Stop(f"Der kan ikke skrives i mappen {ROOT / 'instance'}: {error.strerror}.") from error


def _become(module: str, *arguments: str) -> int:
    """Go on as a module of .venv, in this very process: a signal reaches what it is meant for."""
    os.chdir(ROOT)
    command = [str(PYTHON), "-m", module, *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.call(command)
