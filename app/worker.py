"""Who does the jobs: a thread of each web process, or ``flask work`` in a process of its own."""

import logging
import threading
from datetime import timedelta

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app import clock, jobs, schedule
from app.extensions import db

log = logging.getLogger(__name__)

POLL_SECONDS = 5.0
#: What comes back by itself is planned a day ahead, so a look now and then is enough.
PLAN_EVERY = timedelta(minutes=1)

_something_to_do = threading.Event()


def wake() -> None:
    """Something may have been enqueued: look now rather than at the next poll."""
    _something_to_do.set()


def work(app: Flask, stop: threading.Event) -> None:
    """Plan what comes back and do what is due, until ``stop`` is set."""
    plan_at = clock.now()
    while not stop.is_set():
        with app.app_context():
            try:
                if clock.now() >= plan_at:
                    schedule.plan()
                    plan_at = clock.now() + PLAN_EVERY
                jobs.run_due()
            except SQLAlchemyError as error:
                log.warning("The jobs wait for the database: %s", type(error).__name__)
            finally:
                db.session.remove()
        _something_to_do.wait(POLL_SECONDS)
        _something_to_do.clear()


def register(app: Flask) -> None:
    @app.cli.command("work")
    def work_command() -> None:
        """Do the jobs (letters and the like) in a process of their own."""
        click.echo("Doing jobs. Stop with Ctrl-C.")
        work(app, threading.Event())


def start(app: Flask) -> None:
    """Let this web process do jobs too, from its first request on (so never in a mere command)."""
    if not app.config["JOBS_IN_WEB_PROCESS"]:
        return
    begin = threading.Lock()

    @app.before_request
    def start_once() -> None:
        if begin.acquire(blocking=False):
            threading.Thread(target=work, args=(app, threading.Event()), daemon=True, name="jobs").start()
