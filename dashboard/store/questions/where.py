"""From filters to SQL: conditions and their values, never a value inside the words."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.filters import Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import about as surroundings
from dashboard.store.questions import asking, listed
from dashboard.store.writing import tallies
from dashboard.text import wanted

# Nobody was found, or whoever was found is hidden.
NO_NAME = """NOT EXISTS (SELECT 1 FROM names AS called JOIN entities AS shown ON shown.id = called.entity_id
  WHERE called.id = quotes.speaker_id AND shown.hidden = 0)"""


Query = tuple[str, tuple[Any, ...]]
THESE = "{} IN (SELECT value FROM json_each(?))"


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
    if filters.is_of_kind:
        # Looks up each document in the index: a list of all that have such a quote would be most of them.
        asked = _of_kind(collection, filters, Where((f"document_id = {key}", "hidden = 0")))
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
        where = _said_by(collection, (by,), where.and_(there, *fits.values))
        return _itself(collection, replace(filters, people=(by,)), where)
    if filters.people:
        where = _said_by(collection, filters.people, where)
    # The speaker occurs in the document: it needs further conditions only if others must occur there too.
    is_said = filters.match == "any" or len(filters.people) < 2
    around = replace(filters, people=()) if is_said else filters
    where = _of_names(collection, around, where, "quotes.document_id")
    where = _of_sources(collection, filters, where, "quotes.document_id")
    if filters.axis == "published":
        where = _published(filters, where, "quotes.day")
    return _itself(collection, filters, where)


def is_of_quotes(filters: Filters) -> bool:
    """Say whether the filters restrict the quotes themselves, besides who speaks."""
    is_happening = touching(filters, Where()).conditions
    return bool(filters.is_of_kind or filters.text or is_happening)


def own(collection: Collection, filters: Filters) -> Where:
    """Return the filters on the quotes themselves, besides those on speaker and document."""
    return _itself(collection, filters, Where().and_("quotes.hidden = 0"))


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
    """Return the rows of all names that stand for whoever is shown under this name, however spelt.

    A group of the watch list ("party: Labour") means all in it.
    """
    if (of_group := listed.names(collection, name)) is not None:
        return of_group
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


def about(collection: Collection, topic: str) -> Query:
    """Return the query, with its values, for the numbers of the quotes that are about a name or words.

    A name that the collection has is meant by it, in every form that was resolved. Written in small letters
    it may be words as well, in quotation marks it is nothing else, nor is what no name is called.
    """
    called, located, holding = _topic(collection, topic)
    parts = surroundings.numbers(called, located)
    if holding is not None:
        parts.append((f"SELECT quotes.id FROM quotes WHERE {holding}", holding.values))
    return " UNION ALL ".join(asked for asked, _ in parts), tuple(one for _, some in parts for one in some)


def _about_each(collection: Collection, topic: str, where: Where) -> Where:
    """Add the same as a condition on each quote, for where they are few."""
    called, located, holding = _topic(collection, topic)
    parts = surroundings.of_each(called, located)
    if holding is not None:
        parts.append((str(holding), holding.values))
    either = " OR ".join(f"({asked})" for asked, _ in parts)
    return where.and_(f"({either})", *(one for _, some in parts for one in some))


def _topic(collection: Collection, topic: str) -> tuple[list[int], list[int], Where | None]:
    """Return the names and places that are meant by a topic, and the words if it may be words."""
    is_phrase = wanted.is_phrase(topic)
    called = [] if is_phrase else names(collection, topic)
    located = [] if is_phrase else places(collection, topic)
    may_be_words = topic.islower() or not (called or located)
    return called, located, _holding(topic, "around_search", "quotes.id") if may_be_words else None


def with_words(text: str) -> Where:
    """Return the conditions that the quotes themselves hold the words that were typed."""
    return _holding(text, "quotes_search", "quotes.id")


def matching(groups: Sequence[Sequence[str]]) -> str:
    """Return words as a query of the index: of each group one must occur, several words side by side.

    >>> matching((("tram", "new line"), ("opens",)))
    '("tram" OR "new line") AND "opens"'
    """
    found = [" OR ".join(f'"{word}"' for word in group) for group in groups]
    return " AND ".join(f"({one})" if " OR " in one else one for one in found)


def _appears(key: str, table: str, column: str, rows: Sequence[int]) -> tuple[Any, ...]:
    return f"{key} IN (SELECT document_id FROM {table} WHERE {column} IN ({_marks(rows)}))", *rows


def _of_names(collection: Collection, filters: Filters, where: Where, key: str) -> Where:
    """Require documents that name any or all of the people, and any or all of the places."""
    people = [names(collection, name) for name in filters.people]
    mentioned = [names(collection, name) for name in filters.mentioned]
    labels = [places(collection, label) for label in filters.places]
    for rows in [*groups(people, filters), *groups(mentioned, filters)]:
        where = where.and_(*_appears(key, "appearances", "name_id", rows))
    for rows in groups(labels, filters):
        where = where.and_(*_appears(key, "place_appearances", "place_id", rows))
    return where


def groups(found: list[list[int]], filters: Filters) -> list[list[int]]:
    """Return groups of rows; one of each must be there: a group per name, or one for all names."""
    return found if filters.match == "all" or not found else [[row for rows in found for row in rows]]


def _said_by(collection: Collection, people: Sequence[str], where: Where) -> Where:
    speakers = [one for name in people for one in names(collection, name)]
    return where.and_(f"quotes.speaker_id IN ({_marks(speakers)})", *speakers)


def _itself(collection: Collection, filters: Filters, where: Where) -> Where:
    """Add the conditions on a quote itself: its kind, its status, its own days and words."""
    where = _of_kind(collection, filters, where)
    happening = touching(filters, Where())
    if happening.conditions:
        asked = f"quotes.id IN (SELECT quote_id FROM quote_dates WHERE {happening})"
        where = where.and_(asked, *happening.values)
    return _with_words(filters, where, "quotes.id", "quotes_search")


def _of_kind(collection: Collection, filters: Filters, where: Where) -> Where:
    for column, chosen in (("kind", filters.kinds), ("saying", filters.sayings)):
        if chosen:
            where = where.and_(f"quotes.{column} IN ({_marks(chosen)})", *chosen)
    if filters.sure:
        where = where.and_(f"{tallies.THOUSANDTHS} >= ?", filters.sure * 10)
    for topic in filters.about:
        if filters.people:
            where = _about_each(collection, topic, where)
        else:
            asked, values = about(collection, topic)
            where = where.and_(f"quotes.id IN ({asked})", *values)
    return where.and_(NO_NAME) if filters.unnamed else where


def _of_sources(collection: Collection, filters: Filters, where: Where, key: str) -> Where:
    """Require documents of one of the sources and of later imports, and no copy if copies count once."""
    if filters.once:
        where = where.and_(f"{key} NOT IN (SELECT id FROM documents WHERE copy_of > 0)")
    if filters.after:
        where = where.and_(f"{key} IN (SELECT id FROM documents WHERE import_id > ?)", filters.after)
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
    holding = _holding(filters.text, index, key)
    return replace(
        where, conditions=where.conditions + holding.conditions, values=where.values + holding.values
    )


def _holding(text: str, index: str, key: str) -> Where:
    """Return the conditions that the rows of an index hold the words that were typed."""
    words = wanted.read(text)
    if not words.groups and not words.without:
        return Where(("0",))
    where = Where()
    if words.groups:
        asked = f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
        where = where.and_(asked, matching(words.groups))
    if words.without:
        asked = f"{key} NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
        where = where.and_(asked, matching((words.without,)))
    return where


def these(column: str, numbers: Iterable[int]) -> Where:
    """Return the condition that a column has one of some numbers."""
    return Where((THESE.format(column),), (json.dumps(list(numbers)),))


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
