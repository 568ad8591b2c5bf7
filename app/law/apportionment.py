"""D'Hondt's method as the Local Government Act has it: who may choose, in which order (ksl. § 24 stk. 3)."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from app.law.errors import LawError


@dataclass(frozen=True)
class EqualQuotients:
    """Groups with one and the same quotient, and the turns they share.

    ``first`` and ``last`` count turns from 1. Groups stand in the order of their names, which is no ranking:
    lots decide it where there is more than one. The last class may have fewer turns than groups.
    """

    first: int
    last: int
    quotient: Fraction
    groups: tuple[str, ...]

    @property
    def turns(self) -> int:
        return self.last - self.first + 1

    @property
    def is_tied(self) -> bool:
        return len(self.groups) > 1


@dataclass(frozen=True)
class DrawnSeats:
    """The seats that only lots can give away: ``seats`` of them among more groups than that."""

    seats: int
    among: tuple[str, ...]
    quotient: Fraction


@dataclass(frozen=True)
class Ranking:
    """The order in which groups may choose; ``certain`` has every group, in the order it was given."""

    seats: int
    classes: tuple[EqualQuotients, ...]
    certain: Mapping[str, int]
    drawn: DrawnSeats | None

    @property
    def ties(self) -> tuple[EqualQuotients, ...]:
        """The classes whose order lots decide, also where each tied group gets a place anyway."""
        return tuple(each for each in self.classes if each.is_tied)


def rank(groups: Iterable[tuple[str, int]], seats: int) -> Ranking:
    """Rank the groups' turns to choose ``seats`` representatives (ksl. § 24 stk. 3).

    "Hver gruppes medlemstal deles med 1, 2, 3 osv. De herefter fremkomne kvotienter angiver den rækkefølge,
    i hvilken de enkelte grupper kan vælge deres repræsentanter. Er to eller flere kvotienter lige store,
    afgøres rækkefølgen ved lodtrækning."

    ``groups`` pairs each name with its number of members. A group of 0 has no quotient and so no turn.
    Raises LawError for no groups, only empty groups, a negative number, a name twice or fewer than 1 seat.
    """
    members = checked_groups(groups)
    if seats < 1:
        raise LawError("no-seats", seats=seats)

    certain = dict.fromkeys(members, 0)
    classes = []
    first = 1
    for quotient, tied in classes_of_equal_quotients(members, seats):
        last = min(first + len(tied) - 1, seats)
        classes.append(EqualQuotients(first, last, quotient, tied))
        left = seats - first + 1
        if len(tied) > left:
            return Ranking(seats, tuple(classes), certain, DrawnSeats(left, tied, quotient))
        for group in tied:
            certain[group] += 1
        if last == seats:
            break
        first = last + 1
    return Ranking(seats, tuple(classes), certain, None)


def checked_groups(groups: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The groups by name, in the order given. Raises LawError for what can be no set of groups."""
    members: dict[str, int] = {}
    for group, number in groups:
        if group in members:
            raise LawError("group-twice", group=group)
        if number < 0:
            raise LawError("negative-group", group=group, members=number)
        members[group] = number
    if not members:
        raise LawError("no-groups")
    if not any(members.values()):
        raise LawError("no-members")
    return members


def classes_of_equal_quotients(members: Mapping[str, int], seats: int) -> Iterator[tuple[Fraction, tuple[str, ...]]]:
    """The quotients that ``seats`` turns can reach, from the largest down, each with its groups in name order.

    Comparing thousands of fractions is slow, so quotients are compared as whole numbers. Two different
    quotients a/b and c/d lie at least 1/(bd) apart; multiplied by the square of the largest divisor they lie
    at least 1 apart, so rounding down keeps different ones different and in order, and equal ones equal.
    """
    scale = seats * seats

    def turns() -> Iterator[tuple[int, str, int]]:
        heap = [(-number * scale, group, 1) for group, number in members.items() if number]
        heapq.heapify(heap)
        while heap:
            below_zero, group, divisor = heap[0]
            yield below_zero, group, divisor
            if divisor == seats:  # this group alone has had all the turns: no later quotient can matter
                heapq.heappop(heap)
            else:
                key = -(members[group] * scale // (divisor + 1))
                heapq.heapreplace(heap, (key, group, divisor + 1))

    for _, equal in groupby(turns(), key=lambda turn: turn[0]):
        tied = list(equal)
        _, group, divisor = tied[0]
        yield Fraction(members[group], divisor), tuple(name for _, name, _ in tied)
