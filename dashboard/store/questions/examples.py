"""A question that a collection can answer, for someone who sees it for the first time."""

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import where
from dashboard.store.questions.about import PLACED
from dashboard.store.writing.places_named import FIGURATIVE
from dashboard.text import definite

ASKED = "What did {} say about {}?"
MOST = 5  # of the most quoted, among whom one is looked for
READ = 500  # of the quotes of each
LEAST = 2  # quotes that answer it
SPEAKERS = "SELECT name FROM entities WHERE hidden = 0 AND quotes > 0 ORDER BY quotes DESC, name LIMIT ?"


def question(collection: Collection) -> str:
    """Return a question about one of the most quoted and a place, or "" if none is found.

    It stands on every page, so it takes no longer in a larger collection: a part of their quotes is read.
    """
    for (name,) in collection.rows(SPEAKERS, (MOST,)):
        if place := _spoken_of(collection, name):
            return ASKED.format(name, definite.with_article(place))
    return ""


def _spoken_of(collection: Collection, name: str) -> str:
    """Return the place that most quotes of somebody are about, of those read, or ""."""
    said = where.quotes(collection, Filters(people=(name,)).shown_first())
    located = PLACED.format("said", "SELECT id FROM places WHERE hidden = 0 AND lat IS NOT NULL")
    asked = f"""
      SELECT places.place
      FROM (SELECT id, document_id, around_start, around_end FROM quotes WHERE {said} LIMIT {READ}) AS said
      CROSS JOIN place_mentions AS located ON {located}
      JOIN places ON places.id = located.place_id
      WHERE places.kind NOT IN ({", ".join("?" * len(FIGURATIVE))})
      GROUP BY places.place HAVING count(DISTINCT said.id) >= {LEAST}
      ORDER BY count(DISTINCT said.id) DESC, places.place LIMIT 1
    """
    found = collection.rows(asked, (*said.values, *FIGURATIVE))
    return str(found[0][0]) if found else ""
