"""Two people write the terms of reference at once, and neither loses a word.

The document falls into sections, so what each of them changed can be told apart section by section.
"""

from dataclasses import dataclass

from app.committees.models import TermsVersion
from app.committees.sections import SECTIONS, Content, Section, content_of, lines, same
from app.compare import Paragraph, compare_lists


@dataclass(frozen=True)
class Overlap:
    """A section that another has changed since the writer began."""

    section: Section
    #: What the other did to it.
    changes: list[Paragraph]
    #: Whether the writer changed it too, so that the writer's own text is kept for now.
    is_disputed: bool


@dataclass(frozen=True)
class Encounter:
    """What came of two texts meeting: the newer version, the content that joins both, and where they overlap."""

    newer: TermsVersion
    joined: Content
    overlaps: list[Overlap]


def join(mine: Content, base: Content, newer: TermsVersion) -> Encounter:
    """Take over what only the other changed since ``base``; keep mine where I changed it."""
    theirs = content_of(newer)
    joined = dict(mine)
    overlaps = []
    for section in SECTIONS:
        if same(section, base, theirs) or same(section, mine, theirs):
            continue
        is_disputed = not same(section, mine, base)
        if not is_disputed:
            joined |= {part: theirs[part] for part in section.parts}
        overlaps.append(Overlap(section, compare_lists(lines(section, base), lines(section, theirs)), is_disputed))
    return Encounter(newer, joined, overlaps)
