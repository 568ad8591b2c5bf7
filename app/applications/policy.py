"""Who may do what with applications.

The municipality must choose among candidates in the council (ksl. § 17 stk. 4), so councillors may
read them, once nobody can apply any more; what is noted about them is the secretariat's work. Profiles they see while
they choose, and sensitive ones as long as the council has said. Who sees what is one table: docs/privacy.md.
"""

from typing import Any

from sqlalchemy import ColumnExpressionArgument

from app.access import Rule, anyone, for_accounts
from app.applications.models import ProfileMatch
from app.bodies.policy import councillor, secretariat

is_public = Rule(lambda user, call: call.is_public)
#: Of a call, or of the call that an application is for.
is_closed = Rule(lambda user, subject: getattr(subject, "call", subject).is_closed)
is_own = for_accounts(lambda user, application: user.is_authenticated and application.user_id == user.id)

is_open_to_councillors = Rule(lambda user, match: match.is_open_to_councillors)


def profiles_seen_by(user: Any) -> ColumnExpressionArgument[bool] | None:
    """Which answers about profiles a reader of the candidate list sees; None means all of them."""
    return None if secretariat(user, None) else ProfileMatch.is_open_to_councillors


POLICY = {
    "application.submit": is_public,
    #: Whose page it is follows from the private link, not from an account; see views/mine.py.
    "application.mine": anyone,
    "application.view": is_own,
    "candidate.list": secretariat | (councillor & is_closed),
    "candidate.view": secretariat | (councillor & is_closed),
    "candidate.confirm": secretariat,
    "candidate.see_contact": secretariat,
    "candidate.see_profile": secretariat | (councillor & is_open_to_councillors),
}
