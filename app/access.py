"""Who may do what.

Every route names one permission. Every permission is one line in a slice's policy.py.
A route that names none is never served, so forgetting is loud.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, abort, current_app, request
from flask_login import current_user

from app.extensions import db, login_manager


@dataclass(frozen=True)
class Rule:
    """A yes-or-no question about a user and the thing they want to act on."""

    holds: Callable[[Any, Any], object]
    #: Whether it holds for whoever has not signed in: always, never, or as the thing is (None).
    for_strangers: bool | None = None

    def __call__(self, user: Any, subject: Any) -> bool:
        return bool(self.holds(user, subject))

    def __and__(self, other: "Rule") -> "Rule":
        both = {self.for_strangers, other.for_strangers}
        return Rule(
            lambda user, subject: self(user, subject) and other(user, subject),
            False if False in both else None if None in both else True,
        )

    def __or__(self, other: "Rule") -> "Rule":
        both = {self.for_strangers, other.for_strangers}
        return Rule(
            lambda user, subject: self(user, subject) or other(user, subject),
            True if True in both else None if None in both else False,
        )


def for_accounts(holds: Callable[[Any, Any], object]) -> Rule:
    """A rule that holds for nobody without an account: what it is about need not be looked up for them."""
    return Rule(holds, for_strangers=False)


anyone = Rule(lambda user, subject: True, for_strangers=True)
signed_in = for_accounts(lambda user, subject: user.is_authenticated)
administrator = for_accounts(lambda user, subject: user.is_authenticated and user.is_administrator)


#: A number from here on fits no column of the database, so it is the number of nothing.
NUMBERS_END = 2**31

#: What the kernel itself serves.
KERNEL_POLICY = {"static.view": anyone, "health.view": anyone}


def may(user: Any, permission: str, subject: Any = None) -> bool:
    """Ask the policy. An unknown permission is a mistake (KeyError), not a refusal."""
    return bool(current_app.extensions["policy"][permission](user, subject))


def allows(permission: str, **subjects: type) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a view's permission and load what it acts on.

    ``@allows("call.close", call=Call)`` turns ``call_id`` in the URL into ``call`` and asks the
    policy before the view runs. Who may not, and is signed in, gets the same 404 as for a thing that
    does not exist; 403 says only of pages that are about no thing that they are for others. Who is not
    signed in is asked to sign in, for what they may not see as for what does not exist.
    """

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**url_args: Any) -> Any:
            rule = current_app.extensions["policy"][permission]
            is_stranger = not current_user.is_authenticated
            if is_stranger and rule.for_strangers is False:
                return login_manager.unauthorized()
            loaded = {name: _existing(model, url_args.pop(f"{name}_id")) for name, model in subjects.items()}
            if None not in loaded.values() and rule(current_user, next(iter(loaded.values()), None)):
                return view(**loaded, **url_args)
            if is_stranger and not rule.for_strangers:
                return login_manager.unauthorized()
            return abort(404 if subjects else 403)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return declare


def _existing(model: type, identity: int) -> Any:
    return db.session.get(model, identity) if identity < NUMBERS_END else None


def declared_permission(app: Flask, endpoint: str) -> str | None:
    return getattr(app.view_functions[endpoint], "permission", None)


def enforce(app: Flask, policies: list[Mapping[str, Rule]]) -> None:
    """Bind the policies to the app and refuse to serve a route that declares no permission."""
    policy: dict[str, Rule] = {}
    for part in policies:
        if clash := policy.keys() & part.keys():
            raise ValueError(f"declared twice: {', '.join(sorted(clash))}")
        policy.update(part)
    app.extensions["policy"] = policy
    app.view_functions["static"].permission = "static.view"  # type: ignore[union-attr]

    @app.before_request
    def refuse_undeclared() -> None:
        if request.endpoint and declared_permission(app, request.endpoint) is None:
            raise RuntimeError(f"{request.endpoint} declares no permission; add @allows(...)")

    @app.before_request
    def refuse_numbers_of_nothing() -> None:
        """As in a path, so in what follows ``?``: the version or the page that somebody asks for."""
        for value in request.args.values():
            digits = value.strip().lstrip("+-").replace("_", "")
            if digits.isdecimal() and (len(digits) > 10 or int(digits) >= NUMBERS_END):
                abort(404)

    @app.template_global("may")
    def this_person_may(permission: str, subject: Any = None) -> bool:
        return may(current_user, permission, subject)
