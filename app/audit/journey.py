"""The trail of a committee's journey."""

from flask_babel import lazy_gettext as _

from app.committees.models import TaskCommittee
from app.journeys import NextStep

STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(_("Who did what, and when"), "audit.committee", when=lambda _journey: True, is_rare=True),
]
