"""Where a content begins and ends, and how much of it stands between quotation marks."""

import pytest

from dashboard.extract.model.attribution import Range
from dashboard.extract.quotes import contents
from dashboard.records import Kind
from dashboard.text import marks
from dashboard.text.intervals import Intervals
from dashboard.text.marks import Marked


def marked(text: str) -> Intervals[Marked]:
    return Intervals(marks.pair(text), of=lambda one: (one.outer_start, one.outer_end))


def at(text: str, *words: str) -> list[Range]:
    """Return where words stand in a text."""
    return [(text.index(one), text.index(one) + len(one)) for one in words]


TEN = "He said “one two six” and left, “I see” him."


@pytest.mark.parametrize(
    ("pieces", "snapped"),
    [
        (["one two six"], ["“one two six”"]),
        (["two six"], ["“one two six”"]),
        (["o six"], ["o six"]),  # five characters of eleven: less than half
        (["wo six"], ["“one two six”"]),
        (["wo six” and"], ["“one two six” and"]),
        (["two six” and left, “I s"], ["“one two six” and left, “I see”"]),  # 3 of 5 of the second
        (["two six” and left, “I"], ["“one two six” and left, “I"]),  # 1 of 5
        (["left"], ["left"]),
        # pieces that come to overlap are one
        (["two six", "six” and"], ["“one two six” and"]),
        (["six” and", "left"], ["six” and", "left"]),
    ],
)
def test_pieces_take_the_marked_stretches_that_are_mostly_theirs(
    pieces: list[str], snapped: list[str]
) -> None:
    found = contents.snap(at(TEN, *pieces), marked(TEN))
    assert [TEN[start:end] for start, end in found] == snapped


def test_half_of_a_marked_stretch_is_enough() -> None:
    text = "He said “four” then."
    assert contents.snap(at(text, "ur"), marked(text)) == ((8, 14),)
    assert contents.snap(at(text, "r"), marked(text)) == ((12, 13),)


def test_a_piece_inside_the_one_before_it_makes_it_no_shorter() -> None:
    assert contents.snap([(0, 9), (2, 5), (9, 12), (13, 14)], marked("")) == ((0, 12), (13, 14))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“we won”", "direct"),
        ("that “we won”", "direct"),
        (", “we won” again", "mixed"),
        ("we won", "indirect"),
        ("we “won”", "mixed"),
        ("we “!”", "indirect"),
    ],
)
def test_the_kind_is_told_by_the_letters_between_marks(text: str, kind: Kind) -> None:
    assert contents.kind_of(text, [(0, len(text))], marked(text)) == kind


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("that rain fell", "rain fell"),
        ("that, he hoped", "that, he hoped"),
        ("reports that he fled", "he fled"),
        ("the claims that he fled", "he fled"),
        (", “rain”", "“rain”"),
        ("  rain", "rain"),
        ("thatched", "thatched"),
        ("that", "that"),
        ("-5 degrees", "-5 degrees"),
        ("", ""),
    ],
)
def test_what_introduces_a_content_is_no_part_of_it(text: str, rest: str) -> None:
    assert text[contents.skip_introduction(text, 0, len(text)) :] == rest


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("“rain fell,”", "direct", "rain fell"),
        ("“rain fell.”", "direct", "rain fell."),
        ("• “rain fell”", "direct", "rain fell"),
        ("(a) “rain fell”", "direct", "(a) “rain fell"),
        ("that rain fell.", "indirect", "rain fell"),
        ("that it met the U.S.", "indirect", "it met the U.S."),
        ("that it met the US.", "indirect", "it met the US"),
        ("that “rain” fell –", "mixed", "“rain” fell"),
        ("it fell “hard”", "mixed", "it fell “hard”"),
        ("— ,", "indirect", ""),
    ],
)
def test_where_the_words_begin_and_end(text: str, kind: Kind, words: str) -> None:
    start, end = contents.bounds(text, [(0, len(text))], kind)
    assert text[start:end] == words
