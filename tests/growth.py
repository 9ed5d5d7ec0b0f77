"""How time grows with the size of a text, on a machine that others use too."""

import gc
import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

T = TypeVar("T")
ATTEMPTS = 12
# For twice the size: 2 where time is linear, 4 where it is quadratic.
MOST = 2.3
# Under this the clock measures itself.
NOISE = 0.03


def assert_linear(work: Callable[[T], object], small: T, large: T) -> None:
    """Check that twice the size takes about twice the time: the best of some runs of each."""
    first = second = inf
    for _ in range(ATTEMPTS):
        first, second = min(first, seconds(work, small)), min(second, seconds(work, large))
        if second <= max(MOST * first, NOISE):
            return
    raise AssertionError(f"{first:.3f} s for the first, {second:.3f} s for twice the size")


def seconds(work: Callable[[T], object], size: T) -> float:
    """Return the processor's time: other programs don't count, nor does the collector of garbage.

    It looks at all that lies in memory whenever a quarter has been added: now once, now three times.
    """
    gc.collect()
    gc.disable()
    begin = time.process_time()
    try:
        work(size)
        return time.process_time() - begin
    finally:
        gc.enable()
