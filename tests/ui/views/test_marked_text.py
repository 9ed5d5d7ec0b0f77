"""A text is cut at the borders of its marks, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.views.marked_text import Mark, describe, focus_part, pieces, span

TEXT = "😀 Novak said “rain falls in Riga” on Monday."


def mark(words: str, kind: str) -> Mark:
    start = TEXT.index(words)
    return Mark(f"{kind}:{start}", start, start + len(words), kind, words)


def test_a_mark_after_an_emoji_holds_its_own_words() -> None:
    found = {piece.text: [m.kind for m in piece.marks] for piece in pieces(TEXT, [mark("Novak", "person")])}
    assert found["Novak"] == ["person"]


def test_a_name_inside_a_quote_lies_under_both_and_the_name_comes_first() -> None:
    found = pieces(TEXT, [mark("rain falls in Riga", "quote"), mark("Riga", "place")])
    assert [(piece.text, [m.kind for m in piece.marks]) for piece in found if piece.marks] == [
        ("rain falls in ", ["quote"]),
        ("Riga", ["place", "quote"]),
    ]


@pytest.mark.slow
@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=8))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(str(number), start, end, "date") for number, (start, end) in enumerate(spans)]
    found = pieces(text, marks, cut=3)
    assert "".join(piece.text for piece in found) == text
    for one in marks:
        if 0 <= one.start < one.end <= len(text):
            assert "".join(piece.text for piece in found if one in piece.marks) == text[one.start : one.end]


@pytest.mark.parametrize(
    "focus, part",
    [(None, None), (-1, None), (0, 0), (TEXT.index("Novak"), 1), (len(TEXT), None), (10**9, None)],
)
def test_the_focus_is_the_piece_with_that_character(focus: int | None, part: int | None) -> None:
    assert focus_part(pieces(TEXT, [mark("Novak", "person")], cut=focus), focus) == part


def test_only_the_first_piece_of_a_mark_is_announced() -> None:
    found = pieces(TEXT, [mark("rain falls in Riga", "quote"), mark("falls", "date")])
    begun: set[str] = set()
    announced = []
    for piece in found:
        part = describe(piece, begun, 0)
        begun.update(one.id for one in piece.marks)
        announced.append((part["text"], part.get("begins", False)))
    assert [text for text, begins in announced if begins] == ["rain ", "falls"]


@pytest.mark.slow
@given(st.text(min_size=1, max_size=40), st.data())
def test_selected_words_come_back_from_the_pieces_of_the_browser(text: str, drawn: st.DataObject) -> None:
    spots = st.tuples(st.integers(0, 40), st.integers(0, 40))
    marks = [Mark(str(at), *spot, "date") for at, spot in enumerate(drawn.draw(st.lists(spots, max_size=4)))]
    start = drawn.draw(st.integers(0, len(text) - 1))
    end = drawn.draw(st.integers(start + 1, len(text)))
    cut = pieces(text, marks, cut=3)

    def told(place: int) -> tuple[int, int]:
        at = 0
        for number, piece in enumerate(cut):
            if place <= at + len(piece.text):
                return number, place - at
            at += len(piece.text)
        raise AssertionError

    found = span([told(start), told(end)], text, marks, focus=3)
    said = text[start:end].strip()
    assert (text[slice(*found)] if found else "") == said


@pytest.mark.parametrize(
    "chosen", [None, "x", [], [[0, 0]], [[9, 0], [9, 1]], [[0, 4], [0, 1]], [["a", 0], [0, 1]]]
)
def test_what_is_no_selection_is_none(chosen: object) -> None:
    assert span(chosen, TEXT, []) is None
