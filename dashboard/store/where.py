"""From filters to SQL: conditions and their values, never a value inside the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection

PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Where:
    """Conditions that all hold, with the values for their question marks in order."""

    conditions: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()

    def and_(self, condition: str, *values: Any) -> "Where":
        """Return this with one more condition."""
        return Where((*self.conditions, condition), self.values + values)

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "1"


def documents(collection: Collection, filters: Filters, *, key: str, day: str) -> Where:
    """Return the conditions for rows of documents that fit; `key` and `day` name the row's columns."""
    where = Where()
    for name in filters.people:
        where = where.and_(*_appears(key, "appearances", "name_id", names(collection, name)))
    where = _of_places(collection, filters, where, key)
    where = _of_sources(filters, where, key)
    if filters.kinds or filters.sayings:
        # A look into the index for each document: a list of all that have such a quote would be most of them.
        asked = _of_kind(filters, Where((f"document_id = {key}", "hidden = 0")))
        where = where.and_(f"EXISTS (SELECT 1 FROM quotes WHERE {asked})", *asked.values)
    where = _in_period(filters, where, key, day)
    return _with_words(filters, where, key, "documents_search")


def quotes(collection: Collection, filters: Filters) -> Where:
    """Return the conditions for rows of the table `quotes`."""
    where = Where().and_("quotes.hidden = 0")
    if filters.people:
        speakers = [one for name in filters.people for one in names(collection, name)]
        where = where.and_(f"quotes.speaker_id IN ({_marks(speakers)})", *speakers)
    where = _of_places(collection, filters, where, "quotes.document_id")
    where = _of_sources(filters, where, "quotes.document_id")
    where = _of_kind(filters, where)
    if filters.axis == "mentioned" and (filters.first or filters.last):
        overlap, values = _overlap(filters)
        where = where.and_(f"quotes.id IN (SELECT quote_id FROM quote_dates WHERE {overlap})", *values)
    else:
        where = _published(filters, where, "quotes.day")
    return _with_words(filters, where, "quotes.id", "quotes_search")


def dates(collection: Collection, filters: Filters) -> Where:
    """Return the conditions for rows of the table `dates`; said to happen: the row itself counts."""
    if filters.axis == "published" or not (filters.first or filters.last):
        where = documents(collection, filters, key="dates.document_id", day="dates.day")
        return where.and_("dates.hidden = 0")
    around = replace(filters, first=None, last=None)
    where = documents(collection, around, key="dates.document_id", day="dates.day").and_("dates.hidden = 0")
    overlap, values = _overlap(filters)
    return where.and_(overlap, *values)


def names(collection: Collection, name: str) -> list[int]:
    """Return the rows of all names that stand for the one who is shown under this name."""
    rows = collection.rows(
        "SELECT names.id FROM names JOIN entities ON entities.id = names.entity_id "
        "WHERE entities.name = ? AND entities.hidden = 0",
        (name,),
    )
    return [row[0] for row in rows]


def places(collection: Collection, label: str) -> list[int]:
    """Return the places that are shown under a name; a name without its country means all that bear it."""
    shown = "SELECT id FROM places WHERE place = ? AND hidden = 0 AND lat IS NOT NULL"
    bearing = "SELECT id FROM places WHERE name = ? AND hidden = 0 AND lat IS NOT NULL"
    return [row[0] for row in collection.rows(shown, (label,)) or collection.rows(bearing, (label,))]


def search(text: str) -> str:
    """Return what was typed as words for the index: all must occur, "several in quotes" side by side.

    >>> search('tram "new line" NOT -x')
    '"tram" "new line" "NOT" "-x"'
    """
    parts = (phrase or word.replace('"', "") for phrase, word in PART.findall(text.replace("\0", " ")))
    return " ".join(f'"{part}"' for part in parts if any(character.isalnum() for character in part))


def _appears(key: str, table: str, column: str, rows: Sequence[int]) -> tuple[Any, ...]:
    return f"{key} IN (SELECT document_id FROM {table} WHERE {column} IN ({_marks(rows)}))", *rows


def _of_places(collection: Collection, filters: Filters, where: Where, key: str) -> Where:
    for label in filters.places:
        where = where.and_(*_appears(key, "place_appearances", "place_id", places(collection, label)))
    return where


def _of_kind(filters: Filters, where: Where) -> Where:
    for column, chosen in (("kind", filters.kinds), ("saying", filters.sayings)):
        if chosen:
            where = where.and_(f"quotes.{column} IN ({_marks(chosen)})", *chosen)
    return where


def _of_sources(filters: Filters, where: Where, key: str) -> Where:
    if not filters.sources:
        return where
    found = f"SELECT id FROM documents WHERE source IN ({_marks(filters.sources)})"
    return where.and_(f"{key} IN ({found})", *filters.sources)


def _in_period(filters: Filters, where: Where, key: str, day: str) -> Where:
    if filters.axis == "published" or not (filters.first or filters.last):
        return _published(filters, where, day)
    overlap, values = _overlap(filters)
    return where.and_(f"{key} IN (SELECT document_id FROM dates WHERE hidden = 0 AND {overlap})", *values)


def _published(filters: Filters, where: Where, day: str) -> Where:
    if filters.first:
        where = where.and_(f"{day} >= ?", days.number(filters.first))
    if filters.last:
        # An unknown day is 0 and lies in no period.
        where = where.and_(f"{day} BETWEEN 1 AND ?", days.number(filters.last))
    return where


def _overlap(filters: Filters) -> tuple[str, list[int]]:
    """Return the condition that first_day to last_day touches the period."""
    parts, values = ["first_day IS NOT NULL"], []
    if filters.last:
        parts.append("first_day <= ?")
        values.append(days.number(filters.last))
    if filters.first:
        parts.append("last_day >= ?")
        values.append(days.number(filters.first))
    return " AND ".join(parts), values


def _with_words(filters: Filters, where: Where, key: str, index: str) -> Where:
    if not filters.text:
        return where
    words = search(filters.text)
    if not words:
        return where.and_("0")
    return where.and_(f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", words)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
