"""The consent that a sensitive profile is answered with (databeskyttelsesforordningen art. 9 stk. 2 a).

The words are stored with the answer as they were shown. Who sees it is kept by ``policy.py``, how long by ``jobs.py``.
"""

from flask import current_app
from flask_babel import gettext as _

from app.calls.models import Call
from app.formats import day


def wording(call: Call) -> str:
    """What an applicant to this call consents to, in the reader's language."""
    until = call.terms.sensitive_until
    seen = (
        _("The council secretariat sees it, and the councillors from the deadline until %(date)s.", date=day(until))
        if until
        else _(
            "The council secretariat sees it, and the councillors from the deadline until the council has appointed"
            " the members."
        )
    )
    return " ".join(
        (
            _("Yes, you may keep that this fits me, and use it to choose the members."),
            seen,
            _(
                "It never stands beside my name in public. It is deleted %(days)s days after that, and at once if I"
                " take my consent back on the page of my application. My application stands all the same.",
                days=current_app.config["SENSITIVE_DAYS"],
            ),
        )
    )
