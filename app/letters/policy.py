"""Who sees the letters. That one was sent is for those who run the portal; what it says is the recipient's."""

from typing import Any

from flask import current_app

from app.access import Rule, administrator
from app.bodies.policy import secretariat
from app.letters import queries
from app.outbox import Letter


@Rule
def nobody_else_can(user: Any, letter: Letter) -> bool:
    """Without a mail server the administrator must pass a letter on by hand; a secret one must be asked for anew.

    In a demo all people are invented, and a visitor wants to follow every link.
    """
    return queries.is_demo() or (not current_app.config["MAIL_SERVER"] and not letter.is_secret)


POLICY = {
    "letter.list": secretariat | administrator,
    "letter.view": secretariat | administrator,
    "letter.read": administrator & nobody_else_can,
    "letter.send_again": secretariat | administrator,
}
