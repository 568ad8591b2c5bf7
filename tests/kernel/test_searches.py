"""A search for a person leaves no trace in an address."""

import secrets

from tests.builders import a_secretary


def test_looking_for_something_elsewhere_forgets_what_was_looked_for(sign_in):
    client = sign_in(a_secretary())
    client.submit("/audit", {"who": "Ada"})
    client.submit("/letters", {"words": "Bo"})
    client.get("/audit")
    assert client.page.forms[-1].value_of("who") == ""


def test_more_than_a_cookie_has_room_for_is_cut_and_nothing_but_the_search_is_remembered(sign_in):
    client, long = sign_in(a_secretary()), secrets.token_hex(5_000)
    client.get("/letters")
    answer = client.forge("/letters", {"words": long, "status": "sent", "unknown": long})
    [cookie] = [header for header in answer.headers.getlist("Set-Cookie") if header.startswith("samskab=")]
    assert len(cookie) < 4093
    client.get("/letters")
    form = client.page.forms[-1]
    assert (form.value_of("words"), form.value_of("status")) == (long[:200], "sent")
