"""From the record to the values of the law, and what comes next in an appointment."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from app.appointments.models import AnnouncedGroup, Appointment, OfficeElection, TurnAnswer
from app.bodies.models import Office, SeatKind
from app.committees.models import ChairRule
from app.law.apportionment import Ranking, rank
from app.law.electoral_groups import group_sizes
from app.law.majority_election import Elected, MajorityElection, NextBallot, outcome
from app.law.majority_election import NeedsLots as NeedsOfficeLots
from app.law.proportional_election import (
    Answered,
    Done,
    Draw,
    Election,
    Kind,
    NeedsDraw,
    Pick,
    Progress,
    Turn,
    Waiver,
    progress,
)


class Step(StrEnum):
    """What an open appointment waits for. The files of each step bear its name."""

    PRESENCE = "presence"
    METHOD = "method"
    AGREED_LIST = "agreed_list"
    DRAWS = "draws"
    TURNS = "turns"
    OFFICES = "offices"
    COMPLETION = "completion"


def sizes(appointment: Appointment) -> dict[str, int]:
    """The groups announced for this election with their members present, the largest first."""
    present = [elector for elector in appointment.electors if elector.announced]
    counted = group_sizes(
        [str(elector.user_id) for elector in present],
        {str(elector.user_id): elector.announced.name for elector in present if elector.announced},
    )
    return dict(sorted(counted.items(), key=lambda group: (-group[1], group[0])))


def ranking(appointment: Appointment) -> Ranking:
    """Who may choose in which order (ksl. § 24 stk. 3)."""
    return rank(sizes(appointment).items(), appointment.councillors + appointment.citizens)


def election(appointment: Appointment) -> Election:
    """The proportional election as it is on record; what was struck out is left out."""
    names = {group.id: group.name for group in appointment.groups}
    return Election(
        groups=tuple(sizes(appointment).items()),
        councillors=appointment.councillors,
        citizens=appointment.citizens,
        draws=tuple(
            Draw(Fraction(draw.quotient), tuple(names[group] for group in draw.order))
            for draw in appointment.standing_draws
        ),
        answers=tuple(_answer(answer) for answer in appointment.standing_answers),
    )


def _answer(answer: TurnAnswer) -> Pick | Waiver:
    if answer.kind is None:
        return Waiver(answer.announced.name)
    return Pick(answer.announced.name, Kind(answer.kind))


def standing(appointment: Appointment) -> Progress:
    """How far the proportional election is."""
    return progress(election(appointment))


def turns(appointment: Appointment) -> list[tuple[Answered, TurnAnswer]]:
    """The turns used so far, each with the answer that was recorded for it."""
    return list(zip(standing(appointment).answered, appointment.standing_answers, strict=True))


def next_step(appointment: Appointment) -> Step | None:
    """What the appointment waits for; None when it is completed or abandoned."""
    if not appointment.is_open:
        return None
    if not appointment.presence_recorded_at:
        return Step.PRESENCE
    if not appointment.method:
        return Step.METHOD
    if appointment.is_proportional:
        step = standing(appointment).next_step
        if not isinstance(step, Done):
            return Step.DRAWS if isinstance(step, NeedsDraw) else Step.TURNS
    elif not appointment.named:
        return Step.AGREED_LIST
    return Step.OFFICES if open_offices(appointment) else Step.COMPLETION


def needed_draw(appointment: Appointment) -> NeedsDraw | None:
    step = standing(appointment).next_step if appointment.is_proportional else None
    return step if isinstance(step, NeedsDraw) else None


def tied_groups(appointment: Appointment, tie: NeedsDraw) -> list[AnnouncedGroup]:
    named = {group.name: group for group in appointment.groups}
    return [named[name] for name in tie.among]


def next_turn(appointment: Appointment) -> Turn | None:
    step = standing(appointment).next_step if appointment.is_proportional else None
    return step if isinstance(step, Turn) else None


def offices(appointment: Appointment) -> list[Office]:
    """The offices the council fills at this appointment, as the terms of reference say."""
    terms = appointment.committee.terms
    if not terms or terms.chair_rule is not ChairRule.COUNCIL:
        return []
    councillors = sum(answer.kind is SeatKind.COUNCILLOR for answer in appointment.named)
    return [Office.CHAIR, Office.VICE_CHAIR][:councillors]


def filled_offices(appointment: Appointment) -> dict[Office, int]:
    """The offices that have been filled → the id of the councillor."""
    return {each.office: each.elected_id for each in appointment.offices if each.elected_id}


def office_by_councillor(appointment: Appointment) -> dict[int, Office]:
    """The id of each councillor who was chosen for an office of the committee → the office."""
    return {user_id: office for office, user_id in filled_offices(appointment).items()}


def open_offices(appointment: Appointment) -> list[Office]:
    filled = filled_offices(appointment)
    return [office for office in offices(appointment) if office not in filled]


def eligible(appointment: Appointment) -> list[TurnAnswer]:
    """The councillors with a place who hold no office of the committee yet."""
    chosen = office_by_councillor(appointment)
    return [
        answer for answer in appointment.named if answer.kind is SeatKind.COUNCILLOR and answer.user_id not in chosen
    ]


def office_outcome(present: int, office_election: OfficeElection) -> NextBallot | NeedsOfficeLots | Elected:
    """What the ballots for an office have decided so far (ksl. § 24 stk. 1). Candidates are user ids as text."""
    return outcome(
        MajorityElection(
            present,
            tuple(_votes(ballot) for ballot in office_election.ballots),
            tuple(office_election.finalists),
            str(office_election.drawn_id) if office_election.drawn_id else None,
        )
    )


def _votes(ballot: Mapping[str, int]) -> Mapping[str, int]:
    return {candidate: votes for candidate, votes in ballot.items() if votes}
