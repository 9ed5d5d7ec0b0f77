"""When: by the day of publication, or by the days that the text mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from dashboard.filters import Axis, Filters
from dashboard.store import days, ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import columns, periods, where
from dashboard.store.questions.periods import Unit

COLUMNS = (
    "date_id text event type value first last sentence because confidence published document source "
    "start end document_id version"
)
COLUMNS_OF_LANES = ["name", "period", "quotes"]
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
    document, source, start, end, document_id, version.
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
          documents.key, version, document_id, sentence_start, sentence_end
        FROM {JOINED}
        WHERE dates.id IN (SELECT dates.id FROM {table} WHERE {fits} ORDER BY {by} LIMIT ?)
        ORDER BY {by}
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    found = columns.frame((row[:-3] for row in rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "first", "last", "published")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many dated sentences fit."""
    fits = where.dates(collection, filters)
    return int(collection.rows(f"SELECT count(*) FROM dates WHERE {fits}", fits.values)[0][0])


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
    fits = where.dates(collection, filters)
    if is_of_days:
        fits = fits.and_("dates.first_day = dates.last_day")
    day = "dates.day" if axis == "published" else "dates.first_day"
    asked = f"SELECT {day}, count(*) FROM dates WHERE {fits} GROUP BY 1"
    found = {"dates": collection.rows(asked, fits.values)}
    if axis == "published":
        said = where.quotes(collection, filters)
        asked = f"SELECT quotes.day, count(*) FROM quotes WHERE {said} GROUP BY 1"
        found = {"quotes": collection.rows(asked, said.values), **found}
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
    speakers = _most_quoted(collection, filters, people)
    rows = _of_speakers(collection, filters, axis, speakers)
    unit = unit or periods.choose_unit(number for found in rows.values() for number, _ in found)
    frames = [
        periods.count(_once(found, unit), column="quotes", unit=unit).assign(name=name)
        for name, found in rows.items()
    ]
    known = [frame for frame in frames if len(frame)]
    lanes = pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=COLUMNS_OF_LANES)
    lanes = lanes[COLUMNS_OF_LANES]
    lanes.attrs["unit"] = unit
    return lanes


def _once(quotes: Iterable[tuple[int, int]], unit: Unit) -> list[tuple[int, int]]:
    """Return days with counts for (day, quote) rows, using one day of a quote in each period."""
    days_of: dict[tuple[int, date], int] = {}
    for number, quote in quotes:
        if day := days.day(number):
            days_of.setdefault((quote, periods.begin(day, unit)), number)
    return list(Counter(days_of.values()).items())


def _most_quoted(collection: Collection, filters: Filters, people: int) -> dict[int, str]:
    """Return the most quoted entities and their names, in that order."""
    if filters.is_empty:
        asked = (
            "SELECT id, name FROM entities WHERE hidden = 0 AND quotes > 0 ORDER BY quotes DESC, name LIMIT ?"
        )
        return dict(collection.rows(asked, (people,)))
    fits = where.quotes(collection, filters)
    rows = collection.rows(
        f"""
        SELECT entities.id, entities.name
        FROM (SELECT speaker_id, count(*) AS quotes FROM quotes WHERE {fits} GROUP BY speaker_id) AS said
        JOIN names ON names.id = said.speaker_id JOIN entities ON entities.id = entity_id
        WHERE entities.hidden = 0 GROUP BY entities.id
        ORDER BY sum(said.quotes) DESC, entities.name LIMIT ?
        """,
        (*fits.values, people),
    )
    return dict(rows)


def _of_speakers(
    collection: Collection, filters: Filters, axis: Axis, speakers: Mapping[int, str]
) -> dict[str, list[tuple[int, int]]]:
    """Return the days of each speaker's quotes, each with the quote's number."""
    marks = ", ".join("?" * len(speakers))
    fits = where.quotes(collection, filters).and_(
        f"quotes.speaker_id IN (SELECT id FROM names WHERE entity_id IN ({marks}))", *speakers
    )
    day, dated = "quotes.day", ""
    if axis == "mentioned":
        day, dated = "quote_dates.first_day", "JOIN quote_dates ON quote_dates.quote_id = quotes.id"
        fits = where.touching(filters, fits)
    asked = f"""
      SELECT names.entity_id, {day}, quotes.id FROM quotes JOIN names ON names.id = quotes.speaker_id {dated}
      WHERE {fits} ORDER BY 2, 3
    """
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in speakers.values()}
    for entity, number, quote in collection.rows(asked, fits.values):
        found[speakers[entity]].append((number, quote))
    return found
