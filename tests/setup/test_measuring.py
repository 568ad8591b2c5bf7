"""The measurements count what they say they count."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.load import Disappointed, Measured, Visitor, fetching, load

PAGE = (
    "<!doctype html><html><form method=post><input type=hidden name=csrf_token value=other><button></button></form>"
    "<form method=post action=/sent><input type=hidden name=csrf_token value=mine><input name=name value=''>"
    "<input type=checkbox name=news value=yes></form></html>"
)


class Portal(BaseHTTPRequestHandler):
    """Answers a page, takes its form, and remembers who asked for what."""

    asked: list[tuple[str, str, str, str]]

    def do_GET(self) -> None:
        self._note("")
        self.send_response(200 if self.path != "/broken" else 500)
        self.send_header("Set-Cookie", "samskab=abc; HttpOnly")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def do_POST(self) -> None:
        self._note(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(302)
        self.send_header("Location", "/receipt?for=me")
        self.end_headers()

    def _note(self, body: str) -> None:
        self.asked.append((self.client_address[0], self.path, self.headers.get("Cookie", ""), body))

    def log_message(self, *_words: object) -> None:
        """Tests are quiet."""


@contextmanager
def a_portal() -> Iterator[tuple[int, list[tuple[str, str, str, str]]]]:
    asked: list[tuple[str, str, str, str]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("This", (Portal,), {"asked": asked}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_visitor_fills_in_the_right_form_keeps_cookies_and_follows():
    with a_portal() as (port, asked):
        answer = Visitor(port).submit("/form", {"name": "Åse"})
    assert answer.status == 200
    assert [request[1:] for request in asked] == [
        ("/form", "", ""),
        ("/sent", "samskab=abc", "csrf_token=mine&name=%C3%85se"),
        ("/receipt?for=me", "samskab=abc", ""),
    ]


def test_every_visitor_comes_from_an_address_of_their_own():
    with a_portal() as (port, asked):
        for _ in range(3):
            Visitor(port).get("/")
    assert len({request[0] for request in asked}) == 3


def test_a_load_counts_each_answer_once():
    with a_portal() as (port, asked):
        measured = load(port, fetching("/"), people=3, seconds=0.2)
    assert (len(measured.times), measured.errors) == (len(asked), [])
    assert measured.per_second == pytest.approx(len(asked) / measured.seconds)


def test_a_load_counts_what_went_wrong():
    with a_portal() as (port, asked):
        measured = load(port, fetching("/broken"), people=2, seconds=0.1)
    assert measured.times == []
    assert measured.errors == [f"{Disappointed.__name__}: /broken answered 500"] * len(asked)


def test_nobody_at_the_door_is_an_error_and_not_a_crash():
    with a_portal() as (port, _asked):
        pass
    measured = load(port, fetching("/"), people=1, seconds=0.05)
    assert measured.times == []
    assert {error.split(":")[0] for error in measured.errors} == {"ConnectionRefusedError"}


def test_percentiles_are_of_all_times_in_milliseconds():
    measured = Measured(1, [each / 1000 for each in range(1, 101)])
    assert (round(measured.percentile(50), 1), round(measured.percentile(95), 1)) == (50.5, 95.1)
