"""An appointment as its page shows it: what it waits for, and of an election quotients, draws and turns."""

from dataclasses import dataclass
from fractions import Fraction

from app.appointments import election
from app.appointments.awaited import AwaitedOffice, awaited_office
from app.appointments.election import Step
from app.appointments.models import Appointment, Draw, TurnAnswer
from app.bodies.models import Office
from app.law.apportionment import EqualQuotients
from app.law.proportional_election import Answered, NeedsDraw, Turn


@dataclass(frozen=True)
class Cell:
    """One quotient of the table: the turn it gives ("4"; "13–15" until lots are drawn), and whether by lots."""

    quotient: Fraction
    turn: str
    is_by_lots: bool


def quotient_rows(appointment: Appointment) -> list[list[Cell]]:
    """The quotients of each group, divided by 1, 2, 3 … down to the last that gives anybody a turn."""
    counted = election.ranking(appointment)
    turn_of = {each.quotient: each for each in counted.classes}
    order_by_lots = {draw.quotient: draw.order for draw in election.election(appointment).draws}
    sizes = election.sizes(appointment)
    smallest = counted.classes[-1].quotient
    rows = []
    for divisor in range(1, int(max(sizes.values()) / smallest) + 1):
        quotients = [(name, Fraction(members, divisor)) for name, members in sizes.items()]
        rows.append([_cell(name, each, turn_of.get(each), order_by_lots.get(each, ())) for name, each in quotients])
    return rows


def _cell(group: str, quotient: Fraction, turns: EqualQuotients | None, order: tuple[str, ...]) -> Cell:
    if turns is None:
        return Cell(quotient, "", is_by_lots=False)
    if not turns.is_tied:
        return Cell(quotient, str(turns.first), is_by_lots=False)
    if not order:
        span = f"{turns.first}–{turns.last}" if turns.last > turns.first else str(turns.first)
        return Cell(quotient, span, is_by_lots=True)
    turn = turns.first + order.index(group)
    return Cell(quotient, str(turn) if turn <= turns.last else "", is_by_lots=True)


@dataclass(frozen=True)
class DrawnLots:
    """A draw on record, with the names of the groups in the order they were drawn."""

    draw: Draw
    names: list[str]


@dataclass(frozen=True)
class Picture:
    """Everything a page shows of an election; empty where it has not come so far or there is none."""

    sizes: dict[str, int]
    rows: list[list[Cell]]
    ties: tuple[EqualQuotients, ...]
    draws: list[DrawnLots]
    turns: list[tuple[Answered, TurnAnswer]]


def picture(appointment: Appointment) -> Picture:
    """Struck-out draws are among the draws: they are part of the record."""
    sizes = election.sizes(appointment)
    if not appointment.is_proportional:
        return Picture(sizes, [], (), [], [])
    names = {group.id: group.name for group in appointment.groups}
    return Picture(
        sizes,
        quotient_rows(appointment),
        election.ranking(appointment).ties,
        [DrawnLots(draw, [names[group] for group in draw.order]) for draw in appointment.draws],
        election.turns(appointment),
    )


def votes(appointment: Appointment) -> dict[Office, list[list[tuple[str, int]]]]:
    """For each office the ballots held for it: who received how many votes, the most first."""
    names = {str(answer.user_id): answer.person for answer in appointment.answers if answer.user_id}
    return {
        each.office: [
            [(names[user], count) for user, count in sorted(ballot.items(), key=lambda vote: -vote[1])]
            for ballot in each.ballots
        ]
        for each in appointment.offices
    }


@dataclass(frozen=True)
class Waiting:
    """The next step, with the draw, the turn or the office it is about."""

    step: Step | None
    tie: NeedsDraw | None = None
    turn: Turn | None = None
    office: AwaitedOffice | None = None


def waiting(appointment: Appointment) -> Waiting:
    """What an appointment waits for; ``step`` is None when it waits for nothing."""
    step = election.next_step(appointment)
    if step is Step.DRAWS:
        return Waiting(step, tie=election.needed_draw(appointment))
    if step is Step.TURNS:
        return Waiting(step, turn=election.next_turn(appointment))
    return Waiting(step, office=awaited_office(appointment) if step is Step.OFFICES else None)
