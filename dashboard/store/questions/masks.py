"""Which numbers are among others, how often each occurs: by tables, as rows are numbered densely."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]
WIDEST = 1 << 22  # numbers in a table


def flags(chosen: Numbers | Sequence[int], every: Numbers) -> Flags:
    """Return for each number up to the largest of all whether it is one of the chosen."""
    found = np.zeros(int(every.max(initial=0)) + 1, dtype=bool)
    chosen = np.asarray(chosen, dtype=np.int64)
    found[chosen[chosen < len(found)]] = True
    return found


def among(numbers: Numbers, wanted: Numbers | Sequence[int]) -> Flags:
    """Say which numbers are among those that are wanted.

    >>> among(np.array([3, 1, 4, 1]), [1, 9]).tolist()
    [False, True, False, True]
    """
    if len(wanted) == 1:
        return np.asarray(numbers == wanted[0])
    found: Flags = flags(wanted, numbers)[numbers]
    return found


def only(found: Numbers, is_in: Flags) -> Numbers:
    """Return the rows that are flagged, column by column: NumPy takes three times as long row by row."""
    return found.T.compress(is_in, axis=1).T


def each(numbers: Numbers) -> NDArray[np.intp]:
    """Return each number once, in order: without sorting, which takes long for a million."""
    return np.flatnonzero(np.bincount(numbers))


def distinct(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each key once, in order: NumPy's own way takes twenty times as long for a million.

    >>> distinct(np.array([7, 2, 7])).tolist()
    [2, 7]
    """
    found = np.sort(keys)
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def counted(numbers: Numbers | NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return each number with how often it occurs, in order; none is negative.

    >>> counted(np.array([20220426, 0, 20220426]))
    [(0, 1), (20220426, 2)]
    """
    found, times = grouped(numbers)
    return list(zip(found.tolist(), times.tolist(), strict=True))


def grouped(numbers: Numbers | NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each number, in order, and how often each occurs; none is negative.

    A year's days are numbers within 10,000: between the first and the last of them a table is small.
    """
    known = numbers[numbers > 0]
    least = int(known.min(initial=WIDEST))
    if int(known.max(initial=0)) - least > WIDEST:
        found, times = np.unique(numbers, return_counts=True)
        return found.astype(np.int64), times
    table = np.bincount(known - least)
    at = np.flatnonzero(table)
    unknown = len(numbers) - len(known)
    first = slice(0 if unknown else 1, None)
    return np.append(0, at + least)[first], np.append(unknown, table[at])[first]
