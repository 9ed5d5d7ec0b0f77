"""From filters to SQL: conditions and their values, never a value inside the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import asking
from dashboard.text.folding import fold

PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Where:
    """Conditions that must all be true, with the values for their question marks in order."""

    conditions: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()

    def and_(self, condition: str, *values: Any) -> "Where":
        """Return these with one more condition."""
        return Where((*self.conditions, condition), self.values + values)

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "1"


def documents(
    collection: Collection, filters: Filters, *, key: str, day: str, naming: str | None = None
) -> Where:
    """Return the conditions for rows of documents that fit; `key` and `day` name the row's columns.

    `naming` is one more person whom the documents have to name.
    """
    where = _of_names(collection, filters, Where(), key)
    if naming is not None:
        where = where.and_(*_appears(key, "appearances", "name_id", names(collection, naming)))
    where = _of_sources(collection, filters, where, key)
    if filters.kinds or filters.sayings:
        # Looks up each document in the index: a list of all that have such a quote would be most of them.
        asked = _of_kind(filters, Where((f"document_id = {key}", "hidden = 0")))
        asked = _said_by(collection, filters.people, asked) if filters.people else asked
        where = where.and_(f"EXISTS (SELECT 1 FROM quotes WHERE {asked})", *asked.values)
    where = _in_period(filters, where, key, day)
    return _with_words(filters, where, key, "documents_search")


def quotes(collection: Collection, filters: Filters, *, by: str | None = None) -> Where:
    """Return the conditions for rows of the table `quotes`.

    `by` limits them to one speaker in the documents that fit, whoever else the filters ask for.
    """
    where = Where().and_("quotes.hidden = 0")
    if by is not None:
        fits = documents(collection, filters, key="documents.id", day="documents.day")
        there = f"quotes.document_id IN (SELECT id FROM documents WHERE {fits})"
        return _itself(filters, _said_by(collection, (by,), where.and_(there, *fits.values)))
    if filters.people:
        where = _said_by(collection, filters.people, where)
    # The speaker occurs in the document: it needs further conditions only if others must occur there too.
    is_said = filters.match == "any" or len(filters.people) < 2
    around = replace(filters, people=()) if is_said else filters
    where = _of_names(collection, around, where, "quotes.document_id")
    where = _of_sources(collection, filters, where, "quotes.document_id")
    if filters.axis == "published":
        where = _published(filters, where, "quotes.day")
    return _itself(filters, where)


def is_of_quotes(filters: Filters) -> bool:
    """Say whether the filters restrict the quotes themselves, besides who speaks."""
    is_happening = touching(filters, Where()).conditions
    return bool(filters.kinds or filters.sayings or filters.text or is_happening)


def own(filters: Filters) -> Where:
    """Return the filters on the quotes themselves, besides those on speaker and document."""
    return _itself(filters, Where().and_("quotes.hidden = 0"))


def dates(collection: Collection, filters: Filters) -> Where:
    """Return the conditions for rows of the table `dates`; "said to happen" applies to the row itself."""
    is_own = filters.axis == "mentioned"
    around = replace(filters, first=None, last=None) if is_own else filters
    where = documents(collection, around, key="dates.document_id", day="dates.day").and_("dates.hidden = 0")
    return touching(filters, where)


def touching(filters: Filters, where: Where) -> Where:
    """Add that the row's own days touch the period in which things are said to happen."""
    if filters.axis == "published" or not (filters.first or filters.last):
        return where
    overlap, values = _overlap(filters)
    return where.and_(overlap, *values)


def names(collection: Collection, name: str) -> list[int]:
    """Return the rows of all names that stand for whoever is shown under this name, however spelt."""
    rows = collection.rows(
        "SELECT names.id FROM names JOIN entities ON entities.id = names.entity_id "
        "WHERE entities.name = ? AND entities.hidden = 0",
        (asking.person(collection, name),),
    )
    return [row[0] for row in rows]


