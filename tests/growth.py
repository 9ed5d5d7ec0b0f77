"""How time grows with the size of a text, on a machine that others use too."""

import gc
import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

T = TypeVar("T")
TIMES = 8
# For twice the size 2.3 at most, over three doublings: 8 where time is linear, 64 where it is quadratic. One
# doubling alone lies too near to what other programs on the machine add now and then.
MOST_OF_ONE = 2.3
MOST = MOST_OF_ONE**3
ATTEMPTS, FEW = 12, 4
SMALL_RUNS = 3  # of the small one in each attempt
# Under this it is measured how busy the machine is.
NOISE = 0.02


def assert_linear(work: Callable[[T], object], make: Callable[[int], T], size: int) -> None:
    """Check that eight times the size takes about eight times the time: the best of some runs of each."""
    assert_grows(work, (make(size), make(TIMES * size)), most=MOST, attempts=ATTEMPTS)


def assert_linear_at_last(work: Callable[[T], object], make: Callable[[int], T], size: int) -> None:
    """Check the same of texts that outgrow the processor's cache on the way.

    There each character comes to cost up to twice as much, once: a step, no growth. So where eight times the
    size takes too long, sixteen times has to take about twice as long as that.
    """
    large = make(TIMES * size)
    try:
        assert_grows(work, (make(size), large), most=MOST, attempts=FEW)
    except AssertionError:
        assert_grows(work, (large, make(2 * TIMES * size)), most=MOST_OF_ONE, attempts=FEW)


def assert_grows(work: Callable[[T], object], sizes: tuple[T, T], *, most: float, attempts: int) -> None:
    """Check that the work on the larger of two takes at most so many times as long."""
    small, large = sizes
    first = second = inf
    gc.freeze()  # what other tests left need not be looked at again and again
    try:
        for _ in range(attempts):
            first = min(first, *(seconds(work, small) for _ in range(SMALL_RUNS)))
            second = min(second, seconds(work, large))
            if second <= most * max(first, NOISE):
                return
    finally:
        gc.unfreeze()
    raise AssertionError(f"{first:.3f} s for the first, {second:.3f} s for the second: over {most:.1f} times")


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
