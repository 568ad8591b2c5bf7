"""The measurements count what they say they count."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.bench import Page, Run, as_json, not_reached
from tools.load import Disappointed, Measured, Visitor, applying, fetching, load

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


def test_whoever_is_signed_in_says_so():
    with a_portal() as (port, asked):
        fetching("/my-page", {"samskab": "mine"})(Visitor(port))
    assert asked[0][1:] == ("/my-page", "samskab=mine", "")


def test_an_application_without_a_receipt_is_a_disappointment():
    with a_portal() as (port, asked), pytest.raises(Disappointed, match=r"^no receipt: 200 "):
        applying("/form", [])(Visitor(port))
    assert [request[1] for request in asked] == ["/form", "/sent", "/receipt?for=me"]


def test_what_was_received_is_counted_in_bytes():
    with a_portal() as (port, _asked):
        visitor = Visitor(port)
        for _time in range(2):
            visitor.get("/")
    assert visitor.received == 2 * len(PAGE.encode())


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


def a_page(share: float, **facts: int) -> Page:
    return Page(share, 100.0, 2.0, 3.0, **({"queries": 1, "bytes": 10_000} | facts))


def a_run(size: str = "demo", **pages: Page) -> Run:
    fast = {name: a_page(0.9) for name in ("front", "calls", "call", "form", "committees")}
    return Run("sqlite", size, fast | pages, [120, 121])


def test_what_is_fast_enough_is_not_mentioned():
    assert not_reached([a_run(front=a_page(0.70), form=a_page(0.40)), a_run("scale", committee=a_page(0.01))]) == []


def test_what_is_too_slow_is_named_with_what_was_to_be_reached():
    assert not_reached([a_run(front=a_page(0.69), form=a_page(0.2))]) == [
        "front (sqlite, demo): 69% of the bare page, not 70%",
        "form (sqlite, demo): 20% of the bare page, not 40%",
    ]


def test_what_grows_with_the_municipality_is_named():
    large = a_run("scale", front=a_page(0.9, queries=2), committees=a_page(0.9, bytes=20_001))
    assert not_reached([a_run(), large]) == [
        "front (sqlite): 2 queries at scale, not 1",
        "committees (sqlite): 20001 bytes at scale, 10000 in the demo",
    ]


def test_an_error_is_named_once_however_often_it_came():
    broken = Page(0.9, 100.0, 2.0, 3.0, 1, 10_000, ["OSError: gone"] * 9)
    assert not_reached([a_run(meetings=broken)]) == ["meetings (sqlite, demo): OSError: gone"]


def test_the_file_holds_each_page_under_its_name():
    [run] = json.loads(as_json([a_run(front=a_page(0.71))]))["runs"]
    assert (run["database"], run["size"], run["memory_mb"]) == ("sqlite", "demo", [120, 121])
    assert run["pages"]["front"] == {
        "share_of_bare": 0.71,
        "per_second": 100.0,
        "p50_ms": 2.0,
        "p95_ms": 3.0,
        "queries": 1,
        "bytes": 10_000,
        "errors": [],
    }
