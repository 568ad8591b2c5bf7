"""An appointment as its page shows it: what it waits for, and of an election quotients, draws and turns.

What everybody may read of it (``picture``) and what those who choose read besides (``protocol``) are made apart. In
public no citizen's name stands beside a group or a profile: it would be read as that person's own party, or health.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction

from flask_babel import gettext as _

from app.alphabet import place_in_alphabet
from app.appointments import election
from app.appointments.awaited import AwaitedOffice, awaited_office
from app.appointments.election import Step
from app.appointments.models import Appointment, Draw, TurnAnswer
from app.bodies.models import Office, SeatKind
from app.law.apportionment import EqualQuotients
from app.law.proportional_election import Answered, Kind, NeedsDraw, Turn
from app.words import word

#: The stations of the act, and the steps that belong to each.
STATIONS = {
    Step.PRESENCE: 1,
    Step.METHOD: 2,
    Step.AGREED_LIST: 3,
    Step.DRAWS: 3,
    Step.TURNS: 3,
    Step.OFFICES: 4,
    Step.COMPLETION: 5,
}


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
class ShownTurn:
    """A group's answer in its turn, as it is drawn."""

    number: int
    group: str
    person: str
    kind: str


@dataclass(frozen=True)
class Picture:
    """What everybody may read of an appointment; empty where it has not come so far or there is no election."""

    sizes: dict[str, int]
    #: Each member of the council with the group they vote in.
    electors: list[list[str]]
    #: The councillors who were named: name, kind of place or office, group.
    councillors: list[list[str]]
    #: The citizens who were named, in alphabetical order and with nothing beside them.
    citizens: list[str]
    #: Of an agreed list: each group with its places for councillors and for citizens.
    places: list[list[str | int]] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    ties: tuple[EqualQuotients, ...] = ()
    draws: list[DrawnLots] = field(default_factory=list)
    #: Of an election: each turn with its group and the kind of place, and a councillor's name.
    turns: list[ShownTurn] = field(default_factory=list)


@dataclass(frozen=True)
class Protocol:
    """What those who choose read besides: which group named which citizen, the reasons, and what was struck out."""

    #: Of an agreed list: whom the groups named, with kind of place or office and group.
    named: list[list[str]]
    #: Of an election: each turn with whom the group named.
    turns: list[ShownTurn]
    reasons: list[TurnAnswer]
    struck_out: list[TurnAnswer]


def picture(appointment: Appointment) -> Picture:
    """Struck-out draws are among the draws: they are part of the record."""
    offices = election.office_by_councillor(appointment)
    shown = Picture(
        sizes=election.sizes(appointment),
        electors=[
            [elector.name, elector.announced.name if elector.announced else _("Not present")]
            for elector in appointment.electors
        ],
        councillors=[
            [answer.person, _place(answer, offices), answer.announced.name]
            for answer in appointment.named
            if not answer.names_a_citizen
        ],
        citizens=sorted(
            (answer.person for answer in appointment.named if answer.names_a_citizen), key=place_in_alphabet
        ),
        places=[] if appointment.is_proportional else _places(appointment),
    )
    if not appointment.is_proportional:
        return shown
    names = {group.id: group.name for group in appointment.groups}
    return replace(
        shown,
        rows=quotient_rows(appointment),
        ties=election.ranking(appointment).ties,
        draws=[DrawnLots(draw, [names[group] for group in draw.order]) for draw in appointment.draws],
        turns=[
            replace(turn, person="") if answer.names_a_citizen else turn for turn, answer in _shown_turns(appointment)
        ],
    )


def protocol(appointment: Appointment) -> Protocol:
    return Protocol(
        named=[] if appointment.is_proportional else [row[:-1] for row in named_rows(appointment)],
        turns=[turn for turn, _answer in _shown_turns(appointment)] if appointment.is_proportional else [],
        reasons=[answer for answer in appointment.named if answer.reason],
        struck_out=[answer for answer in appointment.answers if not answer.stands],
    )


def named_rows(appointment: Appointment) -> list[list[str]]:
    """Whom the groups named, in their order: name, kind of place or office, group, profile. For who records it."""
    offices = election.office_by_councillor(appointment)
    return [
        [answer.person, _place(answer, offices), answer.announced.name, answer.profile.name if answer.profile else ""]
        for answer in appointment.named
    ]


def _places(appointment: Appointment) -> list[list[str | int]]:
    named = Counter((answer.announced.name, answer.kind) for answer in appointment.named)
    groups = dict.fromkeys(answer.announced.name for answer in appointment.named)
    return [[group, named[group, SeatKind.COUNCILLOR], named[group, SeatKind.CITIZEN]] for group in groups]


def _shown_turns(appointment: Appointment) -> list[tuple[ShownTurn, TurnAnswer]]:
    offices = election.office_by_councillor(appointment)
    return [(_shown_turn(turn, answer, offices), answer) for turn, answer in election.turns(appointment)]


def _shown_turn(turn: Answered, answer: TurnAnswer, offices: dict[int, Office]) -> ShownTurn:
    willing = _("Group %(group)s is willing to take it", group=answer.willing_group)
    return ShownTurn(turn.number, turn.group, answer.person or willing, _place(answer, offices) or _("Given up"))


def _place(answer: TurnAnswer, offices: dict[int, Office]) -> str:
    """The office that the person was chosen for, else the kind of place; "" when it was given up."""
    office = offices.get(answer.user_id) if answer.user_id else None
    return str(word(office or answer.kind)) if office or answer.kind else ""


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

    step: Step
    tie: NeedsDraw | None = None
    turn: Turn | None = None
    office: AwaitedOffice | None = None

    @property
    def station(self) -> int:
        """Which of the five stations of the act it has come to, counted from 1."""
        return STATIONS[self.step]

    @property
    def may_be_councillor(self) -> bool:
        return self.turn is not None and Kind.COUNCILLOR in self.turn.kinds

    @property
    def may_be_citizen(self) -> bool:
        return self.turn is not None and Kind.CITIZEN in self.turn.kinds


def waiting(appointment: Appointment) -> Waiting | None:
    """What an appointment waits for; None when it waits for nothing."""
    step = election.next_step(appointment)
    if step is None:
        return None
    if step is Step.DRAWS:
        return Waiting(step, tie=election.needed_draw(appointment))
    if step is Step.TURNS:
        return Waiting(step, turn=election.next_turn(appointment))
    return Waiting(step, office=awaited_office(appointment) if step is Step.OFFICES else None)
