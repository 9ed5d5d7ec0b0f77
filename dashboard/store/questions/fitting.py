"""What fits the filters, as columns of numbers: the documents first, then their rows out of the tallies.

`where` says what fits; here it is asked once for all questions of a page, and what is added up over many
documents is added up by NumPy. A single person's quotes are found through their index instead.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.filters import KINDS, SAYINGS, Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import where
from dashboard.store.writing import tallies

Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Entities:
    """Whom names stand for: by a name's number its entity (0 for nobody), by an entity's what it is."""

    of_name: Numbers
    is_person: Flags
    is_shown: Flags


def documents(collection: Collection, filters: Filters, *, naming: str | None = None) -> Numbers | None:
    """Return the numbers of the documents that fit (and name one more person), in order; None means all."""
    if filters.is_empty and naming is None:
        return None
    return kept(collection, (filters, naming), lambda: _documents(collection, filters, naming))


def kept(collection: Collection, asked: object, answer: Callable[[], Numbers]) -> Numbers:
    """Return an answer that was given before, to whichever page asked, if nothing has changed since."""

    def read_only() -> Numbers:
        found = answer()
        found.setflags(write=False)
        return found

    return collection.lasting.get(("fitting", asked), read_only)


def _quoting(collection: Collection, filters: Filters, naming: str | None) -> Numbers:
    """Return the documents that fit and have a quote that does, by one of the people if any are asked for."""
    around = replace(filters, kinds=(), sayings=(), sure=0, unnamed=False, about=())
    itself = replace(filters, text="", first=None, last=None)
    said = quotes_in_full(collection, itself, documents(collection, around, naming=naming))
    if filters.people:
        speakers = [row for name in filters.people for row in where.names(collection, name)]
        said = said[np.isin(said[:, 2], speakers)]
    return each(said[:, 0]).astype(np.int32)


def _documents(collection: Collection, filters: Filters, naming: str | None) -> Numbers:
    """Return the documents that fit; days of publication and copies are compared by NumPy.

    Both leave most documents of a collection, which SQLite would hand over one by one.
    """
    if filters.about:
        return _quoting(collection, filters, naming)
    around = replace(filters, once=False)
    if filters.axis == "published":
        around = replace(around, first=None, last=None)
    if around.is_empty and naming is None:
        found = tallies.read(collection.connection, "documents")[:, 0]
    else:
        fits = where.documents(collection, around, key="documents.id", day="documents.day", naming=naming)
        asked = collection.rows(f"SELECT id FROM documents WHERE {fits}", fits.values)
        found = np.sort(np.array(asked, dtype=np.int32).reshape(-1))
    if filters.axis == "published" and (filters.first or filters.last):
        day = days_of(collection)[found]
        is_in = day >= (days.number(filters.first) if filters.first else 1)
        found = found[is_in & (day <= days.number(filters.last))] if filters.last else found[is_in]
    if filters.once:
        copies = collection.rows("SELECT id FROM documents WHERE copy_of > 0")
        found = found[~np.isin(found, np.array(copies, dtype=np.int32).reshape(-1))]
    return found


def rows(collection: Collection, kind: str, chosen: Numbers | None) -> Numbers:
    """Return the rows of a tally that are of the chosen documents; None means all."""
    if chosen is None:
        return tallies.read(collection.connection, kind)
    if not len(chosen):
        return np.zeros((0, tallies.TALLIES[kind].width), dtype=np.int32)
    found = tallies.read(collection.connection, kind, np.unique(chosen // tallies.BLOCK).tolist())
    return found[flags(chosen, found[:, 0])[found[:, 0]]]


def flags(chosen: Numbers, among: Numbers) -> Flags:
    """Return for each number up to the largest whether it is one of the chosen."""
    most = max(int(one.max()) if len(one) else 0 for one in (chosen, among))
    found = np.zeros(most + 1, dtype=bool)
    found[chosen] = True
    return found


def days_of(collection: Collection, chosen: Numbers | None = None) -> Numbers:
    """Return the day of each document by its number, 0 where it is unknown."""
    known = rows(collection, "documents", chosen)
    found = np.zeros(int(known[:, 0].max()) + 1 if len(known) else 1, dtype=np.int32)
    found[known[:, 0]] = known[:, 1]
    return found


def each(numbers: Numbers) -> NDArray[np.intp]:
    """Return each number once, in order: without sorting, which takes long for a million."""
    return np.flatnonzero(np.bincount(numbers))


def counted(numbers: Numbers) -> list[tuple[int, int]]:
    """Return each number with how often it occurs."""
    each, times = np.unique(numbers, return_counts=True)
    return list(zip(each.tolist(), times.tolist(), strict=True))


def quotes(collection: Collection, filters: Filters) -> Numbers:
    """Return document, number and speaker's name (0: none) of the quotes that fit."""
    if filters.people:
        fits = where.quotes(collection, filters)
        asked = f"SELECT document_id, id, coalesce(speaker_id, 0) FROM quotes WHERE {fits}"
        return np.array(collection.rows(asked, fits.values), dtype=np.int32).reshape(-1, 3)
    # A quote's kind, words and days are its own: they don't restrict the documents around it.
    return own_quotes(collection, filters, documents(collection, filters.around()))


