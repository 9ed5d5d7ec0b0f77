"""What covers a character, and what shares one with a stretch: [start, end)."""

import pytest

from dashboard.text.intervals import Intervals

# Two stretches side by side, a gap at 8 and 9, a third one; out of order as they may come.
STRETCHES: Intervals[tuple[int, int]] = Intervals([(10, 12), (2, 5), (5, 8)], of=lambda one: one)


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 2, []),
        (0, 3, [(2, 5)]),
        (3, 4, [(2, 5)]),
        (4, 6, [(2, 5), (5, 8)]),
        (5, 8, [(5, 8)]),
        (8, 10, []),
        (7, 11, [(5, 8), (10, 12)]),
        (11, 99, [(10, 12)]),
        (12, 99, []),
        (0, 99, [(2, 5), (5, 8), (10, 12)]),
    ],
)
def test_a_stretch_shares_a_character_with_what_it_overlaps(
    start: int, end: int, found: list[tuple[int, int]]
) -> None:
    assert STRETCHES.overlapping(start, end) == found


@pytest.mark.parametrize(
    ("character", "found"),
    [(1, None), (2, (2, 5)), (4, (2, 5)), (5, (5, 8)), (7, (5, 8)), (8, None), (9, None), (11, (10, 12))],
)
def test_a_character_is_covered_by_the_stretch_it_lies_in(
    character: int, found: tuple[int, int] | None
) -> None:
    assert STRETCHES.at(character) == found


def test_nothing_covers_a_character_where_nothing_is() -> None:
    assert Intervals[tuple[int, int]]([], of=lambda one: one).at(0) is None
