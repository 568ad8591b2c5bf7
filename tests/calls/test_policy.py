"""Who may do what with a call, as a table."""

import pytest
from flask_login import AnonymousUserMixin

from app.access import may
from app.calls.models import CallStatus
from tests.builders import a_call, a_closed_call, a_councillor, a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

CALLS = {
    "draft": lambda: a_call(CallStatus.DRAFT),
    "open": a_call,
    "closed": a_closed_call,
    "withdrawn": lambda: a_call(CallStatus.WITHDRAWN),
}


@pytest.mark.parametrize(
    ("permission", "call", "allowed"),
    [
        ("call.view", "draft", {"secretary"}),
        ("call.view", "open", {"secretary", "councillor", "citizen", "administrator", "visitor"}),
        ("call.view", "closed", {"secretary", "councillor", "citizen", "administrator", "visitor"}),
        ("call.view", "withdrawn", {"secretary", "councillor", "citizen", "administrator", "visitor"}),
        ("call.draft", "open", {"secretary"}),
        ("call.edit", "open", {"secretary"}),
        ("call.publish", "draft", {"secretary"}),
        ("call.extend", "open", {"secretary"}),
        ("call.withdraw", "open", {"secretary"}),
        ("application.submit", "draft", set()),
        ("application.submit", "open", {"secretary", "councillor", "citizen", "administrator", "visitor"}),
        ("candidate.list", "open", {"secretary"}),
        ("candidate.list", "closed", {"secretary", "councillor"}),
        ("candidate.list", "draft", {"secretary"}),
        ("candidate.list", "withdrawn", {"secretary"}),
    ],
)
def test_who_may_do_what_with_a_call(permission, call, allowed):
    subject = CALLS[call]()
    people = {
        "secretary": a_secretary(),
        "councillor": a_councillor(),
        "citizen": a_user(),
        "administrator": an_administrator(),
        "visitor": AnonymousUserMixin(),
    }
    assert {name for name, user in people.items() if may(user, permission, subject)} == allowed
