"""By how the portal works nobody learns whether an address is known: known and unknown cost the same."""

import pytest

from app.accounts import hashing
from tests.accounts.builders import PASSWORD, a_user_with_password
from tests.applications.builders import submitted
from tests.builders import a_call

pytestmark = pytest.mark.usefixtures("app")

KNOWN, UNKNOWN = "ada@strandby.example", "ukendt@strandby.example"


@pytest.fixture
def work_of(new_client, count_queries, monkeypatch):
    """``work_of(path, data)``: what is asked of the database, and how often a password is compared."""
    compared = []
    compare = hashing._argon2.__class__.verify
    monkeypatch.setattr(hashing._argon2.__class__, "verify", lambda *given: compared.append(1) or compare(*given))

    def work(path, data):
        browser = new_client()
        browser.get(path)
        compared.clear()
        with count_queries() as queries:
            browser.send(path, data)
        return [query.partition(" ")[0] + query[-40:] for query in queries], len(compared)

    return work


@pytest.mark.parametrize(
    ("path", "more"), [("/sign-in", {"password": "en forkert kode"}), ("/sign-in-link", {}), ("/new-password", {})]
)
def test_an_account_that_exists_costs_as_much_as_one_that_does_not(work_of, path, more):
    a_user_with_password(email=KNOWN, password=PASSWORD)
    known, unknown = (work_of(path, {"email": email} | more) for email in (KNOWN, UNKNOWN))
    assert known == unknown
    assert known[1] == (1 if "password" in more else 0)


def test_so_does_asking_for_the_link_to_an_application(work_of):
    submitted(a_call(), KNOWN)
    known, unknown = (work_of("/application-links", {"email": email}) for email in (KNOWN, UNKNOWN))
    assert known == unknown
