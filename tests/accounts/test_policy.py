"""Who may do what with accounts, as one table."""

import pytest

from app.access import may
from app.accounts.policy import POLICY
from app.accounts.sessions import Anonymous
from tests.builders import a_councillor, a_secretary, a_user, an_administrator

pytestmark = pytest.mark.usefixtures("app")

#: Depends on whose the thing is: test_sessions.py.
OF_ONES_OWN = {"own_session.end"}
EVERYBODY = {"session.begin", "session.end", "link.ask", "link.use"}
SIGNED_IN = EVERYBODY | {"account.mine"}


@pytest.mark.parametrize(
    ("someone", "allowed"),
    [
        (Anonymous, EVERYBODY),
        (a_user, SIGNED_IN),
        (a_councillor, SIGNED_IN),
        (a_secretary, SIGNED_IN),
        (an_administrator, POLICY.keys() - OF_ONES_OWN),
    ],
)
def test_who_may_do_what(someone, allowed):
    user = someone()
    assert {permission for permission in POLICY.keys() - OF_ONES_OWN if may(user, permission)} == allowed
