"""The questions of the form are drawn once for all strangers, and hold nothing of anybody."""

import re

import pytest

from app import clock
from app.calls import operations as calls
from app.transactions import transaction
from tests.applications.builders import TYPED
from tests.builders import a_call, a_user, the_secretary

pytestmark = pytest.mark.usefixtures("app")


def form_of(client, path):
    client.get(path)
    [form] = [form for form in client.page.forms if "motivation" in form.controls]
    return form


@pytest.fixture
def path(app):
    return f"/calls/{a_call().id}/application"


def test_a_form_that_was_seen_before_costs_one_question(client, count_queries, path):
    client.get(path)
    with count_queries() as sent:
        client.get(path)
    assert len(sent) == 1


def test_what_somebody_typed_is_shown_to_nobody_else(new_client, path):
    blank = re.sub(r'value="[\w.-]{16,}"', "", new_client().get(path).text)
    typist = new_client()
    typist.submit(path, TYPED | {"name": "Hemmelig Hansen", "email": "no address"}, button="Send ansøgningen")
    assert "Hemmelig Hansen" in typist.page.html
    assert re.sub(r'value="[\w.-]{16,}"', "", new_client().get(path).text) == blank


@pytest.mark.parametrize("signed_in_first", [True, False])
def test_whoever_is_signed_in_finds_their_name_and_nobody_else_does(sign_in, new_client, path, signed_in_first):
    if not signed_in_first:
        new_client().get(path)
    mine = sign_in(a_user("Ada Lund"))
    assert form_of(mine, path).controls["name"].values == ["Ada Lund"]
    assert form_of(new_client(), path).controls["name"].values == [""]


def test_each_page_has_tokens_of_its_own(new_client, path):
    pages = [form_of(new_client(), path).controls for _time in range(2)]
    for token in ("csrf_token", "form_token"):
        assert len({page[token].values[0] for page in pages}) == 2


def test_what_was_typed_can_be_corrected_and_sent_in_a_form_that_was_remembered(client, new_client, path):
    new_client().get(path)
    client.submit(path, TYPED | {"email": "no address"}, button="Send ansøgningen")
    answer = client.send(path, {"email": "bente@mail.example"}, button="Send ansøgningen")
    assert answer.request.path == "/application-receipt"


def content(call, **changes):
    return (
        {name: getattr(call, name) for name in calls.TEXTS}
        | {
            "dates": [
                {"id": date.id, "starts_at": date.starts_at, "ends_at": date.ends_at, "place": date.place}
                for date in call.dates
            ]
        }
        | changes
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "Et nyt navn"}, "Et nyt navn"),
        ({"contact": "Ring til Asta."}, "Ring til Asta."),
        ({"dates": [{"starts_at": clock.now(), "ends_at": clock.now(), "place": "Rådhuset"}]}, "Rådhuset"),
    ],
    ids=["title", "contact", "dates"],
)
def test_a_call_that_is_changed_asks_what_it_asks_now(client, change, said):
    call = a_call()
    path = f"/calls/{call.id}/application"
    assert said not in client.get(path).text
    with transaction():
        calls.edit(call, version=call.version, by=the_secretary(), **content(call, **change))
    assert said in client.get(path).text


def test_a_form_that_is_remembered_is_not_shown_after_the_deadline(client):
    call = a_call()
    path = f"/calls/{call.id}/application"
    client.get(path)
    with clock.at(call.closes_at):
        client.get(path)
    assert client.page.heading == "Fristen er udløbet"
    assert [form for form in client.page.forms if "motivation" in form.controls] == []
