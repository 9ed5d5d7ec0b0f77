"""How much there is, and what can be chosen."""

from dataclasses import dataclass
from datetime import date

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import people, quotes, timeline, where

MOST_CHOICES = 3000
# Documents, people (a quoted organisation is a speaker, but not a person) and places, from the kept totals.
KEPT = """
  SELECT (SELECT count(*) FROM documents),
    (SELECT count(*) FROM entities WHERE hidden = 0 AND label = 'PERSON' AND mentions + quotes > 0),
    (SELECT count(*) FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0)
"""
# CROSS JOIN keeps the order: from the documents to what occurs in them.
FITTING = """
  WITH chosen AS MATERIALIZED (SELECT id FROM documents WHERE {fits}),
  named AS MATERIALIZED (
    SELECT DISTINCT name_id FROM chosen CROSS JOIN appearances ON appearances.document_id = chosen.id
  ),
  mapped AS MATERIALIZED (
    SELECT DISTINCT place_id FROM chosen
    CROSS JOIN place_appearances ON place_appearances.document_id = chosen.id
  )
  SELECT (SELECT count(*) FROM chosen),
    (SELECT count(DISTINCT entities.id) FROM named
     CROSS JOIN names ON names.id = named.name_id CROSS JOIN entities ON entities.id = names.entity_id
     WHERE entities.hidden = 0 AND entities.label = 'PERSON'),
    (SELECT count(*) FROM mapped CROSS JOIN places ON places.id = mapped.place_id
     WHERE places.hidden = 0 AND places.lat IS NOT NULL)
"""


@dataclass(frozen=True)
class Totals:
    """How many there are of each kind under some filters; `quoting` documents contain the quotes."""

    documents: int
    quotes: int
    quoting: int
    speakers: int
    people: int
    places: int
    dates: int


@dataclass(frozen=True)
class Choices:
    """What the filters can offer, most frequent first, and the days that occur."""

    people: list[str]
    places: list[str]
    sources: list[str]
    first_day: date | None
    last_day: date | None
    first_mentioned: date | None
    last_mentioned: date | None


def totals(collection: Collection, filters: Filters) -> Totals:
    """Return how many documents, quotes (and documents with quotes), speakers, people, places, dates fit."""
    if filters.is_empty:
        in_documents = collection.rows(KEPT)[0]
    else:
        fits = where.documents(collection, filters, key="documents.id", day="documents.day")
        in_documents = collection.rows(FITTING.format(fits=fits), fits.values)[0]
    found, named, mapped = in_documents
    said, quoting = quotes.in_documents(collection, filters)
    return Totals(
        documents=found,
        quotes=said,
        quoting=quoting,
        speakers=_speakers(collection, filters),
        people=named,
        places=mapped,
        dates=timeline.count(collection, filters),
    )


def choices(collection: Collection) -> Choices:
    """Return the names, sources and days that filters can choose from."""
    by_frequency = f"SELECT name FROM ({people.ALL}) ORDER BY quotes + mentions DESC, name LIMIT ?"
    shown = (
        "SELECT place FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0 "
        "ORDER BY mentions DESC, place LIMIT ?"
    )
    sources = (
        "SELECT source FROM documents WHERE source <> '' GROUP BY source "
        "ORDER BY count(*) DESC, source LIMIT ?"
    )
    return Choices(
        people=[row[0] for row in collection.rows(by_frequency, (MOST_CHOICES,))],
        places=[row[0] for row in collection.rows(shown, (MOST_CHOICES,))],
        sources=[row[0] for row in collection.rows(sources, (-1,))],
        first_day=_end(collection, "SELECT min(day) FROM documents WHERE day > 0"),
        last_day=_end(collection, "SELECT max(day) FROM documents"),
        first_mentioned=_end(collection, "SELECT min(first_day) FROM dates WHERE hidden = 0"),
        last_mentioned=_end(collection, "SELECT max(first_day) FROM dates WHERE hidden = 0"),
    )


def _speakers(collection: Collection, filters: Filters) -> int:
    if filters.is_empty:
        return _one(collection, "SELECT count(*) FROM entities WHERE hidden = 0 AND quotes > 0")
    fits = where.quotes(collection, filters)
    asked = (
        "SELECT count(DISTINCT entities.id) FROM names JOIN entities ON entities.id = entity_id "
        "WHERE entities.hidden = 0 AND names.id IN "
        f"(SELECT speaker_id FROM quotes WHERE {fits})"
    )
    return _one(collection, asked, *fits.values)


def _one(collection: Collection, asked: str, *values: object) -> int:
    return int(collection.rows(asked, values)[0][0])


def _end(collection: Collection, asked: str) -> date | None:
    return days.day(collection.rows(asked)[0][0])
