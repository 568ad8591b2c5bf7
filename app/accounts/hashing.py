"""What is stored instead of a secret: passwords, links, and the addresses that attempts are counted by."""

import hashlib
import hmac
import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

_argon2 = PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of nobody's password, so that an unknown e-mail address takes as long to refuse as a known one."""
    return _argon2.hash("nobody's password")


def hash_password(password: str) -> str:
    """argon2id with a salt of its own."""
    return _argon2.hash(_spelled(password))


def is_password(password: str, password_hash: str | None) -> bool:
    """Whether this is the password, on whichever keyboard it is typed. Takes as long when there is none to compare with.

    Hashes of an earlier version were made of what the keyboard then sent: composed letters or, on a Mac, not.
    """
    spellings = dict.fromkeys([_spelled(password), password, unicodedata.normalize("NFD", password)])
    found = [_is(spelling, password_hash or _nobodys()) for spelling in spellings]  # all, so that none is faster
    return any(found) and password_hash is not None


def _spelled(password: str) -> str:
    """As RFC 8265 (4.2.2) has passwords compared: composed, and every space a space. Nothing else is taken for granted."""
    return unicodedata.normalize("NFC", re.sub(r"[^\S\t-\r\x1c-\x1f\x85]", " ", password))


def _is(password: str, password_hash: str) -> bool:
    try:
        return _argon2.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def digest(token: str) -> str:
    """For long random words: nobody can guess them, so a plain hash hides them well enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed(text: str) -> str:
    """For what can be guessed, such as an e-mail address: useless to anyone without the portal's key."""
    return hmac.new(current_app.secret_key.encode(), text.encode(), hashlib.sha256).hexdigest()  # type: ignore[union-attr]
