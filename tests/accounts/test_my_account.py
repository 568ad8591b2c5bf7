"""One's own account, as its owner meets it."""

import pytest

from app.accounts.hashing import is_password
from app.accounts.models import User
from app.extensions import db
from app.outbox import Letter
from tests.accounts.builders import PASSWORD, a_user_with_password
from tests.builders import a_user

pytestmark = pytest.mark.usefixtures("app")

NEW = "en helt anden kode"


def choose(client, **typed):
    return client.submit(
        "/my-account/password", {"password": NEW, "password_again": NEW} | typed, button="Gem adgangskoden"
    )


def test_the_password_is_changed_by_whoever_knows_the_old_one(sign_in):
    user = a_user_with_password()
    client = sign_in(user)
    answer = choose(client, old_password=PASSWORD)
    assert answer.request.path == "/my-page"
    assert is_password(NEW, db.session.get(User, user.id).password_hash)
    assert client.get("/my-account").status_code == 200  # this session goes on


def test_the_owner_is_told_of_a_changed_password(sign_in):
    user = a_user_with_password()
    choose(sign_in(user), old_password=PASSWORD)
    assert [(letter.kind, letter.recipient) for letter in db.session.query(Letter)] == [
        ("accounts/password_changed", user.email)
    ]


@pytest.mark.parametrize(
    "typed",
    [
        {"old_password": "en forkert kode"},
        {"old_password": ""},
        {"old_password": PASSWORD, "password_again": "noget helt andet"},
        {"old_password": PASSWORD, "password": "kort", "password_again": "kort"},
    ],
)
def test_a_mistake_changes_nothing_and_shows_no_password(sign_in, typed):
    user = a_user_with_password()
    client = sign_in(user)
    choose(client, **typed)
    assert is_password(PASSWORD, db.session.get(User, user.id).password_hash)
    assert client.page.title.startswith("Fejl:")
    assert [client.page.html.count(word) for word in (NEW, PASSWORD, "en forkert kode")] == [0, 0, 0]


def test_somebody_without_a_password_chooses_the_first_one(sign_in):
    user = a_user()
    choose(sign_in(user))
    assert is_password(NEW, db.session.get(User, user.id).password_hash)
    assert db.session.query(Letter).count() == 0


def test_the_language_of_the_account_is_spoken_at_once(sign_in):
    client = sign_in(a_user())
    client.set_cookie("language", "da")
    client.submit("/my-account", {"language": "en"})
    assert client.page.heading == "My account"
    assert client.get_cookie("language") is None


def test_a_name_cannot_be_emptied(sign_in):
    user = a_user("Ada Lund")
    client = sign_in(user)
    client.submit("/my-account", {"name": "   "})
    assert client.page.title.startswith("Fejl:")
    assert db.session.get(User, user.id).name == "Ada Lund"


@pytest.mark.parametrize("path", ["/my-account", "/my-account/password"])
def test_who_has_not_signed_in_is_asked_to(client, path):
    assert client.get(path).location == f"/sign-in?next={path}"
