"""What has happened to a committee so far, day by day, for everybody to read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from app import clock
from app.committees.models import TaskCommittee
from app.journey.facts import Facts


@dataclass(frozen=True)
class Happening:
    """Something that has happened, on a day, with the page that tells more."""

    on: date
    text: str
    endpoint: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def history(facts: Facts) -> list[Happening]:
    """What has happened so far, the first first. Nothing that is still to come."""
    committee = facts.committee
    found = [
        *_beginning(committee),
        *_members_found(facts),
        *_handed_over(facts),
    ]
    return sorted((each for each in found if each.on <= clock.today()), key=lambda happening: happening.on)


def _beginning(committee: TaskCommittee) -> list[Happening]:
    area = committee.area
    found = [
        Happening(
            _day(area.recorded_at),
            _("%(body)s recorded an area for development.", body=committee.standing_committee.name),
            "committees.show_area",
            {"area_id": area.id},
        ),
        Happening(_day(committee.proposed_at), _("A task committee was proposed.")),
    ]
    if named := committee.naming_decision:
        names = f" {_('and')} ".join(drafter.name for drafter in committee.drafters)
        found.append(
            Happening(
                named.decided_on,
                _("The council named %(names)s to draft the terms of reference.", names=names),
                "meetings.show",
                {"meeting_id": named.meeting_id},
            )
        )
    if (meeting := committee.joint_meeting) and committee.is_discussed:
        text = _("The draft was discussed at a joint meeting.")
        found.append(Happening(_day(meeting.starts_at), text, "meetings.show", {"meeting_id": meeting.id}))
    if established := committee.establishing_decision:
        text = _("The council established the committee (decision %(number)s).", number=established.number)
        found.append(Happening(established.decided_on, text, "meetings.show", {"meeting_id": established.meeting_id}))
    return found


def _members_found(facts: Facts) -> list[Happening]:
    found = []
    if (call := facts.call) and call.published_at and call.closes_at:
        page = ("calls.show", {"call_id": call.id})
        found.append(Happening(_day(call.published_at), _("The call for citizens was published."), *page))
        if call.is_closed:
            found.append(Happening(_day(call.closes_at), _("The call closed."), *page))
    if (appointment := facts.appointment) and (decision := appointment.decision):
        text = _("The council appointed the members (decision %(number)s).", number=decision.number)
        page = ("appointments.show", {"appointment_id": appointment.id})
        found.append(Happening(decision.decided_on, text, *page))
    return found


def _handed_over(facts: Facts) -> list[Happening]:
    handover = facts.handover
    if handover is None or handover.joint_meeting is None:
        return []
    page = ("handovers.show", {"committee_id": facts.committee.id})
    found = [
        Happening(_day(handover.joint_meeting.starts_at), _("The result was presented at a joint meeting."), *page)
    ]
    if handover.recommending_decision:
        text = _("%(body)s gave its recommendation.", body=facts.committee.standing_committee.name)
        found.append(Happening(handover.recommending_decision.decided_on, text, *page))
    if handover.answering_decision:
        text = _(
            "The council answered each recommendation (decision %(number)s).", number=handover.answering_decision.number
        )
        found.append(Happening(handover.answering_decision.decided_on, text, *page))
    return found


def _day(moment: datetime) -> date:
    return clock.to_danish(moment).date()
