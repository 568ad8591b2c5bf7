"""How a committee gets its members and its chair, in its journey."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.appointments.queries import current_appointment, members_of
from app.bodies.models import Office
from app.committees.models import ChairRule, TaskCommittee
from app.journeys import Happening, Journey, NextStep


def _is_to_choose_its_chair(journey: Journey[TaskCommittee]) -> bool:
    """Whether the terms let the committee choose its chair itself, and it has members and no chair."""
    committee = journey.committee
    if not committee.is_at_work or committee.terms is None or committee.terms.chair_rule is not ChairRule.COMMITTEE:
        return False
    members = journey.ask(members_of)
    has_chair = any(member.office is Office.CHAIR for member in members)
    return not has_chair and any(member.is_councillor for member in members)


STEPS: list[NextStep[TaskCommittee]] = [
    NextStep(
        _l("Appoint the members"),
        "appointments.open",
        when=lambda journey: journey.committee.is_established and not journey.ask(current_appointment),
    ),
    NextStep(
        _l("Go to the appointment"),
        "appointments.show",
        when=lambda journey: journey.committee.is_established,
        on=current_appointment,
        permission="appointment.run",
    ),
    NextStep(
        _l("Record whom the committee chose as chair"),
        "bodies.show",
        when=_is_to_choose_its_chair,
        on=lambda committee: committee.body,
        permission="membership.edit",
    ),
]


def happenings(journey: Journey[TaskCommittee]) -> Iterator[Happening]:
    appointment = journey.ask(current_appointment)
    if appointment and appointment.is_public and (decision := appointment.decision):
        text = _("The council appointed the members (decision %(number)s).", number=decision.number)
        yield Happening(decision.decided_on, text, appointment)
