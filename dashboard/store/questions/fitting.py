"""What fits the filters, as columns of numbers: the documents first, then their rows out of the tallies.

`where` says what fits; here it is asked once for all questions of a page, and what is added up over many
documents is added up by NumPy. A single person's quotes are found through their index instead.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.filters import KINDS, SAYINGS, Filters
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import sources, where
from dashboard.store.questions.masks import Flags, Numbers, among, counted, each, flags, grouped, only
from dashboard.text import wanted

__all__ = ["Entities", "Flags", "Numbers", "counted", "each"]

LATER = "SELECT id FROM documents WHERE import_id > ?"
COPIES = "SELECT id FROM documents WHERE copy_of > 0"


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
    found = kept(collection, (filters, naming), lambda: _documents(collection, filters, naming))
    return None if len(found) == len(_every(collection)) else found


def kept(collection: Collection, asked: object, answer: Callable[[], Numbers]) -> Numbers:
    """Return an answer that was given before, to whichever page asked, if nothing has changed since."""

    def read_only() -> Numbers:
        found = answer()
        found.setflags(write=False)
        return found

    return collection.lasting.get(("fitting", asked), read_only)


def _documents(collection: Collection, filters: Filters, naming: str | None) -> Numbers:
    """Return the documents that fit: each condition leaves some of those that fit the others."""
    if filters.is_of_kind:
        return _quoting(collection, filters, naming)
    every = _every(collection)
    fits = flags(every, every)
    for kind, rows_of in _named(collection, filters, naming):
        found = collection.lasting.columns(kind).numbers
        fits &= flags(found[0, among(found[1], rows_of)], every)
    if filters.sources:
        fits &= sources.are(collection, filters.sources, len(fits))
    if filters.after:
        fits &= flags(numbers(collection, LATER, (filters.after,)), every)
    if filters.once:
        fits[numbers(collection, COPIES)] = False
    if filters.first or filters.last:
        fits &= _in_period(collection, filters, every)
    if filters.text:
        fits[every] &= with_words(collection, filters.text, "documents_search", every)
    return np.flatnonzero(fits).astype(np.int32)


def _every(collection: Collection) -> Numbers:
    found: Numbers = collection.lasting.columns("documents").numbers[0]
    return found


def _named(
    collection: Collection, filters: Filters, naming: str | None
) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the names and places of which a document must have one of each, with the tally they are in."""
    for people in (filters.people, filters.mentioned):
        for rows_of in where.groups([where.names(collection, name) for name in people], filters):
            yield "appearances", rows_of
    for rows_of in where.groups([where.places(collection, label) for label in filters.places], filters):
        yield "places", rows_of
    if naming is not None:
        yield "appearances", where.names(collection, naming)


def _in_period(collection: Collection, filters: Filters, every: Numbers) -> Flags:
    """Say of each document whether it was published in the period, or mentions a day of it."""
    if filters.axis == "mentioned":
        dated = collection.lasting.columns("dates").numbers
        return flags(dated[0, touching(filters, dated[1], dated[2])], every)
    day = days_of(collection)
    is_in = day >= (days.number(filters.first) if filters.first else 1)
    return is_in & (day <= days.number(filters.last)) if filters.last else is_in


def _quoting(collection: Collection, filters: Filters, naming: str | None) -> Numbers:
    """Return the documents that fit and have a quote that does, by one of the people if any are asked for."""
    around = replace(filters, kinds=(), sayings=(), sure=0, unnamed=False, about=())
    itself = replace(filters, text="", first=None, last=None)
    said = own_quotes(collection, itself, documents(collection, around, naming=naming))
    if filters.people:
        said = only(said, among(said[:, 2], _speakers(collection, filters)))
    return each(said[:, 0]).astype(np.int32)


def _speakers(collection: Collection, filters: Filters) -> list[int]:
    return [row for name in filters.people for row in where.names(collection, name)]


def rows(collection: Collection, kind: str, chosen: Numbers | None) -> Numbers:
    """Return the rows of a tally that are of the chosen documents, given in order; None means all."""
    found = collection.lasting.columns(kind)
    return (found.numbers if chosen is None else found.of(chosen)).T


def days_of(collection: Collection) -> Numbers:
    """Return the day of each document by its number, 0 where it is unknown."""

    def by_number() -> Numbers:
        number, day = collection.lasting.columns("documents").numbers
        found = np.zeros(int(number.max(initial=0)) + 1, dtype=np.int32)
        found[number] = day
        return found

    return kept(collection, "days", by_number)


def quotes(collection: Collection, filters: Filters, *, by: str | None = None) -> Numbers:
    """Return document, number and speaker's name (0: none) of the quotes that fit.

    `by` limits them to one speaker in the documents that fit, whoever else the filters ask for.
    """
    return quotes_in_full(collection, filters, by=by)[:, :3]


def quotes_in_full(collection: Collection, filters: Filters, *, by: str | None = None) -> Numbers:
    """Return the same with kind and saying (by their places in KINDS and SAYINGS) and thousandths of sure."""
    return kept(collection, ("quotes", filters, by), lambda: _quotes(collection, filters, by))


