"""How time grows with the size of a text, on a machine that others use too."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
ATTEMPTS = 5
# Under this the clock and the collector of garbage measure themselves.
NOISE = 0.03


def assert_linear(work: Callable[[T], object], small: T, large: T) -> None:
    """Check that twice the size takes at most three times the time; a quadratic one takes four, each time."""
    for _ in range(ATTEMPTS):
        first, second = _seconds(work, small), _seconds(work, large)
        if second <= max(3 * first, NOISE):
            return
    raise AssertionError(f"{first:.3f} s for the first, {second:.3f} s for twice the size")


def _seconds(work: Callable[[T], object], size: T) -> float:
    """Return the processor's time: other programs don't count."""
    begin = time.process_time()
    work(size)
    return time.process_time() - begin
