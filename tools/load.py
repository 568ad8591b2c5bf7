"""People who use the portal all at once: requests over plain sockets, timed, each answer checked."""

import itertools
import os
import re
import socket
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit


class Disappointed(Exception):
    """A visitor did not get what they came for; the sentence says what they got."""


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def header(self, name: str) -> str:
        return next((value for each, value in self.headers if each == name), "")


@dataclass
class Measured:
    """What came of a load. Times in seconds; ``errors`` are sentences."""

    seconds: float
    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: "Measured") -> "Measured":
        return Measured(self.seconds + other.seconds, self.times + other.times, self.errors + other.errors)

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, percent: int) -> float:
        """In milliseconds; 0 when nothing was answered."""
        if len(self.times) < 2:
            return 1000 * sum(self.times)
        return 1000 * statistics.quantiles(self.times, n=100, method="inclusive")[percent - 1]


class Visitor:
    """Somebody with a browser of their own: an address, cookies, and one request after the other.

    Each has a loopback address of their own, as people at home have, so that they are not
    throttled as if they were one.
    """

    _numbers = itertools.count(1)

    def __init__(self, port: int) -> None:
        self.port = port
        number = next(self._numbers)
        self.address = f"127.{1 + number // 62_500 % 250}.{1 + number // 250 % 250}.{1 + number % 250}"
        self.cookies: dict[str, str] = {}
        #: How many bytes of pages were answered so far.
        self.received = 0

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, "")

    def post(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str) -> Answer:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Connection: close"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"]
            lines.append(f"Referer: http://127.0.0.1:{self.port}{path}")
        request = "\r\n".join([*lines, "", body]).encode()
        with socket.create_connection(("127.0.0.1", self.port), 30, (self.address, 0)) as connection:
            connection.sendall(request)
            received = bytearray()
            while part := connection.recv(65_536):
                received += part
        answer = _parsed(bytes(received))
        self.received += len(answer.body.encode())
        self._keep_cookies(answer)
        return answer

    def _keep_cookies(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name == "set-cookie":
                cookie, _, kept = value.split(";")[0].partition("=")
                self.cookies[cookie] = kept

    def submit(self, path: str, data: dict[str, str]) -> Answer:
        """Fetch a form, fill it in, send it, and follow to the page it leads to."""
        form = _Form(path, data.keys())
        page = self.get(path)
        if page.status != 200:
            return page
        form.feed(page.body)
        sent = {**form.fields, **data}
        answer = self.post(form.action, list(sent.items()))
        while answer.status in {302, 303}:
            target = urlsplit(answer.header("location"))
            answer = self.get(f"{target.path}?{target.query}".rstrip("?"))
        return answer


def load(port: int, visit: Callable[[Visitor], None], *, people: int, seconds: float) -> Measured:
    """Let ``people`` make one visit after the other, all at once, for so many seconds.

    ``visit`` raises ``Disappointed`` when it did not get what it came for.
    """
    measured = Measured(seconds)
    deadline = time.monotonic() + seconds

    def come_again() -> None:
        while time.monotonic() < deadline:
            visitor = Visitor(port)
            started = time.monotonic()
            try:
                visit(visitor)
                measured.times.append(time.monotonic() - started)
            except (OSError, Disappointed) as error:
                measured.errors.append(f"{type(error).__name__}: {error}")

    crowd = [threading.Thread(target=come_again) for _ in range(people)]
    began = time.monotonic()
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    measured.seconds = time.monotonic() - began
    return measured


def fetching(path: str, cookies: Mapping[str, str] | None = None) -> Callable[[Visitor], None]:
    """A visit that fetches one page and looks whether it came whole; with ``cookies``, as somebody signed in."""

    def visit(visitor: Visitor) -> None:
        visitor.cookies.update(cookies or {})
        answer = visitor.get(path)
        if answer.status != 200 or not answer.body.rstrip().endswith("</html>"):
            raise Disappointed(f"{path} answered {answer.status}")

    return visit


_persons = itertools.count(1)
RECEIPT_NUMBER = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


def applying(path: str, receipts: list[str]) -> Callable[[Visitor], None]:
    """A visit that fetches the form, fills it in, sends it, and keeps the number on the receipt."""

    def visit(visitor: Visitor) -> None:
        answer = visitor.submit(path, answers_of_somebody())
        found = RECEIPT_NUMBER.search(answer.body)
        if answer.status != 200 or not found:
            raise Disappointed(f"no receipt: {answer.status} {heading(answer.body)}")
        receipts.append(found.group())

    return visit


def answers_of_somebody() -> dict[str, str]:
    """What somebody nobody has seen before writes in the form."""
    number = f"{os.getpid()}-{next(_persons)}"
    return {
        "name": f"Ansøger {number}",
        "email": f"ansoeger{number}@strandby.example",
        "is_resident": "yes",
        "age_band": "30_44",
        "motivation": "Jeg cykler selv til arbejde hver dag, og jeg vil gerne være med til at gøre vejen tryggere.",
    }


def heading(body: str) -> str:
    """What a page is about, in its own words."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", body, re.DOTALL)
    return found.group(1).strip() if found else body[:80]


def _parsed(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    if not head:
        raise ConnectionError("no answer")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    if len(body) < int(dict(headers).get("content-length", 0)):
        raise ConnectionError("half an answer")
    return Answer(int(first.split()[1]), headers, body.decode())


class _Form(HTMLParser):
    """The fields, as they stand, of the first form on a page that has all the ``wanted`` fields."""

    def __init__(self, path: str, wanted: object) -> None:
        super().__init__()
        self.path, self.wanted = path, set(wanted)  # type: ignore[call-overload]
        self.action, self.fields = path, dict[str, str]()
        self._open: dict[str, str] | None = None
        self._seen: set[str] = set()
        self._found = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and not self._found:
            self._open, self._seen = {}, set()
            self.action = given.get("action") or self.path
        elif self._open is not None and tag in {"input", "select", "textarea"} and "name" in given:
            self._seen.add(given["name"])
            if given.get("type", "text") in {"hidden", "text"} and "value" in given:
                self._open[given["name"]] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open is not None:
            if self.wanted <= self._seen:
                self.fields, self._found = self._open, True
            self._open = None
