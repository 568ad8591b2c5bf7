"""Who sees the letters. That one was sent is for those who run the portal; what it says is the recipient's.

That somebody has applied is the secretariat's to know: of a letter to an applicant an administrator sees how it went.
"""

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


to_applicant = Rule(lambda user, letter: letter.is_to_applicant)
to_others = Rule(lambda user, letter: not letter.is_to_applicant)

POLICY = {
    "letter.list": secretariat | administrator,
    "letter.view": secretariat | administrator,
    "letter.see_recipient": secretariat | (administrator & to_others),
    "letter.see_applicants": secretariat,
    "letter.read": (secretariat & to_applicant & nobody_else_can) | (administrator & to_others & nobody_else_can),
    "letter.send_again": secretariat | administrator,
}
