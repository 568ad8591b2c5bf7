"""The committee's own work in its journey."""

from flask_babel import lazy_gettext as _

from app.committees.models import TaskCommittee
from app.journeys import NextStep

STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _("Open the workspace"),
        "workspaces.show",
        when=lambda journey: journey.committee.has_had_members,
    ),
    NextStep(
        _("Plan a meeting"),
        "meetings.plan",
        when=lambda journey: journey.committee.is_under_way,
        on=lambda committee: committee.body,
    ),
]
