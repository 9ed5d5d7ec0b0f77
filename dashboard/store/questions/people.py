"""Who is quoted, and who is only talked about."""

from collections import defaultdict

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, periods, roles, where
from dashboard.store.questions import places as places_of
from dashboard.store.writing import rulings

COLUMNS = "name label quotes mentions documents first_published last_published variants roles corrected"
MOST_VARIANTS = 10
# Anyone who is not a person, such as a ministry or a newspaper, is listed only if quoted.
ALL = """
  SELECT id, name, label, quotes, mentions, documents, first_day, last_day, key
  FROM entities WHERE hidden = 0 AND (quotes > 0 OR (label = 'PERSON' AND mentions > 0))
"""
# CROSS JOIN keeps the order: from the documents to their names. If someone has several names, a document
# may contain two of them and counts once.
FITTING = """
  WITH chosen AS MATERIALIZED (SELECT id FROM documents WHERE {fits}),
  found AS MATERIALIZED (
    SELECT name_id, sum(quotes) AS quotes, sum(mentions) AS mentions, count(*) AS documents,
      min(nullif(day, 0)) AS first_day, max(day) AS last_day
    FROM chosen CROSS JOIN appearances ON appearances.document_id = chosen.id GROUP BY name_id
  ){said}
  SELECT entities.id, entities.name, entities.label, coalesce(sum({quotes}), 0) AS quotes,
    sum(found.mentions) AS mentions,
    CASE count(*) WHEN 1 THEN sum(found.documents) ELSE (
      SELECT count(DISTINCT document_id) FROM appearances
      WHERE name_id IN (SELECT id FROM names WHERE entity_id = entities.id)
        AND document_id IN (SELECT id FROM chosen)
    ) END AS documents,
    coalesce(min(found.first_day), 0) AS first_day, max(found.last_day) AS last_day,
    entities.key
  FROM found CROSS JOIN names ON names.id = found.name_id CROSS JOIN entities ON entities.id = entity_id
  {joined}
  WHERE entities.hidden = 0 AND (entities.label = 'PERSON' OR entities.quotes > 0)
  GROUP BY entities.id HAVING coalesce(sum({quotes}), 0) > 0 OR entities.label = 'PERSON'
"""
# A document's sums don't include a quote's kind or words: the quotes that fit are counted one by one.
SAID = """,
  said AS MATERIALIZED (
    SELECT speaker_id, count(*) AS quotes FROM chosen CROSS JOIN quotes ON quotes.document_id = chosen.id
    WHERE {own} AND speaker_id IS NOT NULL GROUP BY speaker_id
  )"""
ORDER = "quotes DESC, mentions DESC, name"


def find(collection: Collection, filters: Filters, *, limit: int | None = None) -> pd.DataFrame:
    """Return the people in the documents that fit, and others who are quoted there, most quoted first.

    Each one's quotes are those that fit, in the documents that fit, whoever else is asked for.
    Columns: name, label, quotes, mentions, documents (counts), first_published, last_published, variants,
    roles (as the texts give them, regardless of the filters), corrected ("name" if a correction says
    what they are called or who they are).
    """
    asked, values = _question(collection, filters)
    most = -1 if limit is None else limit
    rows = collection.rows(f"SELECT * FROM ({asked}) ORDER BY {ORDER} LIMIT ?", (*values, most))
    entities = [row[0] for row in rows]
    written, held = _variants(collection, entities), roles.listed(collection, entities)
    ruled = rulings.corrected(collection.connection)
    found = columns.frame(
        (
            (
                name, label, *counts, _others(name, written.get(entity, [])), held.get(entity, ""),
                "name" if (label, key) in ruled else "",
            )
            for entity, name, label, *counts, key in rows
        ),
        COLUMNS,
    )  # fmt: skip
    return columns.with_days(found, "first_published", "last_published")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many people fit."""
    asked, values = _question(collection, filters)
    return int(collection.rows(f"SELECT count(*) FROM ({asked})", values)[0][0])


def places(collection: Collection, name: str, filters: Filters) -> pd.DataFrame:
    """Return the places that occur in the same documents as someone, in the form of `places.find`."""
    return places_of.find(collection, filters, naming=name)


def per_period(collection: Collection, name: str, filters: Filters) -> pd.DataFrame:
    """Return in how many fitting documents of each period someone occurs, with the unit in attrs.

    Columns: period, documents.
    """
    fits = where.documents(collection, filters, key="documents.id", day="documents.day", naming=name)
    rows = collection.rows(f"SELECT day, count(*) FROM documents WHERE {fits} GROUP BY day", fits.values)
    return periods.count(rows, column="documents")


def _question(collection: Collection, filters: Filters) -> tuple[str, tuple[object, ...]]:
    """Return the query and its values; without filters the kept totals answer it."""
    if filters.is_empty:
        return ALL, ()
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    if not where.is_of_quotes(filters):
        return FITTING.format(fits=fits, said="", quotes="found.quotes", joined=""), fits.values
    own = where.own(filters)
    asked = FITTING.format(
        fits=fits,
        said=SAID.format(own=own),
        quotes="said.quotes",
        joined="LEFT JOIN said ON said.speaker_id = found.name_id",
    )
    return asked, (*fits.values, *own.values)


def _variants(collection: Collection, entities: list[int]) -> dict[int, list[str]]:
    """Return how each entity is written, most frequent first."""
    asked = (
        "SELECT names.entity_id, forms.text, sum(forms.mentions) AS mentions "
        "FROM names JOIN forms ON forms.name_id = names.id {} "
        "GROUP BY names.entity_id, forms.text ORDER BY mentions DESC, forms.text"
    )
    found: dict[int, list[str]] = defaultdict(list)
    if len(entities) > 500:
        rows = collection.rows(asked.format(""))
    else:
        marks = ", ".join("?" * len(entities))
        rows = collection.rows(asked.format(f"WHERE names.entity_id IN ({marks})"), entities)
    for entity, text, _ in rows:
        found[entity].append(text)
    return found


def _others(name: str, written: list[str]) -> str:
    """Return the variants of a name, except the name itself, in one text."""
    others = [text for text in written if text != name]
    more = f" and {len(others) - MOST_VARIANTS} more" if len(others) > MOST_VARIANTS else ""
    return "; ".join(others[:MOST_VARIANTS]) + more
