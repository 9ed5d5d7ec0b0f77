"""Where: the places on the map, the sentences they occur in, and those that could not be found."""

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, where

COLUMNS = "place name region country kind lat lon geonameid mentions documents version"
MENTIONS = (
    "place text sentence because runner_up confidence published document source "
    "start end document_id country kind lat lon geonameid version"
)
SUMS = """
  WITH chosen AS MATERIALIZED (SELECT id FROM documents WHERE {fits})
  SELECT place_id, sum(mentions) AS mentions, count(*) AS documents
  FROM chosen CROSS JOIN place_appearances ON place_appearances.document_id = chosen.id GROUP BY place_id
"""
TOTALS = "SELECT id AS place_id, mentions, documents FROM places WHERE mentions > 0"


def find(
    collection: Collection, filters: Filters, *, limit: int | None = None, naming: str | None = None
) -> pd.DataFrame:
    """Return the places in the documents that fit (and name one more person), most mentioned first.

    Columns: place (the name as shown), name, region, country, kind, lat, lon, geonameid, mentions,
    documents, version.
    """
    sums, values = _sums(collection, filters, naming)
    rows = collection.rows(
        f"""
        SELECT place, name, region, country, kind, lat, lon, geonameid, found.mentions, found.documents,
          (SELECT documents.version FROM place_appearances JOIN documents ON documents.id = document_id
           WHERE place_appearances.place_id = places.id LIMIT 1)
        FROM ({sums}) AS found JOIN places ON places.id = found.place_id
        WHERE lat IS NOT NULL AND hidden = 0
        ORDER BY found.mentions DESC, found.documents DESC, place LIMIT ?
        """,
        (*values, -1 if limit is None else limit),
    )
    return columns.frame(rows, COLUMNS)


def count(collection: Collection, filters: Filters) -> int:
    """Return how many places fit."""
    sums, values = _sums(collection, filters)
    rows = collection.rows(
        f"SELECT count(*) FROM ({sums}) AS found JOIN places ON places.id = found.place_id "
        "WHERE lat IS NOT NULL AND hidden = 0",
        values,
    )
    return int(rows[0][0])


def mentions(
    collection: Collection, filters: Filters, *, place: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """Return the mentions of places (or of a named one) in the documents that fit, newest first.

    Columns: place, text, sentence, because, runner_up, confidence, published, document, source, start, end,
    document_id, country, kind, lat, lon, geonameid, version.
    """
    fits = where.documents(
        collection, filters, key="place_mentions.document_id", day="place_mentions.day"
    ).and_("place_mentions.hidden = 0")
    if place is not None:
        ids = where.places(collection, place)
        fits = fits.and_(f"place_mentions.place_id IN ({', '.join('?' * len(ids))})", *ids)
    rows = collection.rows(
        f"""
        SELECT places.place, place_mentions.text, NULL, place_mentions.because, runner_up, confidence,
          place_mentions.day, {columns.DOCUMENT}, source,
          start_char, end_char, documents.key, country, places.kind, lat, lon, geonameid, version,
          document_id, sentence_start, sentence_end
        FROM place_mentions JOIN places ON places.id = place_id JOIN documents ON documents.id = document_id
        WHERE {fits} AND places.lat IS NOT NULL AND places.hidden = 0
        ORDER BY place_mentions.day DESC, document_id, start_char LIMIT ?
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    found = columns.frame((row[:-3] for row in rows), MENTIONS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "published")


def unresolved(collection: Collection, filters: Filters, *, limit: int | None = None) -> pd.DataFrame:
    """Return the places without a position, most mentioned first, each with the reason of one mention.

    Columns: text, mentions, documents, because.
    """
    key, day = "place_appearances.document_id", "place_appearances.day"
    fits = where.documents(collection, filters, key=key, day=day)
    rows = collection.rows(
        f"""
        SELECT name, sum(place_appearances.mentions) AS found, count(DISTINCT document_id),
          max((SELECT because FROM place_mentions WHERE place_mentions.place_id = places.id LIMIT 1))
        FROM places CROSS JOIN place_appearances ON place_appearances.place_id = places.id
        WHERE lat IS NULL AND hidden = 0 AND {fits} GROUP BY name ORDER BY found DESC, name LIMIT ?
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    return columns.frame(rows, "text mentions documents because")


def _sums(
    collection: Collection, filters: Filters, naming: str | None = None
) -> tuple[str, tuple[object, ...]]:
    """Return the query for each place's mentions and documents; without filters the kept totals answer it."""
    if filters.is_empty and naming is None:
        return TOTALS, ()
    fits = where.documents(collection, filters, key="documents.id", day="documents.day", naming=naming)
    return SUMS.format(fits=fits), fits.values
