"""The measure of growth itself: what is linear passes, what is not doesn't."""

import pytest

from tests.growth import assert_linear


def count(steps: int) -> None:
    """Take time for so many steps."""
    for _ in range(steps):
        pass


def test_what_takes_time_as_it_is_large_passes() -> None:
    assert_linear(count, int, 500_000)


@pytest.mark.slow
def test_what_takes_more_is_refused() -> None:
    with pytest.raises(AssertionError, match="8 times the size"):
        assert_linear(lambda size: count(round(1_000_000 * (size / 1_000) ** 1.5)), int, 1_000)
