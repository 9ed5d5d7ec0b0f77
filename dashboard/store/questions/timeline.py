"""When: by the day of publication, or by the days that the text mentions."""

import json
from datetime import date

import numpy as np
import pandas as pd

from dashboard.filters import Axis, Filters
from dashboard.store import days, ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import columns, fitting, marks, periods, where
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.periods import Unit

COLUMNS = (
    "date_id text event type value first last sentence because confidence published document source "
    "start end document_id version corrected checked"
)
COLUMNS_OF_LANES = ["name", "period", "quotes"]
CORRECTED = """coalesce((SELECT corrected FROM read_rows WHERE read_rows.document_id = dates.document_id
  AND read_rows.kind = 'dates' AND row_id = dates.id), '')"""
JOINED = "dates JOIN documents ON documents.id = dates.document_id"
ORDER = "dates.first_day DESC NULLS LAST, dates.last_day DESC, dates.document_id, dates.start_char"
BY_PUBLICATION = "dates.day DESC, dates.document_id, dates.start_char"
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
    order: Order | None = None,
    axis: Axis = "mentioned",
    near: date | None = None,
) -> pd.DataFrame:
    """Return the dated sentences that fit, in the order of a column of ORDERS.

    Without one the latest days on the axis come first and those without a known day last; days later than
    `near`, which are often misread, come after all others.

    Columns: date_id, text, event, type, value, first, last, sentence, because, confidence, published,
    document, source, start, end, document_id, version, corrected ("date" or "added" if by hand, else ""),
    checked ("yes" or "").
    """
    fits = where.dates(collection, filters)
    usual = ORDER if axis == "mentioned" else BY_PUBLICATION
    if near and axis == "mentioned":
        usual = f"coalesce(dates.first_day > {days.number(near)}, 0), {usual}"
    by = ordering.terms(order, ORDERS, usual)
    table = "dates" if by.is_usual else JOINED
    rows = collection.rows(
        f"""
        SELECT dates.id, dates.text, event, type, value, first_day, last_day, NULL, because, confidence,
          dates.day, {columns.DOCUMENT}, source, start_char, end_char,
          documents.key, version, {CORRECTED}, '', document_id, sentence_start, sentence_end
        FROM {JOINED}
        WHERE dates.id IN (SELECT dates.id FROM {table} WHERE {fits} ORDER BY {by} LIMIT ?)
        ORDER BY {by}
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    found = columns.frame((row[:-3] for row in rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    found["checked"] = marks.checked_cells(collection, "date", found)
    return columns.with_days(found, "first", "last", "published")


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


def lanes(
    collection: Collection, filters: Filters, *, axis: Axis, people: int = 12, unit: Unit | None = None
) -> pd.DataFrame:
    """Return how many quotes of the most quoted people fall into each period, with the unit in attrs.

    By what is said: the days in a quote's own sentence; a quote counts once in each period they begin in.
    Columns: name, period, quotes; most quoted first.
    """
    said, speakers = _said_by_most_quoted(collection, filters, people)
    spoken = _days_spoken_of(collection, filters, axis, said)
    unit = unit or periods.choose_unit(spoken[:, 1].tolist())
    frames = [
        periods.count(_once(spoken[spoken[:, 0] == entity], unit), column="quotes", unit=unit).assign(
            name=name
        )
        for entity, name in speakers.items()
    ]
    known = [frame for frame in frames if len(frame)]
    lanes = pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=COLUMNS_OF_LANES)
    lanes = lanes[COLUMNS_OF_LANES]
    lanes.attrs["unit"] = unit
    return lanes


def _once(quotes: Numbers, unit: Unit) -> list[tuple[int, int]]:
    """Return days with counts for rows of (entity, day, quote), using one day of a quote in each period."""
    each, which = np.unique(quotes[:, 1], return_inverse=True)
    found: dict[date, int] = {}
    first = [
        found.setdefault(periods.begin(day, unit), number) if (day := days.day(number)) else 0
        for number in each.tolist()
    ]
    counted = np.unique(np.column_stack([np.array(first, dtype=np.int32)[which], quotes[:, 2]]), axis=0)
    return fitting.counted(counted[:, 0])


def _said_by_most_quoted(
    collection: Collection, filters: Filters, people: int
) -> tuple[Numbers, dict[int, str]]:
    """Return entity, document and number of the quotes of the most quoted, and their names in that order."""
    known = fitting.entities(collection)
    said = fitting.quotes(collection, filters).copy()
    said[:, 2] = known.of_name[said[:, 2]]
    said = said[known.is_shown[said[:, 2]]]
    entities, times = np.unique(said[:, 2], return_counts=True)
    least = np.sort(times)[-people] if len(times) > people else 0
    many = dict(zip(entities[times >= least].tolist(), times[times >= least].tolist(), strict=True))
    asked = "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    names = collection.rows(asked, (json.dumps(list(many)),))
    first = sorted(names, key=lambda row: (-many[row[0]], row[1]))[:people]
    return said[np.isin(said[:, 2], [row[0] for row in first])][:, [2, 0, 1]], dict(first)


def _days_spoken_of(collection: Collection, filters: Filters, axis: Axis, said: Numbers) -> Numbers:
    """Return entity, day and number for each day of quotes, given as entity, document and number."""
    if axis == "published":
        day = fitting.days_of(collection)[said[:, 1]] if len(said) else said[:, 1]
        return np.column_stack([said[:, 0], day, said[:, 2]])
    spoken = fitting.rows(collection, "spoken", np.unique(said[:, 1]))
    spoken = spoken[fitting.touching(filters, spoken[:, 2], spoken[:, 3])]
    said = said[np.argsort(said[:, 2])]
    at = np.minimum(np.searchsorted(said[:, 2], spoken[:, 1]), max(len(said) - 1, 0))
    theirs = said[at, 2] == spoken[:, 1] if len(said) else np.zeros(0, dtype=bool)
    return np.column_stack([said[at[theirs], 0], spoken[theirs, 2], spoken[theirs, 1]])
