"""The call in a committee's journey."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.calls.queries import latest_call
from app.committees.models import TaskCommittee
from app.journeys import Happening, Journey, NextStep

STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _l("Write the call for citizens"),
        "calls.draft",
        when=lambda journey: journey.committee.is_established and not journey.ask(latest_call),
    ),
    NextStep(
        _l("See the call"),
        "calls.show",
        when=lambda journey: journey.committee.is_established,
        on=latest_call,
        permission="call.edit",
    ),
]


def happenings(journey: Journey[TaskCommittee]) -> Iterator[Happening]:
    call = journey.ask(latest_call)
    if call and call.is_published and call.published_at and call.closes_at:
        yield Happening(call.published_at, _("The call for citizens was published."), call)
        if call.is_closed:
            yield Happening(call.closes_at, _("The call closed."), call)
