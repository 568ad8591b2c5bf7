"""A backup holds one moment, however many write meanwhile; one that is killed leaves no half of it."""

import json
import os
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from app.bodies.models import Body, BodyKind
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_full_council

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("app")]

ROOT = Path(__file__).parents[2]


def lines(file, table):
    with zipfile.ZipFile(file) as archive:
        return [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").splitlines()]


def test_what_was_decided_together_is_in_the_backup_together(app, tmp_path):
    a_full_council()
    db.session.remove()
    stop = threading.Event()

    def write(writer):
        with app.app_context():
            number = 0
            while not stop.is_set():
                with transaction():
                    for half in ("one", "other"):
                        db.session.add(Body(kind=BodyKind.STANDING_COMMITTEE, name=f"{writer}-{number} {half}"))
                number += 1
            db.session.remove()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    try:
        for number in range(5):
            assert app.test_cli_runner().invoke(args=["backup", str(tmp_path / f"{number}.zip")]).exit_code == 0
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    for number in range(5):
        names = [row["name"] for row in lines(tmp_path / f"{number}.zip", "bodies")]
        ones, others = ({name.split()[0] for name in names if name.endswith(half)} for half in (" one", " other"))
        assert ones == others
    assert len(names) > 10


def test_a_backup_that_is_killed_leaves_no_half_of_it(app, tmp_path):
    a_full_council()
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    db.session.remove()
    file = tmp_path / "samskab.zip"
    environment = os.environ | {"DATABASE_URL": url, "SECRET_KEY": "x", "ERASURE_LEDGER": str(tmp_path / "ledger")}
    command = [Path(sys.executable).with_name("flask"), "--app", "wsgi", "backup", str(file)]
    killed = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    while killed.poll() is None and not list(tmp_path.glob(".samskab*")):
        pass
    killed.send_signal(signal.SIGKILL)
    killed.wait(20)
    if file.exists():  # it was faster
        assert zipfile.ZipFile(file).testzip() is None
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert lines(file, "users") != []
