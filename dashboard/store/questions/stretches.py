"""Which stretches of time the texts speak of: ranges, months and years, vague and uncertain dates."""

import json
from calendar import monthrange
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, sums
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.masks import only
from dashboard.store.questions.sums import Many
from dashboard.store.writing.tallies import STRETCH, STRETCHES

COLUMNS = "text first last kind rows documents event"
# This many of each vague or uncertain kind are drawn even if certain ones are more frequent.
SHOWN_OF_A_KIND = 2
SPELLINGS = 3  # that are shown for the same days
SURE = STRETCHES.index("sure")
LOOKED_AT = 500  # dates of one stretch whose words are read
DAYS_OF_WEEK = 7
MONTHS = (1, 3, 6, 12, 120, 1_200)  # of the calendar's stretches
A_DAY = 10**8  # more than any day as a number


def find(collection: Collection, filters: Filters, *, limit: int, of_their_own: bool = False) -> pd.DataFrame:
    """Return the stretches mentioned most, in chronological order; attrs["all"] is their total number.

    `of_their_own` are those of several days that no calendar has: vague ones, and what is neither a week from
    Monday nor a month, quarter, half, year, decade or century.
    Columns: text, first, last, kind (sure; uncertain: a guess, or two readings; vague: about then;
    open: one end isn't given), rows, documents, event (a verb with this date).
    """
    dated = fitting.dates(collection, filters)
    dated = only(dated, dated[:, 3] > 0)
    if not len(dated):
        found = columns.with_days(columns.frame([], COLUMNS), "first", "last")
        found.attrs["all"] = 0
        return found
    each, which, times = _stretches(dated)
    if of_their_own:
        kept = np.array([_is_own(*one) for one in each.tolist()], dtype=bool)
        dated, which = dated[kept[which]], (np.cumsum(kept) - 1)[which[kept[which]]]
        each, times = each[kept], times[kept]
    documents = sums.distinct(which, dated[:, 0], len(each))
    # Of each kind the most frequent first; each row of `each` is kind, first and last day.
    order = np.lexsort((each[:, 2], each[:, 1], -times, each[:, 0]))
    place = np.arange(len(each)) - np.searchsorted(each[order, 0], each[order, 0])
    is_later = (each[order, 0] == SURE) | (place >= SHOWN_OF_A_KIND)
    first = order[np.lexsort((each[order, 2], each[order, 1], -times[order], is_later))][:limit]
    rows = [
        _row(collection, each[at].tolist(), dated[which == at, 0], int(documents[at]))
        for at in first.tolist()
    ]
    found = columns.frame(sorted(rows, key=_when), COLUMNS)
    found = columns.with_days(found, "first", "last")
    found.attrs["all"] = len(each)
    return found


def _is_own(kind: int, first: int, last: int) -> bool:
    return first != last and (STRETCHES[kind] in ("vague", "open") or not is_of_calendar(first, last))


def is_of_calendar(first: int, last: int) -> bool:
    """Say whether the days from one to another are a whole week, month, quarter, half, year and so on.

    >>> is_of_calendar(20240101, 20240331), is_of_calendar(20240305, 20240409)
    (True, False)
    """
    start, end = days.day(first), days.day(last)
    if start is None or end is None:
        return False
    if (end - start).days == DAYS_OF_WEEK - 1:
        return start.weekday() == 0
    is_whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    counted = 12 * start.year + start.month - 1
    # A century begins with its year 1, or with its year 0, as people say it.
    return is_whole and months in MONTHS and (counted % months == 0 or (counted - 12) % months == 0)


def _stretches(dated: Numbers) -> tuple[Many, Many, Many]:
    """Return each stretch (kind, first and last day), which of them a date is, and how often each occurs."""
    days = dated.astype(np.int64)
    # As one number: NumPy sorts rows ten times slower.
    keys, which, times = np.unique(
        (days[:, 3] * A_DAY + days[:, 1]) * A_DAY + days[:, 2], return_inverse=True, return_counts=True
    )
    each = np.column_stack([keys // A_DAY**2, keys // A_DAY % A_DAY, keys % A_DAY])
    return each, which, times


def _row(
    collection: Collection, stretch: Sequence[int], documents: Numbers, different: int
) -> tuple[Any, ...]:
    """Return the columns of a stretch (kind, first and last day), with the words of its first dates.

    `documents` has that of each of its dates, `different` says how many these are.
    """
    kind, first, last = stretch
    days = (first or None, last or None)
    asked = f"""
      SELECT json_group_array(DISTINCT text), max(event) FROM dates
      WHERE document_id IN (SELECT value FROM json_each(?)) AND hidden = 0
        AND first_day IS ? AND last_day IS ? AND {STRETCH} = ?
    """
    some = json.dumps(np.unique(documents[:LOOKED_AT]).tolist())
    texts, event = collection.rows(asked, (some, *days, kind))[0]
    return _spellings(texts), *days, STRETCHES[kind], len(documents), different, event


def _spellings(texts: str) -> str:
    """Return the ways in which the same days are written, each once: "2022 · this year"."""
    each = {text.casefold(): text for text in sorted(json.loads(texts), key=lambda text: (len(text), text))}
    more = f" · {len(each) - SPELLINGS} more" if len(each) > SPELLINGS else ""
    return " · ".join([*each.values()][:SPELLINGS]) + more


def _when(row: Sequence[Any]) -> tuple[int, int]:
    first, last = row[1], row[2]
    known = [int(day) for day in (first, last) if day]
    return known[0], known[-1]
