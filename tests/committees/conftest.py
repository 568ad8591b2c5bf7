"""Browsers that read English, and operations that speak it."""

import pytest


@pytest.fixture
def browser(new_client):
    """``browser(user)`` is a browser in which this person is signed in; without a user, nobody is."""

    def of(user=None):
        client = new_client()
        client.set_cookie("language", "en")
        if user:
            client.is_used_by(user)
        return client

    return of
