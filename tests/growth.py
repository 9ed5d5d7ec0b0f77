"""How time grows with the size of a text, on a machine that others use too."""

import gc
import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

T = TypeVar("T")
TIMES = 8
# Eight times the size takes 8 times the time where it is linear, 64 times where it is quadratic: the bound
# lies halfway, by ratio. Memory alone (caches too small for the larger text, pages to be had from the system)
# has made work that is linear 14 times as long on a small machine.
MOST = (TIMES * TIMES**2) ** 0.5
ATTEMPTS = 12
SMALL_RUNS = 3  # of the small one in each attempt
# Under this it is measured how busy the machine is.
NOISE = 0.02


def assert_linear(
    work: Callable[[T], object], make: Callable[[int], T], size: int, *, attempts: int = ATTEMPTS
) -> None:
    """Check that eight times the size takes about eight times the time: the best of some runs of each."""
    small, large = make(size), make(TIMES * size)
    first = second = inf
    gc.freeze()  # what other tests left need not be looked at again and again
    try:
        for _ in range(attempts):
            first = min(first, *(seconds(work, small) for _ in range(SMALL_RUNS)))
            second = min(second, seconds(work, large))
            if second <= MOST * max(first, NOISE):
                return
    finally:
        gc.unfreeze()
    raise AssertionError(f"{first:.3f} s for the first, {second:.3f} s for the second: over {MOST:.1f} times")


def seconds(work: Callable[[T], object], given: T) -> float:
    """Return the processor's time: other programs don't count, nor does the collector of garbage.

    It looks at all that lies in memory whenever a quarter has been added: now once, now three times.
    """
    gc.collect()
    gc.disable()
    begin = time.process_time()
    try:
        work(given)
        return time.process_time() - begin
    finally:
        gc.enable()
