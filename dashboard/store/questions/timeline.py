"""When: by the day of publication, or by the days that the text mentions."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import Axis, Filters
from dashboard.store import days, ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, Terms, text
from dashboard.store.questions import columns, fitting, marks, periods, where
from dashboard.store.questions.columns import Values
from dashboard.store.questions.masks import Numbers
from dashboard.store.questions.periods import Unit
from dashboard.store.questions.where import Where
from dashboard.store.writing.tallies import NO_STRETCH

COLUMNS = (
    "date_id text event type value first last sentence because confidence published document source "
    "start end document_id version corrected checked"
)
CORRECTED = """coalesce((SELECT corrected FROM read_rows WHERE read_rows.document_id = dates.document_id
  AND read_rows.kind = 'dates' AND row_id = dates.id), '')"""
JOINED = "dates JOIN documents ON documents.id = dates.document_id"
ORDER = "dates.first_day DESC NULLS LAST, dates.last_day DESC, dates.document_id, dates.start_char"
BY_PUBLICATION = "dates.day DESC, dates.document_id, dates.start_char"
# Calendar days as numbers of which two are about as far apart as the days are.
FAR = "({day} / 10000 * 372 + {day} / 100 % 100 * 31 + {day} % 100)"
# A stretch is as far as its farther end: a year that contains a day is not as near as that day.
NEAREST = """
  value IN {refs}, coalesce(max(abs({first} - {near}), abs({last} - {near})), 1e9),
  dates.document_id, dates.start_char
