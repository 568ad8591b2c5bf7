"""A proportional election under ét: all places of a committee in one count (ksl. §§ 24-26).

An ``Election`` is what has been recorded so far; ``progress`` replays it and says what comes next. Both are
values: the same record always gives the same answer, so anybody can check it afterwards.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from app.law.apportionment import EqualQuotients, checked_groups, rank
from app.law.errors import LawError


class Kind(StrEnum):
    """The two kinds of place in § 26: for members of the council and for others."""

    COUNCILLOR = "councillor"
    CITIZEN = "citizen"


@dataclass(frozen=True)
class Draw:
    """The order that lots gave the groups with this quotient: each of them once, the first to choose first."""

    quotient: Fraction
    order: tuple[str, ...]


@dataclass(frozen=True)
class Pick:
    """A group took the place it was offered, for this kind of member."""

    group: str
    kind: Kind


@dataclass(frozen=True)
class Waiver:
    """A group gave up the place it was offered."""

    group: str


@dataclass(frozen=True)
class Election:
    """What is on record: the groups, the places, and the draws and answers in the order they were given.

    ``councillors`` and ``citizens`` count all places, those of ``ex_officio`` members included.
    ``ex_officio`` names, for each councillor who has a seat by virtue of office, the group that councillor
    announced for this election.
    """

    groups: tuple[tuple[str, int], ...]
    councillors: int
    citizens: int
    ex_officio: tuple[str, ...] = ()
    draws: tuple[Draw, ...] = ()
    answers: tuple[Pick | Waiver, ...] = ()


@dataclass(frozen=True)
class NeedsDraw:
    """Lots must order these groups before anybody goes on; ``first`` to ``last`` are the turns they share."""

    first: int
    last: int
    quotient: Fraction
    among: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """This group is next, and may name one of these kinds."""

    number: int
    group: str
    quotient: Fraction
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Done:
    """Every place has its group and its kind."""


@dataclass(frozen=True)
class Answered:
    """A turn that has been used. ``kind`` is None when the group gave it up."""

    number: int
    group: str
    quotient: Fraction
    kind: Kind | None
    is_ex_officio: bool = False


@dataclass(frozen=True)
class Progress:
    """The turns used so far, in order, and what comes next."""

    answered: tuple[Answered, ...]
    next_step: NeedsDraw | Turn | Done


def may_be_agreed(objections: int) -> bool:
    """Only unanimity sets proportional election aside (Resumé 01.1.6, 87.8.2); one objection is enough."""
    return objections == 0


def next_step(election: Election) -> NeedsDraw | Turn | Done:
    """What the law asks for next."""
    return progress(election).next_step


def record(election: Election, entry: Draw | Pick | Waiver) -> Election:
    """The election with one more draw or answer. Raises LawError when the law does not allow it now."""
    if isinstance(entry, Draw):
        after = replace(election, draws=(*election.draws, entry))
    else:
        after = replace(election, answers=(*election.answers, entry))
    progress(after)
    return after


def progress(election: Election) -> Progress:
    """Replay the record (ksl. §§ 24 stk. 3, 25 stk. 2 and 26). Raises LawError for a record that cannot be.

    - One count over all places, members and non-members together; the groups choose the kind in their turn
      "indtil den ene eller den anden art af pladserne er besat" (§ 26). After that only the other kind is left.
    - Lots order equal quotients, also where every tied group gets a place. All of them are drawn before the
      first group chooses [D]: the groups concerned must know their order, and one rule is simpler to lead.
    - An ex-officio member's place counts as one of those of the group announced (§ 25 stk. 2). Which of the
      group's turns it uses is not said: here its first, because that place is taken before anybody chooses
      [D]. Should the group have no turn, the others share one place less [D].
    - A place given up goes on by the next quotients among the other groups (§ 24 stk. 3, last sentence), after
      the turns of the first count [D]. A group that has given up a place is not offered what others give up
      [D]; it keeps its own later turns. A place that no other group can take cannot be given up
      (Resumé 77.1.1).
    """
    return _Replay(election).run()


class _Replay:
    """One pass over the record. The step at which the record has nothing more to say is the next one."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self.members = checked_groups(election.groups)
        self.free = {Kind.COUNCILLOR: election.councillors, Kind.CITIZEN: election.citizens}
        for places in self.free.values():
            if places < 0:
                raise LawError("negative-places", places=places)
        for group in election.ex_officio:
            self._known(group)
        if len(election.ex_officio) > election.councillors:
            raise LawError(
                "too-many-ex-officio",
                ex_officio=len(election.ex_officio),
                councillors=election.councillors,
            )
        self.seats = election.councillors + election.citizens
        self.ranking = rank(election.groups, self.seats)
        self.free[Kind.COUNCILLOR] -= len(election.ex_officio)
        self.ex_officio = Counter(election.ex_officio)
        self.orders: dict[Fraction, tuple[str, ...]] = {}
        self.used: Counter[str] = Counter()
        self.waived: set[str] = set()
        self.answers = iter(election.answers)
        self.answered: list[Answered] = []
        self.drawn = self._drawn()

    def run(self) -> Progress:
        step = next(self._open_steps(), Done())
        if not isinstance(step, Turn) and (surplus := next(self.answers, None)):
            raise self._too_early_or_late(step, surplus)
        if unused := self.drawn.keys() - self.orders.keys():
            raise LawError("no-such-tie", quotient=min(unused))
        return Progress(tuple(self.answered), step)

    def _open_steps(self) -> Iterator[NeedsDraw | Turn]:
        for tie in self.ranking.ties:
            self._settle(tie)
        for tie in self.ranking.ties:
            if tie.quotient not in self.orders:
                yield NeedsDraw(tie.first, tie.last, tie.quotient, tie.groups)
        number = 0
        for number, group, quotient in self._first_count():
            if self.ex_officio[group]:
                self.ex_officio[group] -= 1
                self.used[group] += 1
                self.answered.append(Answered(number, group, quotient, Kind.COUNCILLOR, is_ex_officio=True))
            else:
                yield from self._answer(number, group, quotient)
        self.used.update(self.ex_officio)
        while any(self.free.values()):
            number += 1
            yield from self._offer_to_the_others(number)

    def _first_count(self) -> Iterator[tuple[int, str, Fraction]]:
        """The turns of the ranking, each class in the order lots gave it, as far as there are places.

        An ex-officio member whose group has no turn takes up a place all the same, so the last turns fall away.
        """
        open_turns = self.seats - len(self.election.ex_officio)
        credits = self.ex_officio.copy()
        for each in self.ranking.classes:
            order = self.orders.get(each.quotient, each.groups)
            for number, group in enumerate(order[: each.turns], start=each.first):
                if credits[group]:
                    credits[group] -= 1
                elif open_turns:
                    open_turns -= 1
                else:
                    return
                yield number, group, each.quotient

    def _offer_to_the_others(self, number: int) -> Iterator[NeedsDraw | Turn]:
        """Offer one place that was given up to the next quotient among the other groups."""
        others = {
            group: Fraction(size, self.used[group] + 1)
            for group, size in self.members.items()
            if size and group not in self.waived
        }
        top = max(others.values())
        tied = tuple(sorted(group for group, quotient in others.items() if quotient == top))
        if len(tied) > 1 and top not in self.orders:
            tie = EqualQuotients(number, number + min(len(tied), sum(self.free.values())) - 1, top, tied)
            self._settle(tie)
            if top not in self.orders:
                yield NeedsDraw(tie.first, tie.last, top, tied)
        order = self.orders.get(top, tied)
        yield from self._answer(number, next(group for group in order if group in tied), top)

    def _settle(self, tie: EqualQuotients) -> None:
        """Take over the order that lots gave these groups, if they have been drawn."""
        order = self.drawn.get(tie.quotient)
        if order is None:
            return
        if tuple(sorted(order)) != tie.groups:
            raise LawError("not-the-tied-groups", among=", ".join(tie.groups))
        self.orders[tie.quotient] = order

    def _answer(self, number: int, group: str, quotient: Fraction) -> Iterator[Turn]:
        kinds = tuple(kind for kind, places in self.free.items() if places)
        answer = next(self.answers, None)
        if answer is None:
            yield Turn(number, group, quotient, kinds)
            return
        if answer.group != group:
            raise LawError("not-their-turn", group=answer.group, turn=group)
        self.used[group] += 1
        if isinstance(answer, Waiver):
            self._waive(group)
            self.answered.append(Answered(number, group, quotient, kind=None))
            return
        if answer.kind not in kinds:
            raise LawError("kind-is-full", kind=answer.kind)
        self.free[answer.kind] -= 1
        self.answered.append(Answered(number, group, quotient, answer.kind))

    def _waive(self, group: str) -> None:
        self.waived.add(group)
        if not any(size and other not in self.waived for other, size in self.members.items()):
            raise LawError("nobody-else", group=group)

    def _drawn(self) -> dict[Fraction, tuple[str, ...]]:
        drawn: dict[Fraction, tuple[str, ...]] = {}
        for draw in self.election.draws:
            if draw.quotient in drawn:
                raise LawError("drawn-twice", quotient=draw.quotient)
            drawn[draw.quotient] = draw.order
        return drawn

    def _known(self, group: str) -> None:
        if group not in self.members:
            raise LawError("unknown-group", group=group)

    @staticmethod
    def _too_early_or_late(step: NeedsDraw | Done, surplus: Pick | Waiver) -> LawError:
        if isinstance(step, NeedsDraw):
            return LawError("draw-first", among=", ".join(step.among))
        return LawError("election-is-over")
