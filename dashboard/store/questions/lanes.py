"""Whose quotes fall into which period: a lane each for the speakers, places or sources with the most."""

import json
from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

import numpy as np
import pandas as pd

from dashboard.filters import Axis, Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting, periods, sources
from dashboard.store.questions.masks import Numbers, among, distinct, grouped, only
from dashboard.store.questions.periods import Unit
from dashboard.store.questions.sums import Many
from dashboard.store.writing.places_named import FIGURATIVE

By = Literal["person", "place", "source"]
KINDS: tuple[By, ...] = get_args(By)
COLUMNS = ["name", "period", "quotes"]
Span = tuple[date, date]
Said = tuple[Numbers, dict[int, str]]  # lane, day and number of each quote; the lanes' names in their order


def find(
    collection: Collection,
    filters: Filters,
    *,
    axis: Axis,
    by: By = "person",
    many: int = 12,
    unit: Unit | None = None,
    within: Span | None = None,
) -> pd.DataFrame:
    """Return how many quotes fall into each period, for those with the most; the unit is in attrs.

    `by` says of whom: quotes by a person, in articles that name a place, or from a source. `within` leaves
    out what is on no day of a span. By what is said: the days in a quote's own sentence; a quote counts once
    in each period they begin in.
    Columns: name, period, quotes; those with the most come first.
    """
    said = fitting.quotes(collection, filters)
    spoken = _on_days(collection, filters, axis, said)
    if within:
        first, last = map(days.number, within)
        spoken = only(spoken, (spoken[:, 3] >= first) & (spoken[:, 3] <= last))
    found, names = LANES[by](collection, spoken, many)
    unit = unit or periods.choose_unit(day for day, _ in fitting.counted(found[:, 1]))
    frames = [
        periods.count(_once(only(found, found[:, 0] == lane), unit), column="quotes", unit=unit).assign(
            name=name
        )
        for lane, name in names.items()
    ]
    known = [frame for frame in frames if len(frame)]
    lanes = pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=COLUMNS)
    lanes = lanes[COLUMNS]
    lanes.attrs["unit"] = unit
    return lanes


def _on_days(collection: Collection, filters: Filters, axis: Axis, said: Numbers) -> Numbers:
    """Return document, number, speaker's name and day for each day of quotes (document, number, name)."""
    if axis == "published":
        day = fitting.days_of(collection)[said[:, 0]]
        return only(np.vstack([said.T, day]).T, day > 0)
    spoken = collection.lasting.columns("spoken").numbers.T
    at = np.full(max(int(one.max(initial=0)) for one in (said[:, 1], spoken[:, 1])) + 1, -1)
    at[said[:, 1]] = np.arange(len(said))
    spoken = only(spoken, fitting.touching(filters, spoken[:, 2], spoken[:, 3]) & (at[spoken[:, 1]] >= 0))
    return np.vstack([said.T.take(at[spoken[:, 1]], axis=1), spoken[:, 2]]).T


def _by_person(collection: Collection, spoken: Numbers, many: int) -> Said:
    known = fitting.entities(collection)
    entity = known.of_name[spoken[:, 2]]
    is_shown = known.is_shown[entity]
    lanes = only(np.vstack([entity, spoken[:, 3], spoken[:, 1]]).T, is_shown)
    most = _most(lanes, many)
    asked = "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    return _in_order(lanes, most, dict(collection.rows(asked, (json.dumps(list(most)),))), many)


def _by_place(collection: Collection, spoken: Numbers, many: int) -> Said:
    """Return the quotes in articles that name a place; peoples and governments are no places."""
    documents, at = np.unique(spoken[:, 0], return_inverse=True)
    named = fitting.rows(collection, "places", documents.astype(np.int32))
    asked = "SELECT id, place, kind FROM places WHERE lat IS NOT NULL AND hidden = 0"
    names = {one: place for one, place, kind in collection.rows(asked) if kind not in FIGURATIVE}
    named = only(named, among(named[:, 1], list(names)))
    times = np.bincount(at, minlength=len(documents))[np.searchsorted(documents, named[:, 0])]
    totals = np.bincount(named[:, 1], times)
    least = _least(totals[totals > 0], many)
    chosen = [one for one in fitting.each(named[:, 1]).tolist() if totals[one] >= least]
    lanes = [
        np.column_stack([np.full(len(theirs), place), theirs[:, 3], theirs[:, 1]])
        for place in chosen
        for theirs in [only(spoken, among(spoken[:, 0], named[named[:, 1] == place, 0]))]
    ]
    found = np.concatenate(lanes) if lanes else np.zeros((0, 3), dtype=np.int32)
    return _in_order(found, _most(found, many), names, many)


def _by_source(collection: Collection, spoken: Numbers, many: int) -> Said:
    known = sources.read(collection)
    source_of = known.of_document[spoken[:, 0]]
    lanes = only(np.vstack([source_of, spoken[:, 3], spoken[:, 1]]).T, source_of >= 0)
    return _in_order(lanes, _most(lanes, many), dict(enumerate(known.names)), many)


LANES: dict[By, Callable[[Collection, Numbers, int], Said]] = {
    "person": _by_person,
    "place": _by_place,
    "source": _by_source,
}


def _most(lanes: Numbers, many: int) -> dict[int, int]:
    """Return how many quotes the lanes with the most have, with all that tie with the last of them."""
    lane, quote = lanes[:, 0], lanes[:, 2]
    lane_of = np.full(int(quote.max(initial=0)) + 1, -1, dtype=lane.dtype)
    lane_of[quote] = lane
    if bool((lane_of[quote] == lane).all()):  # no quote is in several
        found, times = grouped(lane_of[lane_of >= 0])
    else:
        found, times = grouped(distinct(lane.astype(np.int64) << 32 | quote) >> 32)
    least = _least(times, many)
    return dict(zip(found[times >= least].tolist(), times[times >= least].tolist(), strict=True))


def _least(times: Many, many: int) -> int:
    return int(np.sort(times)[-many]) if len(times) > many else 0


def _in_order(lanes: Numbers, most: dict[int, int], names: dict[int, str], many: int) -> Said:
    """Return the lanes with the most quotes, of several with as many the first by name."""
    first = sorted((one for one in most if one in names), key=lambda one: (-most[one], names[one]))[:many]
    return only(lanes, among(lanes[:, 0], first)), {one: names[one] for one in first}


def _once(quotes: Numbers, unit: Unit) -> list[tuple[int, int]]:
    """Return days with counts for rows of (entity, day, quote), using one day of a quote in each period."""
    each, which = np.unique(quotes[:, 1], return_inverse=True)
    found: dict[date, int] = {}
    first = [
        found.setdefault(periods.begin(day, unit), number) if (day := days.day(number)) else 0
        for number in each.tolist()
    ]
    begun = np.array(first, dtype=np.int64)[which]
    return fitting.counted(distinct(begun << 32 | quotes[:, 2]) >> 32)
