"""Signs that nobody sees, and letters written in two ways, shut nobody out and name nobody twice."""

import unicodedata

from argon2 import PasswordHasher

from app.accounts import operations, queries
from app.accounts.models import User
from app.extensions import db
from app.transactions import transaction
from tests.builders import a_user, an_administrator

PASSWORD = "blåbær på række ni"


def sign_in(browser, email, password):
    browser.submit("/sign-in", {"email": email, "password": password})
    return browser.get("/my-page").status_code == 200


def test_whoever_pastes_the_address_with_signs_that_nobody_sees_is_signed_in_on_any_keyboard(new_client):
    user = a_user("Bo Åkjær", email="bo@strandby.example")
    with transaction():
        operations.choose_password(user, PASSWORD, by=user)
    spellings = [PASSWORD, unicodedata.normalize("NFD", PASSWORD), PASSWORD.replace(" ", "\u00a0")]
    assert [queries.user_with_password("\ufeffBo@strandby\u200b.example\u00a0", each) for each in spellings] == [
        user
    ] * 3
    assert sign_in(new_client(), "\u200bbo@strandby.example\u00a0", spellings[1])


def test_a_password_that_an_earlier_version_took_as_it_was_typed_is_still_known(app):
    decomposed = unicodedata.normalize("NFD", PASSWORD)
    user = a_user("Bo Åkjær", email="bo@strandby.example", password_hash=PasswordHasher().hash(decomposed))
    assert queries.user_with_password(user.email, PASSWORD) == user
    assert queries.user_with_password(user.email, decomposed) == user
    assert queries.user_with_password(user.email, PASSWORD + "!") is None


def test_a_name_that_nobody_sees_is_refused_and_one_in_two_signs_is_one(sign_in):
    admin = an_administrator()
    browser = sign_in(admin)
    for unseen in ("\u200b\u00ad", "\u3164", "\u030a"):
        browser.submit("/people/new", {"name": unseen, "email": "x@strandby.example"})
        assert "Skriv personens navn." in browser.page.text
    browser.submit("/people/new", {"name": "A\u030age\u00a0Ør\u00adsted", "email": "a\u200bage@strandby.example"})
    assert [(user.name, user.email) for user in db.session.query(User).filter(User.id != admin.id)] == [
        ("Åge Ørsted", "aage@strandby.example")
    ]
