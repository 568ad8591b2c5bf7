"""What two sequences have in common, in order, for no more than a given effort.

Things that stand once in both are the best of landmarks, so they come first; what lies between two landmarks is looked
through for its longest common run. Both are counted in steps, and where those end the rest counts as different.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """So many things that are the same from here on."""

    before: int
    after: int
    size: int


class Gap(NamedTuple):
    """What is still to be looked through."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int

    @property
    def size(self) -> int:
        return self.old_to - self.old_from + self.new_to - self.new_from


class Effort:
    """How many steps may be taken. One step looks at one thing, or at one pair of them."""

    def __init__(self, steps: int) -> None:
        self.left = steps
        self.taken = 0

    @property
    def is_spent(self) -> bool:
        return self.left < 0

    def take(self, steps: int) -> bool:
        """Take so many steps, if there are as many left; whether there were. After a refusal there are none at all."""
        self.left = self.left - steps if self.left >= steps else -1
        if self.left >= 0:
            self.taken += steps
        return self.left >= 0


def common_runs(before: Sequence[Hashable], after: Sequence[Hashable], effort: Effort) -> list[Run]:
    """The runs that stand in both in the same order, as far as the effort goes. No two of them touch."""
    found: list[Run] = []
    gaps = [Gap(0, len(before), 0, len(after))]
    while gaps:
        gap = _without_same_ends(before, after, gaps.pop(), found)
        if gap.old_from == gap.old_to or gap.new_from == gap.new_to or not effort.take(gap.size):
            continue
        runs = _landmarks(before, after, gap) or _longest(before, after, gap, effort)
        found += runs
        gaps += _between(runs, gap) if runs else []
    return _joined(found)


def _without_same_ends(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap, found: list[Run]) -> Gap:
    """The gap without what is the same at its beginning and its end, which is ``found``."""
    old_from, old_to, new_from, new_to = gap
    while old_from < old_to and new_from < new_to and before[old_from] == after[new_from]:
        old_from, new_from = old_from + 1, new_from + 1
    while old_from < old_to and new_from < new_to and before[old_to - 1] == after[new_to - 1]:
        old_to, new_to = old_to - 1, new_to - 1
    found += [Run(gap.old_from, gap.new_from, old_from - gap.old_from), Run(old_to, new_to, gap.old_to - old_to)]
    return Gap(old_from, old_to, new_from, new_to)


def _landmarks(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap) -> list[Run]:
    """As many as possible of the things that stand once in both, in the same order."""
    old, new = _places_of_single(before, gap.old_from, gap.old_to), _places_of_single(after, gap.new_from, gap.new_to)
    pairs = [(place, new[thing]) for thing, place in old.items() if thing in new]
    # The longest sequence that grows in both: each pair is put on the leftmost pile that it can be put on.
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for number, (_old, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [number]
        below.append(piles[pile - 1] if pile else -1)
    runs = []
    number = piles[-1] if piles else -1
    while number >= 0:
        runs.append(Run(*pairs[number], 1))
        number = below[number]
    return runs[::-1]


def _places_of_single(things: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """Where each thing stands that stands once in this part; in the order in which they stand."""
    counts = Counter(things[start:end])
    return {things[place]: place for place in range(start, end) if counts[things[place]] == 1}


def _longest(before: Sequence[Hashable], after: Sequence[Hashable], gap: Gap, effort: Effort) -> list[Run]:
    """The longest run, the first if several are; none when nothing is in common or the effort is spent."""
    places = defaultdict(list)
    for place in range(gap.new_from, gap.new_to):
        places[after[place]].append(place)
    best = Run(gap.old_from, gap.new_from, 0)
    ending_before: dict[int, int] = {}
    for old in range(gap.old_from, gap.old_to):
        here = places.get(before[old], ())
        if not effort.take(len(here)):
            return []
        ending: dict[int, int] = {}
        for new in here:
            size = ending[new] = ending_before.get(new - 1, 0) + 1
            if size > best.size:
                best = Run(old - size + 1, new - size + 1, size)
        ending_before = ending
    return [best] if best.size else []


def _between(runs: Sequence[Run], gap: Gap) -> list[Gap]:
    """What is left of the gap before, between and after these runs."""
    gaps = []
    old, new = gap.old_from, gap.new_from
    for run in runs:
        gaps.append(Gap(old, run.before, new, run.after))
        old, new = run.before + run.size, run.after + run.size
    return [*gaps, Gap(old, gap.old_to, new, gap.new_to)]


def _joined(found: list[Run]) -> list[Run]:
    """In reading order, and those that touch as one."""
    joined: list[Run] = []
    for run in sorted(run for run in found if run.size):
        last = joined[-1] if joined else None
        if last and (last.before + last.size, last.after + last.size) == (run.before, run.after):
            joined[-1] = last._replace(size=last.size + run.size)
        else:
            joined.append(run)
    return joined
