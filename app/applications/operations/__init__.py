"""What can be done with an application. None of it commits; see app/transactions.py."""

from app.applications.operations.applying import ANSWERS, change, replace, send_links, submit, withdraw
from app.applications.operations.forgetting import forget_applicants
from app.applications.operations.selecting import answer_the_others, appoint, confirm_profiles, open_candidate

__all__ = [
    "ANSWERS",
    "answer_the_others",
    "appoint",
    "change",
    "confirm_profiles",
    "forget_applicants",
    "open_candidate",
    "replace",
    "send_links",
    "submit",
    "withdraw",
]
