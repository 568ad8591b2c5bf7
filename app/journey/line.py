"""Where a committee is on its journey: what happened when, what happens now, and what comes next.

The line is the model's own picture: the same parts in the same order for every committee, of which exactly one happens
now. So it stands here as a whole. What can be done and what has happened each slice tells in its own ``journey.py``.
"""

from datetime import date, datetime
from enum import StrEnum

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app.committees.models import Stage
from app.journey.facts import Facts
from app.navigation import address_of
from app.pictures import JourneyStep, Reached
from app.words import word


class Part(StrEnum):
    """The parts of the journey, in their order."""

    AREA = "area"
    TERMS = "terms"
    ESTABLISHED = "established"
    CALL = "call"
    APPOINTMENT = "appointment"
    WORK = "work"
    RESULT = "result"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


def current_part(facts: Facts) -> Part:
    """The part that is happening now: decisions say how far, time and the call say the rest."""
    committee = facts.committee
    match committee.stage:
        case Stage.PROPOSED | Stage.DRAFTING | Stage.DROPPED:
            return Part.TERMS
        case Stage.PRESENTED:
            return Part.ESTABLISHED if committee.is_discussed else Part.TERMS
        case Stage.ESTABLISHED:
            return Part.APPOINTMENT if facts.call and facts.call.is_closed else Part.CALL
        case Stage.WORKING:
            return Part.WORK
        case Stage.DELIVERED:
            return Part.ANSWER if facts.handover and facts.handover.recommending_decision else Part.RESULT
        case Stage.ANSWERED:
            return Part.FOLLOW_UP


def line(facts: Facts) -> list[JourneyStep]:
    """The whole line, one step per part."""
    now, dates = current_part(facts), _dates(facts)
    order = list(Part)
    return [
        JourneyStep(
            name=str(word(part)),
            reached=Reached.CURRENT
            if part is now
            else Reached.DONE
            if order.index(part) < order.index(now)
            else Reached.COMING,
            when=dates.get(part),
            what=what_happens_now(facts) if part is now else "",
            url=_page_of(part, facts),
        )
        for part in Part
    ]


def _dates(facts: Facts) -> dict[Part, date | datetime | None]:
    """When each part happened or will; parts without a known date are None."""
    committee, handover = facts.committee, facts.handover
    presented = handover.joint_meeting.starts_at if handover and handover.joint_meeting else None
    return {
        Part.AREA: committee.area.recorded_at,
        Part.TERMS: committee.joint_meeting.starts_at if committee.joint_meeting else None,
        Part.ESTABLISHED: committee.establishing_decision.decided_on if committee.establishing_decision else None,
        Part.CALL: facts.call.closes_at if facts.call else None,
        Part.APPOINTMENT: facts.appointment.decision.decided_on
        if facts.appointment and facts.appointment.decision
        else None,
        # The work is done when its result is handed over, whatever the terms foresaw.
        Part.WORK: presented or (committee.terms.ends_on if committee.terms else None),
        Part.RESULT: presented,
        Part.ANSWER: handover.answering_decision.decided_on
        if handover and handover.answering_decision
        else handover.answer_due_on
        if handover
        else None,
    }


def _page_of(part: Part, facts: Facts) -> str:
    """Where to read more, when there is something to read."""
    committee = facts.committee
    if part is Part.AREA:
        return address_of(committee.area)
    if part is Part.TERMS and committee.terms_number:
        return url_for("committees.show_terms", committee_id=committee.id)
    if part is Part.CALL and facts.call:
        return address_of(facts.call)
    if part is Part.APPOINTMENT and facts.appointment:
        return address_of(facts.appointment)
    if part in (Part.RESULT, Part.ANSWER) and facts.handover:
        return address_of(facts.handover)
    return ""


def what_happens_now(facts: Facts) -> str:
    """One sentence on what is going on and whose turn it is."""
    committee = facts.committee
    if committee.is_dropped:
        return _("The council decided not to go on with this committee.")
    if committee.is_proposed:
        return _("The standing committee has proposed it. The council names two councillors to write the draft.")
    if committee.is_in_draft and not committee.is_presented:
        return _("Two councillors are writing a draft of the terms of reference: the task in writing.")
    return _SENTENCES[current_part(facts)](facts)


def _drafted(facts: Facts) -> str:
    return _("The draft is ready. All councillors discuss it at a joint meeting.")


def _discussed(facts: Facts) -> str:
    return _("The draft has been discussed. The council decides whether to establish the committee.")


def _calling(facts: Facts) -> str:
    if facts.call is None:
        return _("The committee is established. The call for citizens is being prepared.")
    return _("The call is open. If you live in the municipality, you can apply.")


def _appointing(facts: Facts) -> str:
    return _("The call has closed. The council appoints all the members together at one of its meetings.")


def _working(facts: Facts) -> str:
    if not facts.meetings_held:
        return _("The members are appointed and about to begin.")
    return ngettext(
        "The committee is at work. It has held %(num)s meeting.",
        "The committee is at work. It has held %(num)s meetings.",
        facts.meetings_held,
    )


def _handing_over(facts: Facts) -> str:
    if facts.handover is None:
        return _("The result is finished. The committee presents it at a joint meeting.")
    return _("The result has been presented at a joint meeting. The standing committee gives its recommendation.")


def _answering(facts: Facts) -> str:
    return _("The standing committee has recommended. The council owes each recommendation an answer.")


def _following_up(facts: Facts) -> str:
    return _("The council has answered each recommendation. You can follow what becomes of them.")


_SENTENCES = {
    Part.TERMS: _drafted,
    Part.ESTABLISHED: _discussed,
    Part.CALL: _calling,
    Part.APPOINTMENT: _appointing,
    Part.WORK: _working,
    Part.RESULT: _handing_over,
    Part.ANSWER: _answering,
    Part.FOLLOW_UP: _following_up,
}