def own_quotes(collection: Collection, filters: Filters, chosen: Numbers | None) -> Numbers:
    """Return those quotes of the chosen documents whose kind, words and days fit, whoever speaks."""
    return quotes_in_full(collection, filters, chosen)[:, :3]


def quotes_in_full(collection: Collection, filters: Filters, chosen: Numbers | None) -> Numbers:
    """Return the same with kind and saying (by their places in KINDS and SAYINGS) and thousandths of sure."""
    found = rows(collection, "quotes", chosen)
    if filters.sure:
        found = found[found[:, 5] >= filters.sure * 10]
    if filters.unnamed:
        known = entities(collection)
        found = found[~known.is_shown[known.of_name[found[:, 2]]]]
    for column, words, wanted in ((3, KINDS, filters.kinds), (4, SAYINGS, filters.sayings)):
        if wanted:
            numbers = [words.index(one) for one in wanted if one in words]
            found = found[np.isin(found[:, column], numbers)]
    for topic in filters.about:
        found = found[np.isin(found[:, 1], _about(collection, topic))]
    if filters.text:
        fits = where.with_words(filters.text)
        holding = _numbers(collection, f"SELECT id FROM quotes WHERE {fits}", fits.values)
        found = found[np.isin(found[:, 1], holding)]
    if filters.axis == "mentioned" and (filters.first or filters.last):
        spoken = rows(collection, "spoken", chosen)
        found = found[np.isin(found[:, 1], spoken[touching(filters, spoken[:, 2], spoken[:, 3]), 1])]
    return found


def dates(collection: Collection, filters: Filters) -> Numbers:
    """Return document, first and last day (0: unknown) and stretch of the dates that fit."""
    is_own = filters.axis == "mentioned"
    around = replace(filters, first=None, last=None) if is_own else filters
    found = rows(collection, "dates", documents(collection, around))
    return found[touching(filters, found[:, 1], found[:, 2])] if is_own else found


def touching(filters: Filters, first: Numbers, last: Numbers) -> Flags:
    """Say which days touch the period in which things are said to happen."""
    found = np.ones(len(first), dtype=bool)
    if filters.axis == "published" or not (filters.first or filters.last):
        return found
    found &= first > 0
    if filters.last:
        found &= first <= days.number(filters.last)
    if filters.first:
        found &= last >= days.number(filters.first)
    return found


def entities(collection: Collection) -> Entities:
    """Return whom all names stand for."""
    known = tallies.read(collection.connection, "names")
    hidden = collection.rows("SELECT id FROM entities WHERE hidden = 1")
    most = int(known[:, 1].max()) if len(known) else 0
    of_name = np.zeros(int(known[:, 0].max()) + 1 if len(known) else 1, dtype=np.int32)
    of_name[known[:, 0]] = known[:, 1]
    is_person, is_shown = np.zeros(most + 1, dtype=bool), np.zeros(most + 1, dtype=bool)
    is_person[known[:, 1]] = known[:, 2] == 1
    is_shown[known[:, 1]] = True
    is_shown[[one for (one,) in hidden if one <= most]] = False
    return Entities(of_name, is_person, is_shown)


def _about(collection: Collection, topic: str) -> Numbers:
    """Return the quotes that are about a topic: all questions of a page ask for them."""
    return kept(collection, ("about", topic), lambda: _numbers(collection, *where.about(collection, topic)))


def _numbers(collection: Collection, asked: str, values: tuple[Any, ...]) -> Numbers:
    return np.array(collection.rows(asked, values), dtype=np.int32).reshape(-1)
