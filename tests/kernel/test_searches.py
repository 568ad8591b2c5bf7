"""A search for a person leaves no trace in an address."""

from tests.builders import a_secretary


def test_looking_for_something_elsewhere_forgets_what_was_looked_for(sign_in):
    client = sign_in(a_secretary())
    client.submit("/audit", {"who": "Ada"})
    client.submit("/letters", {"words": "Bo"})
    client.get("/audit")
    assert client.page.forms[-1].value_of("who") == ""