def _quotes(collection: Collection, filters: Filters, by: str | None) -> Numbers:
    if by is not None:
        return _said_by(collection, replace(filters, people=(by,)), documents(collection, filters))
    # A quote's kind, words and days are its own: they don't restrict the documents around it.
    around = filters.around()
    if filters.match == "any" or len(filters.people) < 2:
        # Whoever speaks is named in the document: others must be only if all are asked for.
        around = replace(around, people=())
    chosen = documents(collection, around)
    if filters.people:
        return _said_by(collection, filters, chosen)
    return _themselves(collection, filters, rows(collection, "quotes", chosen))


def _said_by(collection: Collection, filters: Filters, chosen: Numbers | None) -> Numbers:
    said = collection.lasting.columns("quotes").numbers
    is_said = among(said[2], _speakers(collection, filters))
    if chosen is not None:
        is_said &= flags(chosen, said[0])[said[0]]
    return _themselves(collection, filters, only(said.T, is_said))


def own_quotes(collection: Collection, filters: Filters, chosen: Numbers | None) -> Numbers:
    """Return those quotes of the chosen documents whose kind, words and days fit, whoever speaks."""
    return _themselves(collection, filters, rows(collection, "quotes", chosen))[:, :3]


def _themselves(collection: Collection, filters: Filters, found: Numbers) -> Numbers:
    """Return those of some quotes whose own kind, words and days fit."""
    fits = np.ones(len(found), dtype=bool)
    if filters.sure:
        fits &= found[:, 5] >= filters.sure * 10
    if filters.unnamed:
        known = entities(collection)
        fits &= ~known.is_shown[known.of_name[found[:, 2]]]
    for column, words, chosen in ((3, KINDS, filters.kinds), (4, SAYINGS, filters.sayings)):
        if chosen:
            fits &= among(found[:, column], [words.index(one) for one in chosen if one in words])
    for topic in filters.about:
        fits &= among(found[:, 1], _about(collection, topic))
    if filters.text:
        fits &= with_words(collection, filters.text, "quotes_search", found[:, 1])
    if filters.axis == "mentioned" and (filters.first or filters.last):
        spoken = collection.lasting.columns("spoken").numbers
        fits &= among(found[:, 1], spoken[1, touching(filters, spoken[2], spoken[3])])
    return found if fits.all() else only(found, fits)


def dates(collection: Collection, filters: Filters) -> Numbers:
    """Return document, first and last day (0: unknown) and stretch of the dates that fit."""
    return kept(collection, ("dates", filters), lambda: _dates(collection, filters))


def _dates(collection: Collection, filters: Filters) -> Numbers:
    is_own = filters.axis == "mentioned"
    around = replace(filters, first=None, last=None) if is_own else filters
    found = rows(collection, "dates", documents(collection, around))
    return only(found, touching(filters, found[:, 1], found[:, 2])) if is_own else found


def newest(collection: Collection, found: Numbers, most: int) -> Numbers:
    """Return of rows of documents, in their order, the `most` newest, with all of the last document."""
    if len(found) <= most:
        return found
    day = days_of(collection)[found[:, 0]]
    known, times = grouped(day)
    enough = int(np.searchsorted(np.cumsum(times[::-1]), most))
    least = known[::-1][enough]
    above = np.flatnonzero(day > least)
    on_day = np.flatnonzero(day == least)
    last = found[on_day[most - len(above) - 1], 0]
    return found.take(np.concatenate([above, on_day[found[on_day, 0] <= last]]), axis=0)


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
    return collection.lasting.get("entities", lambda: _entities(collection))


def _entities(collection: Collection) -> Entities:
    name, entity, is_one = collection.lasting.columns("names").numbers
    hidden = collection.rows("SELECT id FROM entities WHERE hidden = 1")
    most = int(entity.max(initial=0))
    of_name = np.zeros(int(name.max(initial=0)) + 1, dtype=np.int32)
    of_name[name] = entity
    is_person, is_shown = np.zeros(most + 1, dtype=bool), np.zeros(most + 1, dtype=bool)
    is_person[entity] = is_one == 1
    is_shown[entity] = True
    is_shown[[one for (one,) in hidden if one <= most]] = False
    return Entities(of_name, is_person, is_shown)


def with_words(collection: Collection, text: str, index: str, rows_of: Numbers) -> Flags:
    """Say which rows of an index hold the words that were typed."""
    words = wanted.read(text)
    fits = np.full(len(rows_of), bool(words.groups or words.without))
    asked = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
    for groups, is_in in ((words.groups, True), ((words.without,) if words.without else (), False)):
        if groups:
            matching = where.matching(groups)

            def found(matching: str = matching) -> Numbers:
                return numbers(collection, asked, (matching,))

            fits &= among(rows_of, kept(collection, (index, matching), found)) == is_in
    return fits


def _about(collection: Collection, topic: str) -> Numbers:
    """Return the quotes that are about a topic: all questions of a page ask for them."""
    return kept(collection, ("about", topic), lambda: numbers(collection, *where.about(collection, topic)))


def numbers(collection: Collection, asked: str, values: tuple[Any, ...] = ()) -> Numbers:
    """Return the only column of a query: as one text, which takes a third of the time that many rows take."""
    text = f"WITH found (number) AS ({asked}) SELECT json_group_array(number) FROM found"
    return np.array(json.loads(collection.rows(text, values)[0][0]), dtype=np.int32)
