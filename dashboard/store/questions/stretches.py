"""Which stretches of time the texts speak of: ranges, months and years, vague and uncertain dates."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, sums, where
from dashboard.store.questions.where import Where
from dashboard.store.writing.tallies import STRETCH, STRETCHES

COLUMNS = "text first last kind rows documents event"
# This many of each vague or uncertain kind are drawn even if certain ones are more frequent.
SHOWN_OF_A_KIND = 2
SPELLINGS = 3  # that are shown for the same days
SURE = STRETCHES.index("sure")
LOOKED_AT = 500  # dates of one stretch whose words are read


def find(collection: Collection, filters: Filters, *, limit: int) -> pd.DataFrame:
    """Return the stretches mentioned most, in chronological order; attrs["all"] is their total number.

    Columns: text, first, last, kind (sure; uncertain: a guess, or two readings; vague: about then;
    open: one end isn't given), rows, documents, event (a verb with this date).
    """
    dated = fitting.dates(collection, filters)
    dated = dated[dated[:, 3] > 0]
    each, which, times = np.unique(dated[:, [3, 1, 2]], axis=0, return_inverse=True, return_counts=True)
    if not len(each):
        found = columns.with_days(columns.frame([], COLUMNS), "first", "last")
        found.attrs["all"] = 0
        return found
    documents = sums.distinct(which.reshape(-1), dated[:, 0], len(each))
    # Of each kind the most frequent first; each row of `each` is kind, first and last day.
    order = np.lexsort((each[:, 2], each[:, 1], -times, each[:, 0]))
    place = np.arange(len(each)) - np.searchsorted(each[order, 0], each[order, 0])
    is_later = (each[order, 0] == SURE) | (place >= SHOWN_OF_A_KIND)
    first = order[np.lexsort((each[order, 2], each[order, 1], -times[order], is_later))][:limit]
    fits = where.dates(collection, filters)
    rows = [
        _row(collection, fits, each[at].tolist(), int(times[at]), int(documents[at])) for at in first.tolist()
    ]
    found = columns.frame(sorted(rows, key=_when), COLUMNS)
    found = columns.with_days(found, "first", "last")
    found.attrs["all"] = len(each)
    return found


def _row(
    collection: Collection, fits: Where, stretch: Sequence[int], rows: int, documents: int
) -> tuple[Any, ...]:
    """Return the columns of a stretch (kind, first and last day), with the words of its first dates."""
    kind, first, last = stretch
    days = (first or None, last or None)
    asked = f"""
      SELECT json_group_array(DISTINCT text), max(event) FROM (
        SELECT text, event FROM dates
        WHERE {fits} AND first_day IS ? AND last_day IS ? AND {STRETCH} = ? LIMIT {LOOKED_AT})
    """
    texts, event = collection.rows(asked, (*fits.values, *days, kind))[0]
    return _spellings(texts), *days, STRETCHES[kind], rows, documents, event


def _spellings(texts: str) -> str:
    """Return the ways in which the same days are written, each once: "2022 · this year"."""
    each = {text.casefold(): text for text in sorted(json.loads(texts), key=lambda text: (len(text), text))}
    more = f" · {len(each) - SPELLINGS} more" if len(each) > SPELLINGS else ""
    return " · ".join([*each.values()][:SPELLINGS]) + more


def _when(row: Sequence[Any]) -> tuple[int, int]:
    first, last = row[1], row[2]
    known = [int(day) for day in (first, last) if day]
    return known[0], known[-1]
