"""The beginning of a committee's journey: from the area to the council's decision to establish it."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.committees.models import TaskCommittee
from app.journeys import Happening, Journey, NextStep

STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _l("Name the two councillors who draft"),
        "committees.name_drafters",
        when=lambda journey: journey.committee.is_proposed or journey.committee.lacks_a_drafter,
    ),
    NextStep(
        _l("Write the terms of reference"),
        "committees.save_terms",
        when=lambda journey: journey.committee.is_in_draft,
    ),
    NextStep(
        _l("Read the draft of the terms"),
        "committees.show_terms",
        when=lambda journey: journey.committee.is_in_draft,
    ),
    NextStep(
        _l("Put the draft before a joint meeting"),
        "committees.present_terms",
        when=lambda journey: journey.committee.is_in_draft,
    ),
    NextStep(
        _l("Record that the council establishes the committee"),
        "committees.establish",
        when=lambda journey: journey.committee.is_presented and journey.committee.is_discussed,
    ),
    NextStep(
        _l("Choose the facilitator"),
        "committees.assign_facilitator",
        when=lambda journey: journey.committee.is_established or journey.committee.has_had_members,
        is_rare=True,
    ),
    NextStep(
        _l("Change the terms of reference"),
        "committees.change_terms",
        when=lambda journey: journey.committee.is_under_way,
        is_rare=True,
    ),
    NextStep(
        _l("End the committee before it begins"),
        "committees.drop",
        when=lambda journey: journey.committee.may_be_dropped,
        is_rare=True,
    ),
]


def happenings(journey: Journey[TaskCommittee]) -> Iterator[Happening]:
    committee = journey.committee
    area = committee.area
    text = _("%(body)s recorded an area for development.", body=committee.standing_committee.name)
    yield Happening(area.recorded_at, text, area)
    yield Happening(committee.proposed_at, _("A task committee was proposed."))
    if named := committee.naming_decision:
        names = f" {_('and')} ".join(drafter.name for drafter in committee.drafters)
        text = _("The council named %(names)s to draft the terms of reference.", names=names)
        yield Happening(named.decided_on, text, named.meeting)
    if (meeting := committee.joint_meeting) and committee.is_discussed:
        yield Happening(meeting.starts_at, _("The draft was discussed at a joint meeting."), meeting)
    if established := committee.establishing_decision:
        text = _("The council established the committee (decision %(number)s).", number=established.number)
        yield Happening(established.decided_on, text, established.meeting)
