"""What can be done with an application. None of it commits; see app/transactions.py."""

from app.applications.operations.applying import ANSWERS, change, replace, send_links, submit, withdraw
from app.applications.operations.forgetting import forget_applicants
from app.applications.operations.selecting import confirm_profiles, open_candidate, settle

__all__ = [
    "ANSWERS",
    "change",
    "confirm_profiles",
    "forget_applicants",
    "open_candidate",
    "replace",
    "send_links",
    "settle",
    "submit",
    "withdraw",
]
