"""A real Chromium in front of the real portal, served from a thread on a database of the test's own."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
import waitress
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app import clock
from app.accounts.models import User
from app.extensions import db
from tests.browserless import Browserless
from tests.conftest import NOW

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium()
    if executable is None:
        pytest.skip(
            "NO CHROMIUM: what people see in a browser is not tested. Install it (apt-get install chromium) or set CHROMIUM."
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def portal(app: Flask) -> Iterator[str]:
    """The address of the portal, which is served at the test's moment."""

    def at_the_stopped_clock(environ, start_response):
        with clock.at(NOW):
            return app.wsgi_app(environ, start_response)

    server = waitress.create_server(at_the_stopped_clock, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, name="portal")
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    server.task_dispatcher.shutdown()
    server.asyncore.close_all(server._map)
    thread.join()


@pytest.fixture
def context(browser: Browser, portal: str) -> Iterator[BrowserContext]:
    """A person's browser, on a screen of the usual size. Give another size with ``new_page``'s page.set_viewport_size."""
    with closing(browser.new_context(base_url=portal, locale="da-DK", timezone_id="Europe/Copenhagen")) as opened:
        opened.set_default_timeout(10_000)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab. The test fails if anything on its pages is broken: a script, or the content security policy."""
    opened = context.new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.on(
        "console", lambda message: broken.append(message.text) if "Content Security Policy" in message.text else None
    )
    yield opened
    assert broken == []


@pytest.fixture
def sign_in_to(context: BrowserContext, portal: str, new_client: Callable[[], Browserless]) -> Callable[[User], None]:
    """``sign_in_to(user)``: from now on the browser is this user's."""

    def as_user(user: User) -> None:
        client = new_client()
        client.is_used_by(user)
        cookie = client.get_cookie("samskab")
        context.add_cookies([{"name": "samskab", "value": cookie.value, "url": portal}])
        db.session.rollback()

    return as_user


@pytest.fixture
def find_barriers() -> Callable[[Page], list[str]]:
    """What axe finds on a page that would keep somebody out (WCAG 2.2 A and AA, and good practice)."""
    axe = Axe()

    def on(page: Page) -> list[str]:
        violations = axe.run(page).response["violations"]
        return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]]

    return on
