"""The key that signs sessions is made once, by one process, and for its owner only."""

import stat
import subprocess
import sys
from pathlib import Path

from tools import secret_key

ROOT = Path(__file__).parents[2]


def test_the_key_is_32_random_bytes_that_only_the_owner_may_read(tmp_path):
    one, other = tmp_path / "one" / "secret_key", tmp_path / "other" / "secret_key"
    for path in (one, other):
        secret_key.ensure(path)
    assert len(bytes.fromhex(one.read_text())) == 32
    assert one.read_text() != other.read_text()
    assert stat.S_IMODE(one.stat().st_mode) == 0o600


def test_a_key_that_is_there_is_kept(tmp_path):
    path = tmp_path / "secret_key"
    secret_key.ensure(path)
    before = path.read_text()
    secret_key.ensure(path)
    assert path.read_text() == before


def test_processes_that_start_at_once_agree_on_one_key(tmp_path):
    path = tmp_path / "instance" / "secret_key"
    ensure_and_tell = (
        "import sys; from pathlib import Path; from tools.secret_key import ensure;"
        f"path = Path({str(path)!r}); sys.stdin.read(); ensure(path); print(path.read_text(), end='')"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", ensure_and_tell],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(6)
    ]
    for process in started:
        process.stdin.close()  # all of them go on at the same moment
    keys = {process.stdout.read() for process in started}
    for process in started:
        process.stdout.close()
        assert process.wait(20) == 0
    assert keys == {path.read_text()}
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_a_draft_left_by_a_killed_process_is_no_key(tmp_path):
    (tmp_path / "secret_key.1").write_text("abc")
    secret_key.ensure(tmp_path / "secret_key")
    assert len(bytes.fromhex((tmp_path / "secret_key").read_text())) == 32
