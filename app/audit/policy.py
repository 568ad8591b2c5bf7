"""Who reads the audit trail: those who answer for what is done, and those who check it."""

from app.access import administrator
from app.bodies.policy import councillor, secretariat

POLICY = {
    "audit.view": secretariat | councillor | administrator,
    "audit.list": secretariat | administrator,
    #: While a call is open nobody else may count how many have applied.
    "audit.view_kept_back": secretariat,
}
