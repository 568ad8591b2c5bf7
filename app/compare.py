"""What changed from one text to another: first which paragraphs, then which words in those that changed.

Two levels keep it fast (one comparison of all words takes minutes for a long document) and readable (a paragraph
that was moved or rewritten does not smear the ones around it).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


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


#: Paragraphs less alike than this are told as one removed and one added, not word by word.
_ALIKE = 0.5
#: More words than this in a paragraph are not compared word by word: the time grows with their square.
_MOST_WORDS = 4_000
#: How many paragraphs ahead a rewritten one is looked for.
_REACH = 25
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


def compare(before: str, after: str) -> list[Paragraph]:
    """The paragraphs of both texts in reading order, each with what became of it. Empty lines part paragraphs."""
    return compare_lists(paragraphs(before), paragraphs(after))


def paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if paragraph.strip()]


def compare_lists(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """The same for texts that are parted already: items of a list, paragraphs, agenda points. None may be empty."""
    compared: list[Paragraph] = []
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            compared += [_unbroken(Change.SAME, text) for text in before[old_from:old_to]]
        else:
            compared += _replaced(before[old_from:old_to], after[new_from:new_to])
    return compared


def has_changes(compared: Sequence[Paragraph]) -> bool:
    return any(paragraph.change is not Change.SAME for paragraph in compared)


def _replaced(old: Sequence[str], new: Sequence[str]) -> list[Paragraph]:
    """Pair each new paragraph with the next old one that it is like; what is left over was removed or added."""
    compared: list[Paragraph] = []
    used = 0
    for text in new:
        partner = _first_alike(old[used : used + _REACH], text)
        if partner is None:
            compared.append(_unbroken(Change.ADDED, text))
        else:
            compared += [_unbroken(Change.REMOVED, gone) for gone in old[used : used + partner]]
            compared.append(_word_by_word(old[used + partner], text))
            used += partner + 1
    left_over = [_unbroken(Change.REMOVED, gone) for gone in old[used:]]
    # What was replaced altogether stands before what took its place.
    return compared + left_over if used else left_over + compared


def _first_alike(candidates: Sequence[str], text: str) -> int | None:
    """The index of the first candidate of which the text could be a new wording."""
    wanted = _WORD.findall(text)
    words = SequenceMatcher(b=wanted)
    for at, candidate in enumerate(candidates):
        found = _WORD.findall(candidate)
        if max(len(found), len(wanted)) > _MOST_WORDS:
            continue
        words.set_seq1(found)
        # The quick bounds first: they rule most pairs out for a fraction of the time.
        if words.real_quick_ratio() >= _ALIKE and words.quick_ratio() >= _ALIKE and words.ratio() >= _ALIKE:
            return at
    return None


def _word_by_word(old: str, new: str) -> Paragraph:
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(None, old_words, new_words).get_opcodes():
        if what == "equal":
            pieces.append(Piece(Change.SAME, "".join(old_words[old_from:old_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece(Change.REMOVED, "".join(old_words[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece(Change.ADDED, "".join(new_words[new_from:new_to])))
    return Paragraph(tuple(pieces))


def _unbroken(change: Change, text: str) -> Paragraph:
    return Paragraph((Piece(change, text),))
