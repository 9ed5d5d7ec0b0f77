"""Of the quotes that fit: how many are by each speaker, from each source, of each kind, month and place."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.filters import KINDS, SAYINGS, Filters
from dashboard.identity import watching
from dashboard.store.collection import Collection
from dashboard.store.questions import fitting, listed, masks, sources
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.sums import Many
from dashboard.store.writing.places_named import FIGURATIVE

MOST = 8  # values of one facet
Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Facet:
    """The most frequent values with how many quotes each has, and how many more values there are."""

    values: Counted
    more: int = 0


@dataclass(frozen=True)
class Facets:
    """Each facet of the quotes that fit, and how many of them have no speaker with a name.

    `listed` are the watch list's own columns, each with its values ("party: Labour").
    Places are those that a quote's document names, as the filter has it; months ("2022-04") come in order.
    """

    speakers: Facet
    unnamed: int
    sources: Facet
    kinds: Facet
    sayings: Facet
    months: Facet
    places: Facet
    listed: tuple[tuple[str, Facet], ...] = ()


def find(collection: Collection, filters: Filters) -> Facets:
    """Return the facets of the quotes that fit; a quote counts once in each value that it has."""
    found = fitting.quotes_in_full(collection, filters)
    speakers, unnamed = _speakers(collection, found)
    return Facets(
        speakers=speakers,
        unnamed=unnamed,
        sources=_sources(collection, found),
        kinds=_words(found[:, 3], KINDS),
        sayings=_words(found[:, 4], SAYINGS),
        months=_months(collection, found),
        places=_places(collection, found),
        listed=_listed(collection, found),
    )


def _speakers(collection: Collection, found: Numbers) -> tuple[Facet, int]:
    known = fitting.entities(collection)
    whose = known.of_name[found[:, 2]]
    is_named = known.is_shown[whose]
    each, times = masks.grouped(whose[is_named])
    first = _first(each, times)
    asked = "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    names = dict(collection.rows(asked, (json.dumps([one for one, _ in first]),)))
    return _named(((names[one], many) for one, many in first), len(each)), int((~is_named).sum())


def _listed(collection: Collection, found: Numbers) -> tuple[tuple[str, Facet], ...]:
    """Return how many of the quotes are by those with each value of the watch list's columns."""
    coded = listed.numbers(collection)
    if not coded:
        return ()
    known = fitting.entities(collection)
    counted: dict[str, dict[str, int]] = {}
    for entity, many in fitting.counted(known.of_name[found[:, 2]]):
        for column, value in coded.get(entity, {}).items():
            if column.casefold() not in watching.PERIOD:
                of_column = counted.setdefault(column, {})
                of_column[value] = of_column.get(value, 0) + many
    return tuple(
        (name, _named(((f"{name}{listed.BETWEEN}{one}", many) for one, many in values.items()), len(values)))
        for name, values in counted.items()
    )


def _sources(collection: Collection, found: Numbers) -> Facet:
    counted = sources.read(collection).counted(found[:, 0])
    return _named(counted.items(), len(counted))


def _words(places: Numbers, words: tuple[str, ...]) -> Facet:
    """Return how often each word stands, given by their places in a list."""
    counted = [(words[at], many) for at, many in fitting.counted(places) if at < len(words)]
    return _named(counted, len(counted))


def _months(collection: Collection, found: Numbers) -> Facet:
    days = fitting.days_of(collection)[found[:, 0]]
    counted = [(f"{one // 100:04}-{one % 100:02}", many) for one, many in fitting.counted(days // 100) if one]
    most = _named(counted, len(counted))
    return Facet(tuple(sorted(most.values)), most.more)


def _places(collection: Collection, found: Numbers) -> Facet:
    many = np.bincount(found[:, 0])
    named = fitting.rows(collection, "places", fitting.each(found[:, 0]).astype(np.int32))
    weights = np.bincount(named[:, 1], many[named[:, 0]]) if len(named) else np.zeros(0)
    figurative = ", ".join("?" * len(FIGURATIVE))
    asked = (
        "SELECT id, place FROM places WHERE hidden = 0 AND lat IS NOT NULL AND mentions > 0 "
        f"AND kind NOT IN ({figurative})"
    )
    counted = [
        (place, int(weights[row]))
        for row, place in collection.rows(asked, tuple(FIGURATIVE))
        if row < len(weights) and weights[row]
    ]
    return _named(counted, len(counted))


def _first(each: Many, times: Many) -> list[tuple[int, int]]:
    """Return enough of the most frequent to choose among those that tie by their names."""
    least = np.partition(times, -MOST)[-MOST] if len(times) >= MOST else 0
    found = np.flatnonzero(times >= least)
    found = found[np.argsort(-times[found], kind="stable")][: MOST * MOST]
    return list(zip(each[found].tolist(), times[found].tolist(), strict=True))


def _named(counted: Iterable[tuple[str, int]], size: int) -> Facet:
    first = sorted(counted, key=lambda one: (-one[1], one[0]))[:MOST]
    return Facet(tuple(first), max(size - len(first), 0))
