"""Which passwords are good enough."""

import pytest

from app.accounts import passwords
from app.accounts.hashing import hash_password, is_password

pytestmark = pytest.mark.usefixtures("app")

EMAIL = "ada.lund@strandby.example"


@pytest.mark.parametrize(
    "password",
    [
        "elleve tegn",
        "password1234",
        "ADGANGSKODE123",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        EMAIL,
        f"xx{EMAIL}",
        "a" * 201,
    ],
)
def test_what_anybody_would_try_first_is_refused(password):
    assert passwords.weakness(password, email=EMAIL)


@pytest.mark.parametrize("password", ["fire ord på række", "korrekt hest batteri", "ÆØÅæøå ÆØÅæøå 7", "x9!Lq2#vRt5&"])
def test_a_long_password_of_any_kind_is_good_enough(password):
    assert passwords.weakness(password, email=EMAIL) is None


def test_each_reason_is_a_sentence_of_its_own():
    reasons = {passwords.weakness(password, email=EMAIL) for password in ("kort", "password1234", EMAIL, "ab" * 200)}
    assert len(reasons) == 4


def test_only_the_password_itself_is_the_password():
    stored = hash_password("fire ord på række")
    assert is_password("fire ord på række", stored)
    assert not is_password("fire ord på raekke", stored)


def test_two_people_with_the_same_password_do_not_have_the_same_hash():
    assert hash_password("fire ord på række") != hash_password("fire ord på række")


def test_nothing_is_the_password_of_somebody_without_one():
    assert not is_password("", None)
    assert not is_password("nobody's password", None)


def test_a_damaged_hash_lets_nobody_in():
    assert not is_password("fire ord på række", "not a hash")
