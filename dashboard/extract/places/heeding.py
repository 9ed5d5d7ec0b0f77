"""How much a name heeds the others: its own sentence before the rest of the document."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.extract.places.groups import Group

# How much a name that only stands in pairs and lists heeds a mate, and the rest of the document. Both were
# tried from a third to three times as much on the rows to tune on of tests/extract/places/kinds/among.tsv.
MATE, REST = 3.0, 0.2
# What the rest of the document tells a namesake of a city of world rank by its countries, its regions and
# what is near: that an article is about America doesn't make its Paris one of the American ones, that it
# is about Tennessee hardly, a neighbour does.
OF_COUNTRIES, OF_REGIONS, NEAR = 0.0, 0.5, 0.3

Table = NDArray[np.float64]


def heed(
    groups: Sequence[Group], group: NDArray[np.int64], shadow: NDArray[np.bool_], *, start: int
) -> tuple[Table, Table, Table]:
    """Return how much each candidate heeds each other, for what countries, regions and being near tell.

    `group` says which group each candidate belongs to, `shadow` whether it is a namesake of a city of world
    rank; `start` is the number of the first group. A list of cities says little of their regions.
    """
    mates = linked([one.mates for one in groups], start)
    inside = linked([one.near_by for one in groups], start)
    rest = np.where(inside, 1.0, np.array([REST if one.is_paired else 1.0 for one in groups])[:, None])
    by_country = by_nearness = spread(np.where(mates, MATE, rest), group)
    by_region = spread(np.where(mates, 1.0, rest), group)
    if not shadow.any():
        return by_country, by_region, by_nearness
    by_nearness = by_country.copy()
    dark = np.nonzero(shadow)[0]
    outside = ~inside[np.ix_(group[dark], group)]
    for table, share in ((by_country, OF_COUNTRIES), (by_region, OF_REGIONS), (by_nearness, NEAR)):
        table[dark] *= np.where(outside, share, 1.0)
    return by_country, by_region, by_nearness


def spread(table: Table, group: NDArray[np.int64]) -> Table:
    """Return for candidates what a table says of their groups."""
    return table.take(group, axis=0).take(group, axis=1)


def linked(others: Sequence[set[int]], start: int) -> NDArray[np.bool_]:
    """Return as a table which groups are linked to which, of those that are looked at together."""
    table = np.zeros((len(others), len(others)), dtype=bool)
    for at, numbers in enumerate(others):
        table[at, [number - start for number in numbers if 0 <= number - start < len(others)]] = True
    return table
