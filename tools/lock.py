"""Writes the lock files anew. They name versions and hashes, and no registry."""

import shutil
import subprocess

from tools import ROOT
from tools.console import Stop, step
from tools.install import uv


def lock() -> None:
    installer = uv()
    for name in ("requirements-setup", "requirements-node", "requirements", "requirements-dev"):
        with step(f"Låser {name}.txt"):
            _run(
                *(str(installer), "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"),
                *("--generate-hashes", "--no-header", "--no-emit-index-url"),
                *("--output-file", f"{name}.txt", f"{name}.in"),
                # What is developed with is what is run with, and more.
                *(("--constraint", "requirements.txt") if name == "requirements-dev" else ()),
            )
    if npm := shutil.which("npm"):
        with step("Låser package-lock.json"):
            _run(npm, "install", "--package-lock-only", "--ignore-scripts", "--silent")


def _run(*command: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Stop(f"Kunne ikke låse: {' '.join(command)}")
