"""Sums over the documents that fit: of each person and each place, added up from the tallies."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting, masks, where
from dashboard.store.questions.fitting import Entities, Numbers

Many = NDArray[np.int64]
TABLE = 1 << 27  # bytes: where a table of all pairs is no larger, it is quicker than to sort them


@dataclass(frozen=True)
class Sums:
    """Of each entity that is listed: its number, what counts, its first and last day (0: unknown)."""

    entities: Many
    is_person: NDArray[np.bool_]
    quotes: Many
    mentions: Many
    documents: Many
    first_day: Many
    last_day: Many

    def only(self, kept: NDArray[np.bool_]) -> "Sums":
        """Return those of some entities."""
        return Sums(*(getattr(self, one.name)[kept] for one in fields(self)))


def of_people(collection: Collection, filters: Filters) -> Sums:
    """Add up the people in the documents that fit, and others who are quoted there.

    Each one's quotes are those that fit, in these documents, whoever else is asked for. All questions of a
    page share the answer.
    """
    return collection.lasting.get(("people", filters), lambda: _of_people(collection, filters))


def _of_people(collection: Collection, filters: Filters) -> Sums:
    known = fitting.entities(collection)
    chosen = fitting.documents(collection, filters)
    found = fitting.rows(collection, "appearances", chosen)
    whose = _whose(known, found[:, 1])
    size = len(known.is_shown)
    mentions = np.bincount(whose, found[:, 2], size).astype(np.int64)
    if where.is_of_quotes(filters):
        said = fitting.own_quotes(collection, filters, chosen)
        quotes = np.bincount(_whose(known, said[said[:, 2] > 0, 2]), minlength=size)
    else:
        quotes = np.bincount(whose, found[:, 3], size).astype(np.int64)
    first, last = _period(fitting.days_of(collection)[found[:, 0]], whose, size)
    documents = _documents(known, found, whose, size)
    every = Sums(
        np.arange(size), known.is_person, quotes.astype(np.int64), mentions, documents, first, last
    )  # fmt: skip
    return every.only((documents > 0) & known.is_shown & (known.is_person | (quotes > 0)))


def of_places(collection: Collection, filters: Filters, naming: str | None = None) -> tuple[Many, Many]:
    """Return the mentions and documents of each place by its number, in the documents that fit."""
    found = fitting.rows(collection, "places", fitting.documents(collection, filters, naming=naming))
    return np.bincount(found[:, 1], found[:, 2]).astype(np.int64), np.bincount(found[:, 1])


def distinct(groups: Numbers | Many, members: Numbers | Many, size: int) -> Many:
    """Return how many different members each of `size` groups has.

    >>> distinct(np.array([1, 1, 0, 1]), np.array([7, 7, 7, 8]), 3).tolist()
    [1, 2, 0]
    """
    most = int(members.max(initial=0)) + 1
    pairs = groups.astype(np.int64) * most + members
    if size * most <= TABLE:
        table = np.zeros(size * most, dtype=bool)
        table[pairs] = True
        many: Many = table.reshape(size, most).sum(axis=1, dtype=np.int64)
        return many
    return np.bincount(masks.distinct(pairs) // most, minlength=size)


def _whose(known: Entities, names: Numbers | NDArray[np.intp]) -> Numbers:
    """Return the entity of each name, 0 for one that stands for nobody."""
    held = names < len(known.of_name)
    return np.where(held, known.of_name[np.where(held, names, 0)], 0)


def documents_of_each(known: Entities, found: Numbers) -> Many:
    """Count the documents of each entity in appearances: one that has two of its names counts once."""
    whose = _whose(known, found[:, 1])
    return _documents(known, found, whose, len(known.is_shown))


def _documents(known: Entities, found: Numbers, whose: Numbers, size: int) -> Many:
    names = fitting.each(found[:, 1])
    is_several = (np.bincount(_whose(known, names), minlength=size) > 1)[whose]
    alone = np.bincount(whose[~is_several], minlength=size)
    return alone + distinct(whose[is_several], found[is_several, 0], size)


def _period(day: Numbers, whose: Numbers, size: int) -> tuple[Many, Many]:
    """Return the first and the last known day of each entity, 0 if there is none."""
    at = whose.astype(np.intp)  # with any other type NumPy goes five times slower
    last = np.zeros(size, dtype=np.int32)
    np.maximum.at(last, at, day)
    unknown = np.iinfo(np.int32).max
    first = np.full(size, unknown, dtype=np.int32)
    np.minimum.at(first, at, np.where(day > 0, day, unknown))
    return np.where(first == unknown, 0, first).astype(np.int64), last.astype(np.int64)
