"""Rows that lack something: a quote its speaker, a document or date its day, a place its position."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.filters import STATEMENTS, Filters
from dashboard.identity import decisions
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, where
from dashboard.store.questions.gaps import looked_at
from dashboard.store.questions.masks import among
from dashboard.store.questions.where import Where

COLUMNS = "text because sentence published document source start end document_id mentions target"
Part = tuple[int, int | None]  # how many are skipped, and how many returned
WHOLE_LIST: Part = (0, None)


def unnamed(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the statements without a named speaker, the newest first, in COLUMNS."""
    fits = _unnamed(collection, filters)
    return _of_spans(collection, "quote", "quotes", "quote", fits, part)


def count_unnamed(collection: Collection, filters: Filters) -> int:
    """Return how many statements have no named speaker."""
    found = fitting.quotes(collection, _asked(filters))[:, 1]
    return int((~among(found, looked_at.quotes(collection, "unnamed"))).sum())


def _unnamed(collection: Collection, filters: Filters) -> Where:
    fits = where.quotes(collection, _asked(filters))
    return _and(fits, looked_at.rows(collection, "unnamed", "quotes"))


def _asked(filters: Filters) -> Filters:
    return replace(filters, unnamed=True, sayings=filters.sayings or STATEMENTS)


def valueless(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the dates and times that lie on no known day, the newest first, in COLUMNS."""
    return _of_spans(collection, "date", "dates", "text", _valueless(collection, filters), part)


def count_valueless(collection: Collection, filters: Filters) -> int:
    """Return how many dates and times lie on no known day."""
    return _count(collection, "dates", _valueless(collection, filters))


def _valueless(collection: Collection, filters: Filters) -> Where:
    # "Recently" (PAST_REF) has no day that could be found.
    fits = where.dates(collection, filters).and_(
        "dates.type IN ('DATE', 'TIME') AND dates.first_day IS NULL AND dates.value NOT LIKE '%REF'"
    )
    return _and(fits, looked_at.rows(collection, "valueless", "dates"))


def undated(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the documents without a day of publication, in COLUMNS; the sentence is their first line."""
    rows = collection.rows(
        f"""
        SELECT {columns.DOCUMENT}, 'no day stands in its fields, its page or its dateline',
          substr(text, 1, 300), NULL, {columns.DOCUMENT}, source, 0, 0, key, 1, key
        FROM documents JOIN document_texts ON document_id = id
        WHERE {(fits := _undated(collection, filters))} ORDER BY documents.id DESC LIMIT ? OFFSET ?
        """,
        (*fits.values, *_most(part)),
    )
    made = ((*row[:-1], decisions.row_target("document", 0, 0, "", document=row[-1])) for row in rows)
    return columns.with_days(columns.frame(made, COLUMNS), "published")


def count_undated(collection: Collection, filters: Filters) -> int:
    """Return how many documents have no day of publication."""
    return _count(collection, "documents", _undated(collection, filters))


def _undated(collection: Collection, filters: Filters) -> Where:
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    done = [
        row.document for one in looked_at.targets(collection, "undated") if (row := decisions.row_of(one))
    ]
    return fits.and_("documents.day = 0").and_(
        "documents.key NOT IN (SELECT value FROM json_each(?))", json.dumps(sorted(done))
    )


def unplaced(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the places without a position, most mentioned first, each at its newest mention, in COLUMNS."""
    rows = collection.rows(
        f"""
        SELECT places.name, found.because, NULL, found.day, {columns.DOCUMENT}, source, found.start_char,
          found.end_char, documents.key, counted.many, 'PLACE:' || places.key, documents.id,
          found.sentence_start, found.sentence_end
        FROM ({(asked := _unplaced(collection, filters))[0]}
          ORDER BY many DESC, place_id LIMIT ? OFFSET ?) AS counted
        JOIN places ON places.id = counted.place_id
        JOIN place_mentions AS found ON (found.place_id, found.document_id) = (places.id, counted.newest)
          AND found.start_char = (SELECT min(start_char) FROM place_mentions AS other
            WHERE (other.place_id, other.document_id) = (places.id, counted.newest) AND hidden = 0)
        JOIN documents ON documents.id = found.document_id ORDER BY counted.many DESC, counted.place_id
        """,
        (*asked[1], *_most(part)),
    )
    return _framed(collection, rows)


def count_unplaced(collection: Collection, filters: Filters) -> int:
    """Return how many places have no position."""
    asked, values = _unplaced(collection, filters)
    return int(collection.rows(f"SELECT count(*) FROM ({asked})", values)[0][0])


def _unplaced(collection: Collection, filters: Filters) -> tuple[str, tuple[Any, ...]]:
    key, day = "place_appearances.document_id", "place_appearances.day"
    fits = where.documents(collection, filters, key=key, day=day)
    done = sorted(one.removeprefix("PLACE:") for one in looked_at.targets(collection, "unplaced"))
    asked = f"""
      SELECT place_id, sum(place_appearances.mentions) AS many, max(document_id) AS newest
      FROM places CROSS JOIN place_appearances ON place_appearances.place_id = places.id
      WHERE lat IS NULL AND hidden = 0 AND places.key NOT IN (SELECT value FROM json_each(?)) AND {fits}
      GROUP BY place_id"""
    return asked, (json.dumps(done), *fits.values)


def _of_spans(
    collection: Collection, kind: str, table: str, words: str, fits: Where, part: Part
) -> pd.DataFrame:
    """Return the rows of a table with sentences in COLUMNS, the newest first."""
    order = f"{table}.day DESC, {table}.document_id, {table}.start_char"
    rows = collection.rows(
        f"""
        SELECT {table}.{words}, {table}.because, NULL, {table}.day, {columns.DOCUMENT}, source,
          {table}.start_char, {table}.end_char, documents.key, 1, '',
          documents.id, sentence_start, sentence_end
        FROM {table} JOIN documents ON documents.id = {table}.document_id
        WHERE {table}.id IN (SELECT id FROM {table} WHERE {fits} ORDER BY {order} LIMIT ? OFFSET ?)
        ORDER BY {order}
        """,
        (*fits.values, *_most(part)),
    )
    named = (
        (*row[:10], decisions.row_target(kind, row[6], row[7], row[0], document=row[8]), *row[11:])
        for row in rows
    )
    return _framed(collection, list(named))


def _framed(collection: Collection, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Return rows, whose last three are document and span of the sentence, as a frame with sentences."""
    found = columns.frame((row[:-3] for row in rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "published")


def _count(collection: Collection, table: str, fits: Where) -> int:
    return int(collection.rows(f"SELECT count(*) FROM {table} WHERE {fits}", fits.values)[0][0])


def _and(one: Where, other: Where) -> Where:
    return Where(one.conditions + other.conditions, one.values + other.values)


def _most(part: Iterable[int | None]) -> tuple[int, int]:
    """Return a part as LIMIT and OFFSET."""
    skip, most = part
    return -1 if most is None else most, skip or 0
