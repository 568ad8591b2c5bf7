"""Who may do what with calls."""

from app.access import Rule, anyone
from app.bodies.policy import secretariat

#: A draft is the secretariat's own; what has been out may be read by everybody.
is_public = Rule(lambda user, call: call.is_public)

POLICY = {
    "call.list": anyone,
    "call.view": is_public | secretariat,
    "call.draft": secretariat,
    "call.edit": secretariat,
    "call.publish": secretariat,
    "call.extend": secretariat,
    "call.withdraw": secretariat,
}
