"""`python3 run.py` as a newcomer meets it when something is in the way: one sentence, never a traceback."""

import ast
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


#: The machine's own Python, which has pip; the one in .venv need not.
PYTHON = getattr(sys, "_base_executable", sys.executable)


def run_py(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PYTHON, "run.py", *arguments],
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def bare_folder(tmp_path: Path) -> Path:
    """The project as it is just cloned: nothing installed."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("run.py", "package.json", "package-lock.json", *(lock.name for lock in ROOT.glob("requirements*"))):
        shutil.copy(ROOT / file, tmp_path)
    return tmp_path


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_in_use_is_one_sentence_with_the_way_out(taken_port):
    answer = run_py("--port", str(taken_port))
    assert answer.stderr == (
        f"Port {taken_port} på 127.0.0.1 er optaget eller findes ikke. "
        f"Prøv en anden: python3 run.py --port {taken_port % 65535 + 1}\n"
    )
    assert (answer.stdout, answer.returncode) == ("", 1)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "otte", "8000.0", "²", ""])
def test_a_port_that_is_no_port_is_one_sentence(port):
    answer = run_py(f"--port={port}")
    assert answer.stderr == f"Porten skal være et tal fra 1 til 65535, ikke “{port}”.\n"
    assert (answer.stdout, answer.returncode) == ("", 2)


def test_the_port_of_the_environment_is_checked_likewise():
    answer = run_py(PORT="mange")
    assert (answer.stderr, answer.returncode) == ("Porten skal være et tal fra 1 til 65535, ikke “mange”.\n", 2)


def test_an_address_of_nobody_is_one_sentence():
    answer = run_py("--host", "ingen.invalid")
    assert (answer.stderr, answer.returncode) == ("Adressen “ingen.invalid” findes ikke på denne maskine.\n", 2)


def test_a_command_that_does_not_exist_is_one_sentence():
    answer = run_py("tset")
    assert answer.stderr == ("Det forstår run.py ikke (unrecognized arguments: tset). Se: python3 run.py --help\n")
    assert answer.returncode == 2


def test_an_old_python_can_read_run_py_and_says_that_it_is_too_old():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    pretend = "import runpy, sys; sys.version_info = (3, 8, 20); runpy.run_path('run.py', run_name='__main__')"
    answer = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert answer.stderr == "Samskab kræver Python 3.11 eller nyere. Dette er Python 3.8.\n"
    assert (answer.stdout, answer.returncode) == ("", 1)


def test_without_a_network_the_sentence_says_where_the_answer_is(bare_folder, free_port):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_EXTRA_INDEX_URL": "", "PIP_CONFIG_FILE": os.devnull}
    answer = run_py("--port", str(free_port), folder=bare_folder, **nowhere)
    log = bare_folder / ".tools" / "install.log"
    assert answer.stderr == f"Pakkerne kunne ikke hentes. Er maskinen på nettet? Svaret står i {log}.\n"
    assert answer.returncode == 1
    assert "uv" in log.read_text()


def test_a_folder_that_cannot_be_written_is_one_sentence(bare_folder, free_port):
    (bare_folder / ".tools").write_text("a file where a folder must be stops root too")
    answer = run_py("--port", str(free_port), folder=bare_folder)
    assert answer.stderr.splitlines()[-1].startswith(f"Der kan ikke skrives i mappen {bare_folder}: ")
    assert "Traceback" not in answer.stderr
    assert answer.returncode == 1


def test_a_terminal_without_danish_letters_still_gets_the_sentence(taken_port):
    answer = run_py("--port", str(taken_port), PYTHONIOENCODING="ascii")
    assert answer.stderr.startswith(f"Port {taken_port} p? 127.0.0.1 er optaget")
    assert answer.returncode == 1


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
