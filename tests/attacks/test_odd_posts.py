"""Whatever is sent to a form, by whomever, gets an answer for people and never breaks the portal."""

from datetime import datetime
from urllib.parse import urljoin, urlsplit

import pytest

from app import clock
from app.demo.build import build
from tests.crawls.crawler import Walk, everybody

pytestmark = pytest.mark.slow

#: What no form offers: empty, hidden characters, numbers nothing has, formulas, markup, other alphabets, much too long.
ODD = ["", "\x00", "-1", "99999999999999999999", "=1+1", "<script>alert(1)</script>", "Ω≈ç√ 🦀 ‮", "x" * 100_000]
#: Answers that explain themselves.
UNDERSTOOD = {200, 302, 303, 400, 403, 404, 409, 410, 413, 429}


@pytest.fixture(autouse=True)
def the_demo_in_november(app):
    with clock.at(datetime(2026, 11, 20, 9, 0)):
        build()
        yield


def test_no_odd_form_breaks_the_portal(app):
    broken, sent = [], 0
    for role, browser in everybody(app):
        walk, forms = Walk(app, browser), {}
        for address, _linked_from, answer in walk.pages():
            if answer.mimetype != "text/html" or answer.status_code != 200:
                continue
            for form in browser.page.forms:
                action, fields = urljoin(address, form.action), sorted(form.controls.keys() - {"csrf_token"})
                if form.method == "post" and "sign-out" not in action:
                    forms.setdefault((walk.kind(urlsplit(action).path), *fields), (action, fields))
        for action, fields in forms.values():
            for odd in ODD:
                answer = browser.forge(action, dict.fromkeys(fields, odd))
                sent += 1
                if answer.status_code not in UNDERSTOOD:
                    broken.append(f"{role}: {action} with {odd[:30]!r} answers {answer.status_code}")
    assert broken == []
    assert sent > 1000
