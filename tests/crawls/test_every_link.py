"""Every link that a page shows leads to a page, for whoever is shown it."""

from datetime import datetime

import pytest

from app import clock
from app.demo.build import build
from tests.crawls.crawler import Walk, everybody

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def the_demo_in_november(app):
    with clock.at(datetime(2026, 11, 20, 9, 0)):
        build()
        yield


def test_nobody_is_shown_a_link_that_leads_nowhere_or_to_a_page_with_faults(app):
    dead, read = [], 0
    for role, browser in everybody(app):
        for address, linked_from, answer in Walk(app, browser).pages():
            read += 1
            if answer.status_code not in (200, 302, 303):
                dead.append(f"{role}: {linked_from} → {address} answers {answer.status_code}")
    assert dead == []
    assert read > 1000  # so many were there to read when this was written
