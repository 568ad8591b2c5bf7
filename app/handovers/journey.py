"""The result in a committee's journey, on its way to the council's answer."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.committees.models import TaskCommittee
from app.handovers.queries import public_handover_of
from app.journeys import Happening, Journey, NextStep


def _is_recommended(journey: Journey[TaskCommittee]) -> bool:
    handover = journey.ask(public_handover_of)
    return handover is not None and handover.recommending_decision is not None


STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _l("Write the result"),
        "handovers.prepare",
        when=lambda journey: journey.committee.is_at_work,
    ),
    NextStep(
        _l("Put the result before a joint meeting"),
        "handovers.present",
        when=lambda journey: journey.committee.is_at_work,
    ),
    NextStep(
        _l("Record what the standing committee recommends"),
        "handovers.recommend",
        when=lambda journey: journey.committee.is_delivered and not _is_recommended(journey),
    ),
    NextStep(
        _l("Record the council's answer"),
        "handovers.answer",
        when=lambda journey: journey.committee.is_delivered and _is_recommended(journey),
    ),
]


def happenings(journey: Journey[TaskCommittee]) -> Iterator[Happening]:
    handover = journey.ask(public_handover_of)
    if handover is None or handover.joint_meeting is None:
        return
    yield Happening(handover.joint_meeting.starts_at, _("The result was presented at a joint meeting."), handover)
    if recommended := handover.recommending_decision:
        text = _("%(body)s gave its recommendation.", body=journey.committee.standing_committee.name)
        yield Happening(recommended.decided_on, text, handover)
    if answered := handover.answering_decision:
        text = _("The council answered each recommendation (decision %(number)s).", number=answered.number)
        yield Happening(answered.decided_on, text, handover)