def places(collection: Collection, label: str) -> list[int]:
    """Return the places that are shown under a name; without its country it means all that have it."""
    shown = "SELECT id FROM places WHERE place = ? AND hidden = 0 AND lat IS NOT NULL"
    bearing = "SELECT id FROM places WHERE name = ? AND hidden = 0 AND lat IS NOT NULL"
    own = (asking.place(collection, label),)
    return [row[0] for row in collection.rows(shown, own) or collection.rows(bearing, own)]


def search(text: str) -> str:
    """Return what was typed as words for the index: all must occur, and "several in quotes" side by side.

    >>> search('Tram “new line” NOT -x')
    '"tram" "new line" "not" "-x"'
    """
    parts = (phrase or word.replace('"', "") for phrase, word in PART.findall(fold(text)))
    return " ".join(f'"{part}"' for part in parts if any(character.isalnum() for character in part))


def _appears(key: str, table: str, column: str, rows: Sequence[int]) -> tuple[Any, ...]:
    return f"{key} IN (SELECT document_id FROM {table} WHERE {column} IN ({_marks(rows)}))", *rows


def _of_names(collection: Collection, filters: Filters, where: Where, key: str) -> Where:
    """Require documents that name any or all of the people, and any or all of the places."""
    people = [names(collection, name) for name in filters.people]
    labels = [places(collection, label) for label in filters.places]
    for rows in _groups(people, filters):
        where = where.and_(*_appears(key, "appearances", "name_id", rows))
    for rows in _groups(labels, filters):
        where = where.and_(*_appears(key, "place_appearances", "place_id", rows))
    return where


def _groups(found: list[list[int]], filters: Filters) -> list[list[int]]:
    """Return groups of rows; one of each must be there: a group per name, or one for all names."""
    return found if filters.match == "all" or not found else [[row for rows in found for row in rows]]


def _said_by(collection: Collection, people: Sequence[str], where: Where) -> Where:
    speakers = [one for name in people for one in names(collection, name)]
    return where.and_(f"quotes.speaker_id IN ({_marks(speakers)})", *speakers)


def _itself(filters: Filters, where: Where) -> Where:
    """Add the conditions on a quote itself: its kind, its status, its own days and words."""
    where = _of_kind(filters, where)
    happening = touching(filters, Where())
    if happening.conditions:
        asked = f"quotes.id IN (SELECT quote_id FROM quote_dates WHERE {happening})"
        where = where.and_(asked, *happening.values)
    return _with_words(filters, where, "quotes.id", "quotes_search")


def _of_kind(filters: Filters, where: Where) -> Where:
    for column, chosen in (("kind", filters.kinds), ("saying", filters.sayings)):
        if chosen:
            where = where.and_(f"quotes.{column} IN ({_marks(chosen)})", *chosen)
    return where


def _of_sources(collection: Collection, filters: Filters, where: Where, key: str) -> Where:
    """Require documents from one of the sources, and none that is a copy if copies count once."""
    if filters.once:
        where = where.and_(f"{key} NOT IN (SELECT id FROM documents WHERE copy_of > 0)")
    if not filters.sources:
        return where
    found = f"SELECT id FROM documents WHERE source IN ({_marks(filters.sources)})"
    return where.and_(f"{key} IN ({found})", *(asking.source(collection, one) for one in filters.sources))


def _in_period(filters: Filters, where: Where, key: str, day: str) -> Where:
    if filters.axis == "published":
        return _published(filters, where, day)
    happening = touching(filters, Where())
    if not happening.conditions:
        return where
    asked = f"{key} IN (SELECT document_id FROM dates WHERE hidden = 0 AND {happening})"
    return where.and_(asked, *happening.values)


def _published(filters: Filters, where: Where, day: str) -> Where:
    if filters.first:
        where = where.and_(f"{day} >= ?", days.number(filters.first))
    if filters.last:
        # An unknown day is 0 and is in no period.
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
