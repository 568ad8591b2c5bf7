"""Danish by default, English in full, one click to switch."""

import pytest

from app.i18n import language, speaking
from tests.builders import a_user

pytestmark = pytest.mark.usefixtures("app")


def spoken(client):
    client.get("/sign-in")
    return next(client.page.all("html")).get("lang"), client.page.heading


def test_a_stranger_is_spoken_to_in_danish(client):
    assert spoken(client) == ("da", "Log ind")


def test_the_browsers_own_language_does_not_decide(client):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert spoken(client) == ("da", "Log ind")


def test_one_click_switches_the_language_and_one_switches_it_back(client):
    client.follow("/sign-in", "English")
    assert spoken(client) == ("en", "Sign in")
    client.follow("/sign-in", "Dansk")
    assert spoken(client) == ("da", "Log ind")


def test_an_account_is_spoken_to_in_its_language(sign_in):
    assert spoken(sign_in(a_user(language="en"))) == ("en", "Sign in")


def test_what_was_chosen_in_this_browser_counts_more_than_the_account(sign_in):
    client = sign_in(a_user(language="en"))
    client.follow("/sign-in", "Dansk")
    assert spoken(client) == ("da", "Log ind")


@pytest.mark.parametrize("nonsense", ["de", "", "../../etc", "da; DROP TABLE users"])
def test_a_language_that_is_not_spoken_is_danish(client, nonsense):
    client.set_cookie("language", nonsense)
    assert spoken(client) == ("da", "Log ind")


def test_a_letter_can_be_written_in_another_language_than_the_page():
    with speaking("en"):
        assert language() == "en"
    assert language() == "da"
