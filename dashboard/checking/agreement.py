"""How sure a measured share is, and how far two people agree (Wilson's interval, Cohen's kappa)."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

Z = 1.959964  # of the normal distribution: 95 of 100 intervals hold the true share


def interval(right: int, of: int) -> tuple[float, float]:
    """Return the interval in which the true share lies at 95 % (Wilson 1927), 0 to 1 where nothing is known.

    >>> [round(end, 3) for end in interval(81, 263)]
    [0.255, 0.366]
    """
    if not of:
        return 0.0, 1.0
    share, square = right / of, Z * Z
    middle = share + square / (2 * of)
    half = Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max((middle - half) / (1 + square / of), 0.0), min((middle + half) / (1 + square / of), 1.0)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return how far two people agree beyond chance (Cohen 1960), None where only one thing is said.

    >>> said = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    >>> round(kappa(said), 2)
    0.4
    """
    if not pairs:
        return None
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return None if chance == 1 else (agreed - chance) / (1 - chance)
