"""The candidates in a committee's journey."""

from flask_babel import lazy_gettext as _

from app.calls.queries import latest_call
from app.committees.models import TaskCommittee
from app.journeys import NextStep

STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _("See the candidates"),
        "applications.candidates",
        when=lambda journey: journey.committee.is_established,
        on=latest_call,
    ),
]
