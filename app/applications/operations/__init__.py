"""What can be done with an application. None of it commits; see app/transactions.py."""

from app.applications.operations.applying import (
    ANSWERS,
    WRITE_LINKS,
    change,
    prove,
    renew_link,
    replace,
    send_links,
    submit,
    withdraw,
    withdraw_consent,
)
from app.applications.operations.forgetting import forget, forget_applicants, forget_sensitive
from app.applications.operations.selecting import (
    answer_the_others,
    appoint,
    confirm_profiles,
    open_candidate,
    open_list,
)

__all__ = [
    "ANSWERS",
    "WRITE_LINKS",
    "answer_the_others",
    "appoint",
    "change",
    "confirm_profiles",
    "forget",
    "forget_applicants",
    "forget_sensitive",
    "open_candidate",
    "open_list",
    "prove",
    "renew_link",
    "replace",
    "send_links",
    "submit",
    "withdraw",
    "withdraw_consent",
]
