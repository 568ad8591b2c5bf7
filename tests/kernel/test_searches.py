"""A search for a person leaves no trace in an address."""

import secrets

from tests.builders import a_secretary


def test_a_list_that_one_comes_back_to_is_still_searched(sign_in):
    client = sign_in(a_secretary())
    client.submit("/audit", {"who": "Ada"})
    client.submit("/letters", {"words": "Bo"})
    client.get("/audit")
    assert client.page.forms[-1].value_of("who") == "Ada"


def test_the_address_of_a_search_holds_nothing_that_was_typed(sign_in):
    client = sign_in(a_secretary())
    answer = client.submit("/audit", {"who": "Ada"})
    assert answer.request.path == "/audit"
    assert answer.request.args.keys() == {"search"}
    assert "Ada" not in answer.request.url


def test_more_than_a_cookie_has_room_for_is_cut_and_nothing_but_the_search_is_remembered(sign_in):
    client, long = sign_in(a_secretary()), secrets.token_hex(5_000)
    client.get("/letters")
    answer = client.forge("/letters", {"words": long, "status": "sent", "unknown": long})
    [cookie] = [header for header in answer.headers.getlist("Set-Cookie") if header.startswith("samskab=")]
    assert len(cookie) < 4093
    client.get("/letters")
    form = client.page.forms[-1]
    assert (form.value_of("words"), form.value_of("status")) == (long[:200], "sent")
