"""What changed from one text to another: first which paragraphs, then which words in those that changed.

Two levels keep it readable: a paragraph that was moved or rewritten does not smear the ones around it. Whatever the
texts are, no more than ``MOST_STEPS`` are taken; what they do not suffice for is told as removed and added.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.matching import Effort, Run, common_runs


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    #: Of a paragraph: some of its pieces were added or removed.
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """Words next to each other with the same fate; never CHANGED."""

    change: Change
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Its pieces in reading order. Without those removed they are the new text, without those added the old one."""

    pieces: tuple[Piece, ...]

    @property
    def change(self) -> Change:
        changes = {piece.change for piece in self.pieces}
        return changes.pop() if len(changes) == 1 else Change.CHANGED


@dataclass(frozen=True)
class Compared:
    """The paragraphs of both texts in reading order, each with what became of it."""

    paragraphs: list[Paragraph]
    #: The texts are so long and so different that not all they have in common was looked for.
    is_coarse: bool = False

    @property
    def has_changes(self) -> bool:
        return any(paragraph.change is not Change.SAME for paragraph in self.paragraphs)


#: Twenty pages take a tenth of them; all of them take about half a second.
MOST_STEPS = 2_000_000
#: Paragraphs less alike than this are told as one removed and one added, not word by word.
_ALIKE = 0.5
#: How many paragraphs ahead a rewritten one is looked for.
_REACH = 25
#: Asking of two paragraphs whether they may be alike takes as long as looking at so many words.
_A_PAIR = 8
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


def compare(before: str, after: str) -> Compared:
    """Empty lines part paragraphs."""
    return compare_lists(paragraphs(before), paragraphs(after))


def paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if paragraph.strip()]


def compare_lists(before: Sequence[str], after: Sequence[str], effort: Effort | None = None) -> Compared:
    """The same for texts that are parted already: items of a list, paragraphs, agenda points. None may be empty.

    ``effort`` is what is left of the steps where several texts are compared for one page.
    """
    effort = effort or Effort(MOST_STEPS)
    compared: list[Paragraph] = []
    for is_same, old, new in _stretches(common_runs(before, after, effort), len(before), len(after)):
        if is_same:
            compared += [_unbroken(Change.SAME, text) for text in before[old]]
        else:
            compared += _replaced([_Words(text) for text in before[old]], [_Words(text) for text in after[new]], effort)
    return Compared(compared, effort.is_spent)


def _stretches(runs: Sequence[Run], old_end: int, new_end: int) -> Iterator[tuple[bool, slice, slice]]:
    """Both sequences from beginning to end, in turn what differs (if anything) and what is the same."""
    old = new = 0
    for run in [*runs, Run(old_end, new_end, 0)]:
        if old < run.before or new < run.after:
            yield False, slice(old, run.before), slice(new, run.after)
        old, new = run.before + run.size, run.after + run.size
        if run.size:
            yield True, slice(run.before, old), slice(run.after, new)


class _Words:
    """A paragraph, in words once they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: list[str] | None = None
        self._counts: Counter[str] | None = None

    @property
    def words(self) -> list[str]:
        if self._words is None:
            self._words = _WORD.findall(self.text)
        return self._words

    @property
    def counts(self) -> Counter[str]:
        if self._counts is None:
            self._counts = Counter(self.words)
        return self._counts

    def may_be_like(self, other: "_Words", effort: Effort) -> bool:
        """What length and vocabulary say, for a fraction of the effort: they rule most pairs out."""
        shorter, both = min(len(self.words), len(other.words)), len(self.words) + len(other.words)
        if not effort.take(_A_PAIR) or 2 * shorter < _ALIKE * both or not effort.take(shorter):
            return False
        fewer, more = sorted((self.counts, other.counts), key=len)
        return 2 * sum(min(count, more[word]) for word, count in fewer.items()) >= _ALIKE * both


def _replaced(old: Sequence[_Words], new: Sequence[_Words], effort: Effort) -> list[Paragraph]:
    """Pair each new paragraph with the next old one that it is like; what is left over was removed or added."""
    compared: list[Paragraph] = []
    used = 0
    for written in new:
        for partner in range(used, min(used + _REACH, len(old))):
            if rewritten := _rewritten(old[partner], written, effort):
                compared += [_unbroken(Change.REMOVED, gone.text) for gone in old[used:partner]]
                compared.append(rewritten)
                used = partner + 1
                break
        else:
            compared.append(_unbroken(Change.ADDED, written.text))
    left_over = [_unbroken(Change.REMOVED, gone.text) for gone in old[used:]]
    # What was replaced altogether stands before what took its place.
    return compared + left_over if used else left_over + compared


def _rewritten(old: _Words, new: _Words, effort: Effort) -> Paragraph | None:
    """What was changed, word by word; None unless the one could be a new wording of the other."""
    if effort.is_spent or not old.may_be_like(new, effort):
        return None
    runs = common_runs(old.words, new.words, effort)
    if 2 * sum(run.size for run in runs) < _ALIKE * (len(old.words) + len(new.words)):
        return None
    pieces: list[Piece] = []
    for is_same, old_words, new_words in _stretches(runs, len(old.words), len(new.words)):
        removed, added = "".join(old.words[old_words]), "".join(new.words[new_words])
        if is_same:
            pieces.append(Piece(Change.SAME, removed))
            continue
        pieces += [Piece(Change.REMOVED, removed)] if removed else []
        pieces += [Piece(Change.ADDED, added)] if added else []
    return Paragraph(tuple(pieces))


def _unbroken(change: Change, text: str) -> Paragraph:
    return Paragraph((Piece(change, text),))
