"""Which passwords are good enough."""

from importlib.resources import files

from flask_babel import gettext as _

SHORTEST, LONGEST = 12, 200

#: Passwords of twelve characters or more that everybody tries first, in small letters.
COMMON = frozenset(files("app.accounts").joinpath("common_passwords.txt").read_text("utf-8").split())


def weakness(password: str, *, email: str) -> str | None:
    """A sentence about what makes the password too easy to guess, or None when it will do.

    Length is what protects, so no kinds of characters are demanded (NIST SP 800-63B, 5.1.1.2).
    """
    plain = password.casefold()
    if len(password) < SHORTEST:
        return _(
            "The password is too short. Use at least %(count)s characters, for example four words.", count=SHORTEST
        )
    if len(password) > LONGEST:
        return _("The password is too long. Use at most %(count)s characters.", count=LONGEST)
    if plain in COMMON or len(set(plain)) <= 3:
        return _("That password is one of the first that anybody would try. Choose another.")
    if email.casefold() in plain or plain in email.casefold():
        return _("The password must not be your e-mail address.")
    return None
