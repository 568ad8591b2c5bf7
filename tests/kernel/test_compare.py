"""Two texts are compared by paragraph, and changed paragraphs by word."""

from hypothesis import given
from hypothesis import strategies as st

from app.compare import Change, Paragraph, Piece, compare, compare_lists, has_changes, paragraphs


def told(before: str, after: str) -> list[list[tuple[str, str]]]:
    return [[(piece.change.value, piece.text) for piece in paragraph.pieces] for paragraph in compare(before, after)]


def test_equal_texts_have_no_changes():
    assert told("En.\n\nTo.", "En.\n\nTo.") == [[("same", "En.")], [("same", "To.")]]
    assert not has_changes(compare("En.\n\nTo.", "En.\n\nTo."))


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
    assert not has_changes(compare("En.\r\n\r\nTo.", "En.\n\nTo."))


def test_items_of_a_list_are_compared_like_paragraphs():
    assert compare_lists(["Forælder: 4", "Ung: 3"], ["Forælder: 5", "Ung: 3"]) == [
        Paragraph((Piece(Change.SAME, "Forælder: "), Piece(Change.REMOVED, "4"), Piece(Change.ADDED, "5"))),
        Paragraph((Piece(Change.SAME, "Ung: 3"),)),
    ]


def test_a_paragraph_knows_whether_it_was_changed():
    changes = [paragraph.change for paragraph in compare("En to tre.\n\nVæk.", "En to fire.\n\nNyt og langt afsnit.")]
    assert changes == [Change.CHANGED, Change.ADDED, Change.REMOVED]


TEXT = st.lists(st.sampled_from(["ø", "byen", "skal", "være", "tryg", ".", "\n\n", " "]), max_size=60).map(" ".join)


@given(before=TEXT, after=TEXT)
def test_both_texts_can_be_read_from_the_comparison(before, after):
    compared = compare(before, after)

    def without(change: Change) -> list[str]:
        texts = ["".join(p.text for p in paragraph.pieces if p.change is not change) for paragraph in compared]
        return [text for text in texts if text]

    assert without(Change.ADDED) == paragraphs(before)
    assert without(Change.REMOVED) == paragraphs(after)


def test_twenty_rewritten_pages_are_paired_page_by_page():
    pages = [" ".join(f"ord{(n * 7 + k) % 900}" for k in range(80)) for n in range(120)]
    rewritten = [text.replace("ord", "nyt", 1) + " til sidst" for text in pages]
    compared = compare("\n\n".join(pages), "\n\n".join(rewritten))
    assert [paragraph.change for paragraph in compared] == [Change.CHANGED] * 120


def test_two_long_texts_without_anything_in_common_are_told_as_removed_and_added():
    one = "\n\n".join(" ".join(f"a{n}x{k}" for k in range(60)) for n in range(400))
    other = "\n\n".join(" ".join(f"b{n}x{k}" for k in range(60)) for n in range(400))
    changes = {paragraph.change for paragraph in compare(one, other)}
    assert changes == {Change.REMOVED, Change.ADDED}
