"""How much was published, and is said to happen, on each day: for a chart that groups the days itself."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.stretches import A_DAY
from dashboard.store.writing.tallies import STRETCHES

DOUBTFUL = tuple(STRETCHES.index(name) for name in ("uncertain", "vague"))
NOWHERE = STRETCHES.index("none")
MOST_LONGER = 3_000  # stretches of more than a day, the most frequent first


@dataclass(frozen=True)
class When:
    """Counts by day; a day is its number in the calendar (date.toordinal)."""

    published: tuple[tuple[int, int], ...]  # day, quotes
    happening: tuple[tuple[int, int, int], ...]  # day, dates that mean it, those of them in doubt
    longer: tuple[tuple[int, int, int], ...]  # first and last day, dates that mean all of it
    undated_quotes: int
    undated_dates: int  # with no day, or with only one end

    @property
    def ends(self) -> tuple[int, int] | None:
        """Return the first and the last day of all, or None where no day is known."""
        known = [row[0] for row in (*self.published, *self.happening, *self.longer)]
        known += [row[1] for row in self.longer]
        return (min(known), max(known)) if known else None


def days_of(collection: Collection, filters: Filters) -> When:
    """Return what is published and said to happen on each day.

    The filters' period limits only what is not on its own axis, where a chart marks it among all days.
    """
    around = replace(filters, first=None, last=None)
    said = fitting.quotes(collection, around if filters.axis == "published" else filters)
    dated = fitting.dates(collection, around if filters.axis == "mentioned" else filters)
    published = fitting.counted(fitting.days_of(collection)[said[:, 0]])
    first, last, kind = dated[:, 1], dated[:, 2], dated[:, 3]
    is_day = (first == last) & (first > 0)
    is_longer = (first < last) & (first > 0) & (kind != NOWHERE)
    return When(
        published=tuple((_ordinal(day), many) for day, many in published if day),
        happening=_single(first[is_day], np.isin(kind[is_day], DOUBTFUL)),
        longer=_longer(first[is_longer], last[is_longer]),
        undated_quotes=sum(many for day, many in published if not day),
        undated_dates=len(dated) - int(is_day.sum()) - int(is_longer.sum()),
    )


def _single(day: Numbers, in_doubt: fitting.Flags) -> tuple[tuple[int, int, int], ...]:
    each, which, times = np.unique(day, return_inverse=True, return_counts=True)
    doubtful = np.bincount(which, in_doubt, minlength=len(each)).astype(int)
    return tuple(
        (_ordinal(one), many, some)
        for one, many, some in zip(each.tolist(), times.tolist(), doubtful.tolist(), strict=True)
    )


def _longer(first: Numbers, last: Numbers) -> tuple[tuple[int, int, int], ...]:
    # As one number: NumPy sorts rows ten times slower.
    keys, times = np.unique(first.astype(np.int64) * A_DAY + last, return_counts=True)
    order = np.lexsort((keys, -times))[:MOST_LONGER]
    return tuple(
        (_ordinal(key // A_DAY), _ordinal(key % A_DAY), many)
        for key, many in zip(keys[order].tolist(), times[order].tolist(), strict=True)
    )


def _ordinal(number: int) -> int:
    day = days.day(number)
    return day.toordinal() if day else 0
