"""Who may do what with applications.

The municipality must choose among candidates in the council (ksl. § 17 stk. 4), so councillors may
read them, once nobody can apply any more; what is noted about them is the secretariat's work.
"""

from app.access import Rule, anyone
from app.bodies.policy import councillor, secretariat

is_public = Rule(lambda user, call: call.is_public)
is_closed = Rule(lambda user, call: call.is_closed)
is_own = Rule(lambda user, application: user.is_authenticated and application.user_id == user.id)
call_is_closed = Rule(lambda user, application: application.call.is_closed)

POLICY = {
    "application.submit": is_public,
    #: Whose page it is follows from the private link, not from an account; see views/mine.py.
    "application.mine": anyone,
    "application.view": is_own,
    "candidate.list": secretariat | (councillor & is_closed),
    "candidate.view": secretariat | (councillor & call_is_closed),
    "candidate.confirm": secretariat,
}
