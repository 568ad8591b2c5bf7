"""A real mail server for tests. It can be told to refuse, and it can be down."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask

from app.extensions import mail


@dataclass
class MailServer:
    """``received`` is what has come; ``answers`` maps a recipient to what is said instead of taking the letter.

    One that ``hangs_up`` does so once it has the letter, without a word of goodbye.
    """

    received: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    hangs_up: bool = False

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    async def handle_QUIT(self, server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        if self.hangs_up:
            server.transport.abort()
        return "221 Bye"


@contextmanager
def running(app: Flask) -> Iterator[MailServer]:
    """The app's letters go to this server while the block runs."""
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        with reaching(app, controller.port):
            yield server
    finally:
        controller.stop()


@contextmanager
def reaching(app: Flask, port: int) -> Iterator[None]:
    """The app believes that there is a mail server on this port."""
    settings = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_SUPPRESS_SEND": False}
    before = {name: app.config.get(name, True) for name in settings}
    app.config |= settings
    mail.init_app(app)
    try:
        yield
    finally:
        app.config |= before
        mail.init_app(app)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
