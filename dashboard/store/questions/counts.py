"""How much there is, and what can be chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting, masks, people, timeline
from dashboard.store.questions.fitting import Numbers

MOST_CHOICES = 3000
Kind = Literal["person", "place", "source"]
# Documents, people (a quoted organisation is a speaker, but not a person) and places, from the kept totals.
# Most names are people's: reading all rows is quicker than the index on the label, which + keeps out.
KEPT = """
  SELECT (SELECT count(*) FROM documents),
    (SELECT count(*) FROM entities WHERE hidden = 0 AND +label = 'PERSON' AND mentions + quotes > 0),
    (SELECT count(*) FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0)
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
    """What the filters offer: sources, most frequent first, and the days that occur."""

    sources: list[str]
    first_day: date | None
    last_day: date | None
    first_mentioned: date | None
    last_mentioned: date | None


def totals(collection: Collection, filters: Filters) -> Totals:
    """Return how many documents, quotes (and documents with quotes), speakers, people, places, dates fit."""
    found, named, mapped = _in_documents(collection, filters)
    said = fitting.quotes(collection, filters)
    return Totals(
        documents=found,
        quotes=len(said),
        quoting=len(fitting.each(said[:, 0])),
        speakers=_speakers(collection, filters, said),
        people=named,
        places=mapped,
        dates=timeline.count(collection, filters),
    )


def documents(collection: Collection) -> int:
    """Return how many documents there are, whatever is asked for."""
    return _one(collection, "SELECT count(*) FROM documents")


def _in_documents(collection: Collection, filters: Filters) -> tuple[int, int, int]:
    """Return how many documents fit, and how many people and places they name."""
    chosen = fitting.documents(collection, filters)
    if chosen is None:
        documents, people, places = collection.rows(KEPT)[0]
        return documents, people, places
    known = fitting.entities(collection)
    named = known.of_name[fitting.each(fitting.rows(collection, "appearances", chosen)[:, 1])]
    people = fitting.each(named[known.is_person[named] & known.is_shown[named]])
    mapped = fitting.rows(collection, "places", chosen)[:, 1]
    shown = fitting.numbers(collection, "SELECT id FROM places WHERE hidden = 0 AND lat IS NOT NULL")
    return len(chosen), len(people), int(masks.among(shown, mapped).sum())


def choices(collection: Collection) -> Choices:
    """Return the sources and days that filters can choose from."""
    sources = "SELECT source FROM documents WHERE source <> '' GROUP BY source ORDER BY count(*) DESC, source"
    return Choices(
        sources=[row[0] for row in collection.rows(sources)],
        first_day=_end(collection, "SELECT min(day) FROM documents WHERE day > 0"),
        last_day=_end(collection, "SELECT max(day) FROM documents"),
        first_mentioned=_end(collection, "SELECT min(first_day) FROM dates WHERE hidden = 0"),
        last_mentioned=_end(collection, "SELECT max(first_day) FROM dates WHERE hidden = 0"),
    )


def frequent(collection: Collection, kind: Kind) -> list[str]:
    """Return the most frequent names of a kind, most frequent first; all sources."""
    if kind == "source":
        return choices(collection).sources
    asked = {
        "person": f"SELECT name FROM ({people.ALL}) ORDER BY quotes + mentions DESC, name LIMIT ?",
        "place": "SELECT place FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0 "
        "ORDER BY mentions DESC, place LIMIT ?",
    }
    return [row[0] for row in collection.rows(asked[kind], (MOST_CHOICES,))]


def _speakers(collection: Collection, filters: Filters, said: Numbers) -> int:
    if filters.is_empty:
        return _one(collection, "SELECT count(*) FROM entities WHERE hidden = 0 AND quotes > 0")
    known = fitting.entities(collection)
    speaking = known.of_name[fitting.each(said[:, 2])]
    return len(fitting.each(speaking[known.is_shown[speaking]]))


def _one(collection: Collection, asked: str, *values: object) -> int:
    return int(collection.rows(asked, values)[0][0])


def _end(collection: Collection, asked: str) -> date | None:
    return days.day(collection.rows(asked)[0][0])
