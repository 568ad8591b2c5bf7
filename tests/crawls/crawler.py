"""Somebody who follows every link they are shown, in the demo municipality."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from app.demo.roles import one_per_role
from tests.browserless import Browserless

#: Of pages of one kind (the meetings, say) so many are read.
OF_A_KIND = 6

SignIn = Callable[[object], Browserless]


def everybody(app: Flask) -> Iterator[tuple[str, Browserless]]:
    """A browser for a visitor and for one person of each role of the demo."""
    yield "visitor", Browserless(app, app.response_class)
    for role, user in one_per_role().items():
        browser = Browserless(app, app.response_class)
        browser.is_used_by(user)
        yield role, browser


class Walk:
    """Every page that can be reached by links from the front page, at most ``OF_A_KIND`` of a kind."""

    def __init__(self, app: Flask, browser: Browserless) -> None:
        self.browser = browser
        self._routes = app.url_map.bind("localhost")
        self._seen: set[str] = set()
        self._of_a_kind: Counter[str] = Counter()

    def pages(self) -> Iterator[tuple[str, str, TestResponse]]:
        """``(address, address of the page with the link, answer)``; the browser shows the page meanwhile."""
        waiting = deque([("/", "")])
        while waiting:
            address, linked_from = waiting.popleft()
            if not self._is_new(address):
                continue
            answer = self.browser.get(address)
            yield address, linked_from, answer
            if answer.location:
                waiting.append((urljoin(address, answer.location), address))
            elif answer.mimetype == "text/html" and answer.status_code == 200:
                hrefs = (urljoin(address, each.get("href", "")) for each in self.browser.page.all("a"))
                waiting.extend((urldefrag(href).url, address) for href in hrefs)

    def _is_new(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.netloc not in ("", "localhost") or parts.scheme not in ("", "http") or address in self._seen:
            return False
        self._seen.add(address)
        kind = self.kind(parts.path)
        self._of_a_kind[kind] += 1
        return self._of_a_kind[kind] <= OF_A_KIND

    def kind(self, path: str) -> str:
        """The endpoint that draws the page at ``path``, or what it is instead."""
        try:
            endpoint, _arguments = self._routes.match(path)
        except RequestRedirect as moved:
            return f"moved to {moved.new_url}"
        except HTTPException as error:
            return f"{error.code} {path}"
        return str(endpoint)
