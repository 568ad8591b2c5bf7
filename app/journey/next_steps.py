"""What can be done with a committee at each stage: the links and buttons on its page.

Whether somebody may is asked of the policy; whether its time has come is answered by the operation itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _

from app.committees.models import Stage
from app.journey.facts import Facts
from app.journey.line import Part, current_part

BEFORE_MEMBERS = {Stage.PROPOSED, Stage.DRAFTING, Stage.PRESENTED, Stage.ESTABLISHED}
WITH_BODY = {Stage.ESTABLISHED, Stage.WORKING, Stage.DELIVERED, Stage.ANSWERED}
AT_WORK = {Stage.WORKING, Stage.DELIVERED, Stage.ANSWERED}

#: Where the subject of a step is found, and the argument its address takes.
ARGUMENTS = {
    "committee": "committee_id",
    "body": "body_id",
    "latest_call": "call_id",
    "latest_appointment": "appointment_id",
    "body_that_chooses_its_chair": "body_id",
}


@dataclass(frozen=True)
class NextStep:
    """One thing to do: in these stages, for those who have the permission on the subject."""

    text: Any
    endpoint: str
    permission: str
    stages: set[Stage]
    #: A key of ARGUMENTS.
    subject: str = "committee"
    #: Only while this part of the journey is the current one.
    part: Part | None = None
    #: Only while there is none of these yet: a key of the subjects in ``offers``.
    lacks: str = ""
    #: Seldom needed: shown as a plain link after the others.
    is_rare: bool = False


NEXT_STEPS = [
    NextStep(_("Name the two councillors who draft"), "committees.name_drafters", "committee.name_drafters",
             {Stage.PROPOSED, Stage.DRAFTING, Stage.PRESENTED}, lacks="drafters"),
    NextStep(_("Write the terms of reference"), "committees.save_terms", "terms.edit",
             {Stage.DRAFTING, Stage.PRESENTED}),
    NextStep(_("Read the draft of the terms"), "committees.show_terms", "terms.view",
             {Stage.DRAFTING, Stage.PRESENTED}),
    NextStep(_("Put the draft before a joint meeting"), "committees.present_terms", "terms.present",
             {Stage.DRAFTING, Stage.PRESENTED}),
    NextStep(_("Record that the council establishes the committee"), "committees.establish", "committee.establish",
             {Stage.PRESENTED}, part=Part.ESTABLISHED),
    NextStep(_("Write the call for citizens"), "calls.draft", "call.draft", {Stage.ESTABLISHED}, lacks="latest_call"),
    NextStep(_("See the call"), "calls.show", "call.edit", {Stage.ESTABLISHED}, "latest_call"),
    NextStep(_("See the candidates"), "applications.candidates", "candidate.list", {Stage.ESTABLISHED}, "latest_call"),
    NextStep(_("Appoint the members"), "appointments.open", "appointment.open", {Stage.ESTABLISHED},
             lacks="latest_appointment"),
    NextStep(_("Go to the appointment"), "appointments.show", "appointment.run", {Stage.ESTABLISHED},
             "latest_appointment"),
    NextStep(_("Record whom the committee chose as chair"), "bodies.show", "membership.edit", {Stage.WORKING},
             "body_that_chooses_its_chair"),
    NextStep(_("Open the workspace"), "workspaces.show", "workspace.view", AT_WORK),
    NextStep(_("Plan a meeting"), "meetings.plan", "meeting.plan", {Stage.ESTABLISHED, Stage.WORKING}, "body"),
    NextStep(_("Write the result"), "handovers.prepare", "handover.prepare", {Stage.WORKING}),
    NextStep(_("Put the result before a joint meeting"), "handovers.present", "handover.present", {Stage.WORKING}),
    NextStep(_("Record what the standing committee recommends"), "handovers.recommend", "handover.recommend",
             {Stage.DELIVERED}, part=Part.RESULT),
    NextStep(_("Record the council's answer"), "handovers.answer", "handover.answer",
             {Stage.DELIVERED}, part=Part.ANSWER),
    NextStep(_("Choose the facilitator"), "committees.assign_facilitator", "committee.assign_facilitator", WITH_BODY,
             is_rare=True),
    NextStep(_("Change the terms of reference"), "committees.change_terms", "committee.change_terms",
             {Stage.ESTABLISHED, Stage.WORKING}, is_rare=True),
    NextStep(_("End the committee before it begins"), "committees.drop", "committee.drop", BEFORE_MEMBERS,
             is_rare=True),
    NextStep(_("Who did what, and when"), "audit.committee", "audit.view", set(Stage), is_rare=True),
]  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """A step that fits: show it to those who ``may(offer.permission, offer.subject)``."""

    text: str
    endpoint: str
    values: dict[str, int]
    permission: str
    subject: Any
    is_rare: bool


def offers(facts: Facts) -> Iterator[Offer]:
    """The steps that fit how far the committee has come."""
    subjects: dict[str, Any] = {
        "committee": facts.committee,
        "body": facts.committee.body,
        "latest_call": facts.latest_call,
        "latest_appointment": facts.latest_appointment,
        "body_that_chooses_its_chair": facts.body_that_chooses_its_chair,
        "drafters": [] if facts.committee.lacks_a_drafter else facts.committee.drafters,
    }
    now = current_part(facts)
    for step in NEXT_STEPS:
        subject = subjects[step.subject]
        fits = facts.committee.stage in step.stages and step.part in (None, now)
        if fits and subject is not None and not (step.lacks and subjects[step.lacks]):
            values = {ARGUMENTS[step.subject]: subject.id}
            yield Offer(str(step.text), step.endpoint, values, step.permission, subject, step.is_rare)
