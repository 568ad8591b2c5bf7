"""Two versions of the terms of reference held against each other, section by section.

For a reader that is a comparison. For two people who write at once it is how neither loses a word: the document
falls into sections, so what each of them changed can be told apart.
"""

from dataclasses import dataclass

from app.committees.models import TermsVersion
from app.committees.sections import SECTIONS, Content, Section, content_of, lines, same
from app.compare import MOST_STEPS, Compared, compare_lists
from app.matching import Effort


@dataclass(frozen=True)
class Comparison:
    before: TermsVersion
    after: TermsVersion
    changed: list[tuple[Section, Compared]]
    unchanged: list[Section]


def choose(versions: list[TermsVersion], before: int | None, after: int | None) -> Comparison | None:
    """The two versions with these numbers; without numbers the latest and the one before it. None if one is not there.

    ``versions`` are those the reader may see, the latest first.
    """
    by_number = {terms.number: terms for terms in versions}
    latest = after or next(iter(by_number), 0)
    earlier = [number for number in by_number if number < latest]
    first = before or (earlier[0] if earlier else latest)
    if latest not in by_number or first not in by_number:
        return None
    return compare(by_number[first], by_number[latest])


def compare(before: TermsVersion, after: TermsVersion) -> Comparison:
    old, new = content_of(before), content_of(after)
    effort = Effort(MOST_STEPS)
    told = [(section, compare_lists(lines(section, old), lines(section, new), effort)) for section in SECTIONS]
    return Comparison(
        before,
        after,
        changed=[(section, compared) for section, compared in told if compared.has_changes],
        unchanged=[section for section, compared in told if not compared.has_changes],
    )


@dataclass(frozen=True)
class Overlap:
    """A section that another has changed since the writer began."""

    section: Section
    #: What the other did to it.
    changes: Compared
    #: Whether the writer changed it too, so that the writer's own text is kept for now.
    is_disputed: bool


@dataclass(frozen=True)
class Merge:
    """Two texts written at once in one: the newer version, the content merged from both, and where they overlap."""

    newer: TermsVersion
    content: Content
    overlaps: list[Overlap]


def merge(mine: Content, base: Content, newer: TermsVersion) -> Merge:
    """Take over what only the other changed since ``base``; keep mine where I changed it."""
    theirs = content_of(newer)
    content = dict(mine)
    overlaps = []
    effort = Effort(MOST_STEPS)
    for section in SECTIONS:
        if same(section, base, theirs) or same(section, mine, theirs):
            continue
        is_disputed = not same(section, mine, base)
        if not is_disputed:
            content |= {part: theirs[part] for part in section.parts}
        changes = compare_lists(lines(section, base), lines(section, theirs), effort)
        overlaps.append(Overlap(section, changes, is_disputed))
    return Merge(newer, content, overlaps)
