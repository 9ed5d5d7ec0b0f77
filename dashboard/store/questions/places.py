"""Where: the places on the map, the sentences they occur in, and those that could not be found."""

import json
from datetime import date

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, marks, periods, sums, where
from dashboard.text import extents

COLUMNS = "place name region country kind precision km lat lon geonameid mentions documents version"
A_DAY = 10**8  # more than any day as a number
# The map plays periods one after the other: three weeks day by day, two years week by week.
PLAYED_DAYS, PLAYED_WEEKS = 21, 731
MENTIONS = (
    "place text sentence because runner_up confidence published document source "
    "start end document_id country kind lat lon geonameid version corrected checked"
)

CORRECTED = """coalesce((SELECT iif(was_key = '', 'added', 'place') FROM given_rows AS given
  WHERE given.document_id = place_mentions.document_id AND given.kind = 'place'
  AND given.start_char = place_mentions.start_char AND given.end_char = place_mentions.end_char), '')"""


def find(
    collection: Collection, filters: Filters, *, limit: int | None = None, naming: str | None = None
) -> pd.DataFrame:
    """Return the places in the documents that fit (and name one more person), most mentioned first.

    Columns: place (the name as shown), name, region, country, kind, precision (country, region, city,
    neighbourhood, site or area), km (its extent), lat, lon, geonameid, mentions, documents, version.
    """
    rows = _counted(collection, filters, naming)
    return _found(collection, sorted(rows, key=lambda row: (-row[2], -row[3], row[1]))[:limit])


def _found(collection: Collection, rows: list[tuple[int, str, int, int]]) -> pd.DataFrame:
    asked = """
      SELECT places.id, place, name, region, country, kind, lat, lon, geonameid,
        (SELECT documents.version FROM place_appearances JOIN documents ON documents.id = document_id
         WHERE place_appearances.place_id = places.id LIMIT 1)
      FROM places WHERE id IN (SELECT value FROM json_each(?))
    """
    numbers = json.dumps([row[0] for row in rows])
    known = {number: rest for number, *rest in collection.rows(asked, (numbers,))}
    found = (_row(*known[number], *counts) for number, _, *counts in rows)
    return columns.frame(found, COLUMNS)


def _row(
    place: str, name: str, region: str, country: str, kind: str, lat: float, lon: float,
    geonameid: int | None, version: str, mentions: int, documents: int,
) -> tuple[object, ...]:  # fmt: skip
    """Return a place's row, with its precision and extent."""
    size = extents.of(kind, name, geonameid)
    return (
        place, name, region, country, kind, size.precision, size.km, lat, lon, geonameid,
        mentions, documents, version,
    )  # fmt: skip


def called(collection: Collection, filters: Filters, name: str) -> pd.DataFrame:
    """Return the row of the place that is shown under a name, in the columns of `find`; none if none fits."""
    return _found(collection, [row for row in _counted(collection, filters, None) if row[1] == name])


def count(collection: Collection, filters: Filters) -> int:
    """Return how many places fit."""
    return len(_counted(collection, filters, None))


def _counted(collection: Collection, filters: Filters, naming: str | None) -> list[tuple[int, str, int, int]]:
    """Return number, name, mentions and documents of the places that fit; without filters the kept totals."""
    rows = collection.rows(
        "SELECT id, place, mentions, documents FROM places WHERE lat IS NOT NULL AND hidden = 0"
    )
    if filters.is_empty and naming is None:
        return [row for row in rows if row[2] > 0]
    mentions, documents = sums.of_places(collection, filters, naming)
    many, in_documents = mentions.tolist(), documents.tolist()
    return [
        (number, place, many[number], in_documents[number])
        for number, place, _, _ in rows
        if number < len(many) and many[number]
    ]


def by_period(collection: Collection, filters: Filters, *, limit: int) -> pd.DataFrame:
    """Return how often the most mentioned places are mentioned in each period, by day of publication.

    The unit, day, week or month, is in attrs. Columns: place, period, mentions.
    """
    found = fitting.rows(collection, "places", fitting.documents(collection, filters))
    day = fitting.days_of(collection)[found[:, 0]]
    total = np.bincount(found[:, 1], found[:, 2])
    least = np.sort(total)[-limit] if len(total) > limit else 0
    kept = (day > 0) & (total[found[:, 1]] >= max(least, 1))
    found, day = found[kept], day[kept]
    unit = periods.choose_unit(np.unique(day).tolist(), most_days=PLAYED_DAYS, most_weeks=PLAYED_WEEKS)
    each, which = np.unique(day, return_inverse=True)
    begins = [periods.begin(known, unit) if (known := days.day(one)) else date.min for one in each.tolist()]
    begun = np.array([days.number(one) for one in begins], dtype=np.int64)[which]
    keys, at = np.unique(found[:, 1].astype(np.int64) * A_DAY + begun, return_inverse=True)
    many = np.bincount(at, found[:, 2], minlength=len(keys)).astype(int)
    names = dict(collection.rows("SELECT id, place FROM places WHERE lat IS NOT NULL AND hidden = 0"))
    numbers, periods_of = (keys // A_DAY).tolist(), (keys % A_DAY).tolist()
    rows = sorted(
        (names[place], days.day(period), mentions)
        for place, period, mentions in zip(numbers, periods_of, many.tolist(), strict=True)
        if place in names
    )
    frame = pd.DataFrame(rows, columns=["place", "period", "mentions"])
    frame.attrs["unit"] = unit
    return frame


def mentions(
    collection: Collection, filters: Filters, *, place: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """Return the mentions of places (or of a named one) in the documents that fit, newest first.

    Columns: place, text, sentence, because, runner_up, confidence, published, document, source, start, end,
    document_id, country, kind, lat, lon, geonameid, version, corrected ("place" or "added" if by hand, else
    ""), checked ("yes" or "").
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
          {CORRECTED}, '', document_id, sentence_start, sentence_end
        FROM place_mentions JOIN places ON places.id = place_id JOIN documents ON documents.id = document_id
        WHERE {fits} AND places.lat IS NOT NULL AND places.hidden = 0
        ORDER BY place_mentions.day DESC, document_id, start_char LIMIT ?
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    found = columns.frame((row[:-3] for row in rows), MENTIONS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    found["checked"] = marks.checked_cells(collection, "place", found)
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
