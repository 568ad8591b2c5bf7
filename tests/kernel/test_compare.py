"""Two texts are compared by paragraph, and changed paragraphs by word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.compare import MOST_STEPS, Change, Paragraph, Piece, compare, compare_lists, paragraphs
from app.matching import Effort


def told(before: str, after: str) -> list[list[tuple[str, str]]]:
    return [
        [(piece.change.value, piece.text) for piece in paragraph.pieces]
        for paragraph in compare(before, after).paragraphs
    ]


def test_equal_texts_have_no_changes():
    assert told("En.\n\nTo.", "En.\n\nTo.") == [[("same", "En.")], [("same", "To.")]]
    assert not compare("En.\n\nTo.", "En.\n\nTo.").has_changes


def test_a_changed_word_is_told_within_its_paragraph():
    assert told("Færre skal komme til skade.", "Ingen skal komme til skade.") == [
        [("removed", "Færre "), ("added", "Ingen "), ("same", "skal komme til skade.")]
    ]


def test_a_new_paragraph_leaves_its_neighbours_alone():
    assert told("En.\n\nTo.", "En.\n\nHelt nyt.\n\nTo.") == [
        [("same", "En.")],
        [("added", "Helt nyt.")],
        [("same", "To.")],
    ]


def test_a_removed_paragraph_is_told_where_it_stood():
    assert told("En.\n\nVæk.\n\nTo.", "En.\n\nTo.") == [[("same", "En.")], [("removed", "Væk.")], [("same", "To.")]]


def test_a_paragraph_that_was_replaced_altogether_is_not_told_word_by_word():
    assert told("Vi mødes hver uge på biblioteket.", "Udgifterne afholdes af økonomiudvalget.") == [
        [("removed", "Vi mødes hver uge på biblioteket.")],
        [("added", "Udgifterne afholdes af økonomiudvalget.")],
    ]


def test_from_nothing_all_is_new_and_to_nothing_all_is_gone():
    assert told("", "En.\n\nTo.") == [[("added", "En.")], [("added", "To.")]]
    assert told("En.\n\nTo.", "") == [[("removed", "En.")], [("removed", "To.")]]


def test_line_ends_of_another_system_are_no_change():
    assert not compare("En.\r\n\r\nTo.", "En.\n\nTo.").has_changes


def test_items_of_a_list_are_compared_like_paragraphs():
    assert compare_lists(["Forælder: 4", "Ung: 3"], ["Forælder: 5", "Ung: 3"]).paragraphs == [
        Paragraph((Piece(Change.SAME, "Forælder: "), Piece(Change.REMOVED, "4"), Piece(Change.ADDED, "5"))),
        Paragraph((Piece(Change.SAME, "Ung: 3"),)),
    ]


def test_a_paragraph_knows_whether_it_was_changed():
    compared = compare("En to tre.\n\nVæk.", "En to fire.\n\nNyt og langt afsnit.")
    assert [paragraph.change for paragraph in compared.paragraphs] == [Change.CHANGED, Change.ADDED, Change.REMOVED]


TEXT = st.lists(st.sampled_from(["ø", "byen", "skal", "være", "tryg", ".", "\n\n", " "]), max_size=60).map(" ".join)


@given(before=TEXT, after=TEXT)
def test_both_texts_can_be_read_from_the_comparison(before, after):
    compared = compare(before, after).paragraphs

    def without(change: Change) -> list[str]:
        texts = ["".join(p.text for p in paragraph.pieces if p.change is not change) for paragraph in compared]
        return [text for text in texts if text]

    assert without(Change.ADDED) == paragraphs(before)
    assert without(Change.REMOVED) == paragraphs(after)


def test_twenty_rewritten_pages_are_paired_page_by_page():
    pages = [" ".join(f"ord{(n * 7 + k) % 900}" for k in range(80)) for n in range(120)]
    rewritten = [text.replace("ord", "nyt", 1) + " til sidst" for text in pages]
    compared = compare("\n\n".join(pages), "\n\n".join(rewritten))
    assert [paragraph.change for paragraph in compared.paragraphs] == [Change.CHANGED] * 120
    assert not compared.is_coarse


def test_two_long_texts_without_anything_in_common_are_told_as_removed_and_added():
    one = "\n\n".join(" ".join(f"a{n}x{k}" for k in range(60)) for n in range(400))
    other = "\n\n".join(" ".join(f"b{n}x{k}" for k in range(60)) for n in range(400))
    changes = {paragraph.change for paragraph in compare(one, other).paragraphs}
    assert changes == {Change.REMOVED, Change.ADDED}


def as_long_as_it_gets(paragraph, other):
    """Two texts of 20,000 paragraphs; the functions make one of a number."""
    return [paragraph(number) for number in range(20_000)], [other(number) for number in range(20_000)]


HARD = {
    "all paragraphs are new": as_long_as_it_gets("det gamle nummer {}".format, "et helt nyt {}".format),
    "all paragraphs are rewritten": as_long_as_it_gets("det gamle {} er".format, "det nye {} er".format),
    "all paragraphs are the same": as_long_as_it_gets(lambda _: "a", lambda _: "a"),
    "two paragraphs take turns": as_long_as_it_gets(lambda n: "a" if n % 7 else "b", lambda n: "a" if n % 11 else "b"),
    "all paragraphs are elsewhere": as_long_as_it_gets("nummer {}".format, lambda n: f"nummer {n * 7_919 % 20_000}"),
    "one paragraph is one word": (["x" * 500_000], ["x" * 499_999 + "y"]),
    "one paragraph is all signs": (["a.b," * 125_000], ["b,a." * 125_000]),
    "one paragraph says one thing": (["nej " * 125_000], ["nej " * 60_000 + "jo " + "nej " * 60_001]),
}


@pytest.mark.parametrize("texts", HARD.values(), ids=HARD.keys())
def test_no_two_texts_take_more_than_the_steps_there_are(texts):
    effort = Effort(MOST_STEPS)
    compared = compare_lists(*texts, effort)
    assert effort.taken <= MOST_STEPS
    assert compared.is_coarse == effort.is_spent
    assert ["".join(p.text for p in paragraph.pieces if p.change is not Change.REMOVED) for paragraph in compared.paragraphs
            if paragraph.change is not Change.REMOVED] == [*texts[1]]  # fmt: skip


def test_a_comparison_that_was_given_up_says_so():
    before, after = HARD["two paragraphs take turns"]
    assert compare_lists(before, after).is_coarse
    assert not compare_lists(before[:300], after[:300]).is_coarse


def test_a_word_in_the_longest_paragraph_there_can_be_is_still_found():
    vocabulary = random.Random(1)  # noqa: S311 -- the same text each time
    words = [f"ord{vocabulary.randrange(3_000)}" for _ in range(14_000)]
    rewritten = [word if number % 500 else "nyt" for number, word in enumerate(words)]
    compared = compare(" ".join(words), " ".join(rewritten))
    [paragraph] = compared.paragraphs
    assert [piece.text for piece in paragraph.pieces if piece.change is Change.ADDED] == ["nyt "] * 28
    assert not compared.is_coarse