"""
REFS, VALUE, FIRST = ("PAST_REF", "PRESENT_REF", "FUTURE_REF"), 4, 5  # in the columns of `find`
A_DAY = 10**8  # more than any day as a number
# As in the table's headings: the words around a date are taken from the text, its days are a range.
ORDERS = {
    "sentence": text(
        "(SELECT substr(text, sentence_start + 1, sentence_end - sentence_start) FROM document_texts "
        "WHERE document_texts.document_id = dates.document_id)"
    ),
    "text": text("dates.text"),
    "days": "dates.first_day * 100000000 + dates.last_day",
    "event": text("dates.event"),
    "corrected": text(CORRECTED),
    "printed": "nullif(dates.day, 0)",
    "document": text(columns.DOCUMENT),
    "source": text("documents.source"),
}


def find(
    collection: Collection,
    filters: Filters,
    *,
    limit: int | None = None,
    skip: int = 0,
    order: Order | None = None,
    axis: Axis = "mentioned",
    near: date | None = None,
) -> pd.DataFrame:
    """Return the dated sentences that fit, without the first `skip`, in the order of a column of ORDERS.

    Without one the latest days on the axis come first and those without a known day last; with `near` what
    is nearest to that day, before or after it, and “recently” and “now” last.

    Columns: date_id, text, event, type, value, first, last, sentence, because, confidence, published,
    document, source, start, end, document_id, version, corrected ("date" or "added" if by hand, else ""),
    checked ("yes" or "").
    """
    usual = ORDER if axis == "mentioned" else BY_PUBLICATION
    usual = _nearest(near) if near else usual
    by = ordering.terms(order, ORDERS, usual)
    part = (-1 if limit is None else limit, skip)
    if by.is_usual and limit is not None:
        rows = _first(collection, filters, by, axis, near, (limit, skip))
    else:
        rows = _rows(collection, where.dates(collection, filters), by, part)
    found = columns.frame((row[:-3] for row in rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    found["checked"] = marks.checked_cells(collection, "date", found)
    return columns.with_days(found, "first", "last", "published")


def _rows(collection: Collection, fits: Where, by: Terms, part: tuple[int, int]) -> list[Values]:
    """Return the columns of `find`, then document and span of the sentence; `part` is LIMIT and OFFSET."""
    table = "dates" if by.is_usual else JOINED
    return collection.rows(
        f"""
        SELECT dates.id, dates.text, event, type, value, first_day, last_day, NULL, because, confidence,
          dates.day, {columns.DOCUMENT}, source, start_char, end_char,
          documents.key, version, {CORRECTED}, '', document_id, sentence_start, sentence_end
        FROM {JOINED}
        WHERE dates.id IN (SELECT dates.id FROM {table} WHERE {fits} ORDER BY {by} LIMIT ? OFFSET ?)
        ORDER BY {by}
        """,
        (*fits.values, *part),
    )


def _first(
    collection: Collection, filters: Filters, by: Terms, axis: Axis, near: date | None, part: tuple[int, int]
) -> list[Values]:
    """Return the first rows in the usual order: the documents that have them are found in the columns.

    What is a "now" or "recently" is not told from other dates there, and comes last near a day: until all
    rows are nearer than what was looked at, more is.
    """
    dated = fitting.dates(collection, filters)
    rank = _rank(collection, dated, axis, near)
    looked_at = sum(part)
    while True:
        shown = fitting.first(dated, rank, looked_at)
        documents = fitting.each(shown[:, 0]).tolist()
        fits = where.touching(filters, where.these("dates.document_id", documents).and_("dates.hidden = 0"))
        rows = _rows(collection, fits, by, part)
        if near is None or looked_at >= len(dated) or not rows:
            return rows
        found = np.array([(0, row[FIRST] or 0, row[FIRST + 1] or 0) for row in rows], dtype=np.int32)
        farthest = _rank(collection, found, axis, near).min()
        if farthest > _rank(collection, shown, axis, near).min() and rows[-1][VALUE] not in REFS:
            return rows
        looked_at *= 4


def _rank(collection: Collection, dated: Numbers, axis: Axis, near: date | None) -> NDArray[np.int64]:
    """Return a number for each date: those with the largest come first."""
    first, last = (dated[:, at].astype(np.int64) for at in (1, 2))
    if near is not None:
        far, there = ((one // 10_000 * 372 + one // 100 % 100 * 31 + one % 100) for one in (first, last))
        number = days.number(near)
        day = number // 10_000 * 372 + number // 100 % 100 * 31 + number % 100
        away = np.maximum(np.abs(far - day), np.abs(there - day))
        return -np.where((first > 0) & (last > 0), away, 10**9)
    if axis == "mentioned":
        return first * A_DAY + last
    return fitting.days_of(collection)[dated[:, 0]].astype(np.int64)


def _nearest(day: date) -> str:
    """Return the terms that put what is nearest to a day first."""
    ends = {end: FAR.format(day=f"dates.{end}_day") for end in ("first", "last")}
    return NEAREST.format(near=FAR.format(day=days.number(day)), refs=NO_STRETCH, **ends)


def count(collection: Collection, filters: Filters) -> int:
    """Return how many dated sentences fit."""
    return len(fitting.dates(collection, filters))


def density(
    collection: Collection,
    filters: Filters,
    *,
    axis: Axis,
    unit: Unit | None = None,
    is_of_days: bool = False,
) -> pd.DataFrame:
    """Return how much there is in each period; attrs has the unit and, in attrs["undated"], the undated.

    By publication: quotes, and dates by the day of their documents. By what is said: dates, by the first
    day each covers; with `is_of_days` only those that mean one day, as "2016" would count for 1 January.
    Columns: period, dates; by publication period, quotes, dates.
    """
    dated = fitting.dates(collection, filters)
    if is_of_days:
        dated = dated[(dated[:, 1] == dated[:, 2]) & (dated[:, 1] > 0)]
    if axis == "published":
        day = fitting.days_of(collection)
        said = fitting.quotes(collection, filters)
        found = {"quotes": fitting.counted(day[said[:, 0]]), "dates": fitting.counted(day[dated[:, 0]])}
    else:
        found = {"dates": fitting.counted(dated[:, 1])}
    unit = unit or periods.choose_unit(number for rows in found.values() for number, _ in rows)
    counted = (periods.count(rows, column=name, unit=unit) for name, rows in found.items())
    together = (
        pd.concat([rows.set_index("period") for rows in counted], axis=1)
        .fillna(0)
        .astype(int)
        .sort_index()
        .reset_index()
    )
    undated = {name: sum(many for number, many in rows if not number) for name, rows in found.items()}
    together.attrs.update(unit=unit, undated=undated)
    return together
