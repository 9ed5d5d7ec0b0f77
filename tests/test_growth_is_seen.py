"""The measure of growth itself: what is linear passes, what is not doesn't."""

import pytest

from tests.growth import assert_linear


def count(steps: int) -> None:
    """Take time for so many steps."""
    for _ in range(steps):
        pass


def test_what_takes_time_as_it_is_large_passes() -> None:
    assert_linear(count, int, 500_000)


def steep(size: int) -> None:
    """Take time for more steps than the size has, and the more so the larger it is; over NOISE anywhere."""
    count(round(1_500_000 * (size / 1_000) ** 1.75))


@pytest.mark.slow
def test_what_takes_more_is_refused() -> None:
    with pytest.raises(AssertionError, match=r"over 22\.6 times"):
        assert_linear(steep, int, 1_000, attempts=3)
