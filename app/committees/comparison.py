"""Two versions of the terms of reference, section by section."""

from dataclasses import dataclass

from app.committees.models import TermsVersion
from app.committees.sections import SECTIONS, Section, content_of, lines
from app.compare import Paragraph, compare_lists, has_changes


@dataclass(frozen=True)
class Comparison:
    before: TermsVersion
    after: TermsVersion
    changed: list[tuple[Section, list[Paragraph]]]
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
    told = [(section, compare_lists(lines(section, old), lines(section, new))) for section in SECTIONS]
    return Comparison(
        before,
        after,
        changed=[(section, paragraphs) for section, paragraphs in told if has_changes(paragraphs)],
        unchanged=[section for section, paragraphs in told if not has_changes(paragraphs)],
    )
