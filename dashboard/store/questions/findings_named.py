"""Findings about who and where: who is quoted, who never is, places, sources, speakers without a name."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dashboard.store.questions import fitting, masks, sources, sums, where
from dashboard.store.questions.findings_form import LEAST, Finding, Given, Part, many, month
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.sums import Many, Sums
from dashboard.store.writing.places_named import FIGURATIVE


def most_quoted(given: Given) -> Finding | None:
    """Return who has the most of the quotes that fit, and the month of at least half of them."""
    known = fitting.entities(given.collection)
    whose = known.of_name[given.said[:, 2]]
    times = np.bincount(whose[known.is_shown[whose]])
    first = _first(times)
    if first is None:
        return None
    name = given.collection.rows("SELECT name FROM entities WHERE id = ?", (first,))[0][0]
    is_most = np.count_nonzero(times) > 1
    verb = " is quoted most, " if is_most else " is quoted "
    asked = None if given.is_all_of_several else replace(given.filters, people=(name,))
    when = _mostly_in(given, given.said[whose == first])
    parts = (
        Part(name, "person"),
        Part(verb),
        Part(many(int(times[first]), "time"), "view"),
        Part(f"{when}."),
    )
    return Finding("most_quoted", parts, int(times[first]), "quotes", asked)


def _mostly_in(given: Given, said: Numbers) -> str:
    """Say in which month at least half of some quotes were published, if there is more than one month."""
    months = given.documents[:, 1] // 100
    if len(masks.grouped(months[months > 0])[0]) < 2:
        return ""
    own = fitting.days_of(given.collection)[said[:, 0]] // 100
    each, times = masks.grouped(own[own > 0])
    if not len(each) or times.max() < max(LEAST, len(said) / 2) or (times == times.max()).sum() > 1:
        return ""
    share = "all" if times.max() == len(said) else f"{times.max():,}"
    return f", {share} of them in {month(int(each[times.argmax()]))}"


def never_quoted(given: Given) -> Finding | None:
    """Return how many people are only talked about, and who of them is named most.

    If the filters are on the quotes themselves, that would be said of other quotes than those.
    """
    if where.is_of_quotes(given.filters):
        return None
    every = sums.of_people(given.collection, given.filters)
    people = every.only(every.is_person)
    silent = people.only(people.quotes == 0)
    count = len(silent.entities)
    if count < LEAST:
        return None
    parts = (
        Part(f"{count:,} of {len(people.entities):,} people named here", "view"),
        Part(" are only talked about, never quoted"),
        *_named_most(given, silent),
        Part("."),
    )
    return Finding("never_quoted", parts, count, "people", given.filters, (("side", "mentioned"),))


def _named_most(given: Given, silent: Sums) -> tuple[Part, ...]:
    """Return who of them is in the most documents: often named in one article alone is no finding."""
    first = _first(silent.documents * (int(silent.mentions.max()) + 1) + silent.mentions)
    if first is None or silent.documents[first] < LEAST:
        return ()
    asked = "SELECT name FROM entities WHERE id = ?"
    name = given.collection.rows(asked, (int(silent.entities[first]),))[0][0]
    times = f"{many(int(silent.mentions[first]), 'time')} in {many(int(silent.documents[first]), 'document')}"
    return Part("; most often "), Part(name, "person"), Part(f", {times}")


def most_named_place(given: Given) -> Finding | None:
    """Return which place is named most, besides those that are asked for."""
    filters, collection = given.filters, given.collection
    mentions, documents = sums.of_places(collection, filters)
    shown = {row: place for row, place, kind in collection.rows(
        "SELECT id, place, kind FROM places WHERE hidden = 0 AND lat IS NOT NULL"
    ) if kind not in FIGURATIVE}  # fmt: skip
    asked_for = {one for label in filters.places for one in where.places(collection, label)}
    times = np.zeros(len(mentions), dtype=np.int64)
    offered = [row for row in shown if row not in asked_for and row < len(mentions)]
    times[offered] = mentions[offered]
    first = _first(times)
    if first is None or documents[first] < LEAST:
        return None
    figures = f"{many(int(mentions[first]), 'mention')} in {many(int(documents[first]), 'document')}"
    is_second = " is named most beside it: " if len(filters.places) == 1 else " is named most beside them: "
    verb = is_second if filters.places else " is the place that is named most: "
    parts = (Part(shown[first], "place"), Part(verb), Part(figures, "view"), Part("."))
    # Beside a place that is asked for, both have to be named: that can't be asked where people are too.
    if filters.places and (filters.people or (len(filters.places) > 1 and filters.match == "any")):
        return Finding("most_named_place", parts, int(documents[first]), "documents", None)
    wanted = (*filters.places, shown[first])
    asked = replace(filters, places=wanted, match="all" if filters.places else filters.match)
    return Finding("most_named_place", parts, int(documents[first]), "documents", asked)


def largest_source(given: Given) -> Finding | None:
    """Return which source has the most of the documents that fit, and how many the first three have."""
    counted = _sources(given)
    names = sorted(counted, key=lambda one: (-counted[one], one))
    if len(names) < LEAST or counted[names[0]] < LEAST or counted[names[0]] == counted[names[1]]:
        return None
    share = f"{counted[names[0]]:,} of {many(len(given.documents), 'document')}"
    three = sum(counted[name] for name in names[:3])
    others = f"; the first three of {len(names):,} sources carry {three:,}." if len(names) > 3 else "."
    parts = (Part(names[0], "source"), Part(" carries most: "), Part(share, "view"), Part(others))
    asked = replace(given.filters, sources=(names[0],))
    return Finding("largest_source", parts, counted[names[0]], "documents", asked)


def _sources(given: Given) -> dict[str, int]:
    """Return how many of the documents that fit are from each source."""
    return sources.read(given.collection).counted(given.documents[:, 0])


def unnamed(given: Given) -> Finding | None:
    """Return how many of the quotes that fit have no speaker with a name."""
    if given.filters.people or given.filters.unnamed:
        return None
    known = fitting.entities(given.collection)
    count = int((~known.is_shown[known.of_name[given.said[:, 2]]]).sum())
    if count < LEAST:
        return None
    share = f"{count:,} of {many(len(given.said), 'quote')}"
    parts = (Part(share, "view"), Part(" have no speaker with a name."))
    return Finding("unnamed", parts, count, "quotes", replace(given.filters, unnamed=True))


def _first(times: "Many | NDArray[np.intp]") -> int | None:
    """Return the place of the largest number, if it is large enough and no other is as large."""
    if not len(times) or times.max() < LEAST or np.count_nonzero(times == times.max()) > 1:
        return None
    return int(times.argmax())
