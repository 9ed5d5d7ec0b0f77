"""Names in doubt: seen once; two people who may be one; one who may be two (entity resolution)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.identity import compare
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, where
from dashboard.store.questions.gaps import alike, looked_at
from dashboard.store.questions.gaps.alike import Pair, Person
from dashboard.store.questions.gaps.of_rows import COLUMNS, WHOLE_LIST, Part
from dashboard.store.questions.masks import Numbers, among

OF_NAMES = f"{COLUMNS} name other other_target other_sentence other_document_id other_start"
SHOWN = "entities.hidden = 0 AND entities.label = 'PERSON' AND entities.mentions + entities.quotes > 0"
FULL = "instr(forms.text, ' ')"  # a form of more than one word
TARGET = "entities.label || ':' || entities.plain"
ONCE = "SELECT id FROM entities WHERE mentions = 1 AND hidden = 0 AND label IN ('PERSON', 'ORG')"


@dataclass(frozen=True, slots=True)
class Found:
    """A pair, and the documents that name or quote one of the two."""

    pair: Pair
    there: set[int]


@dataclass(frozen=True)
class Every:
    """All pairs, and their documents: which pair's each is, and its number."""

    pairs: list[Pair]
    whose: NDArray[np.int64]
    documents: Numbers


def once(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the people and bodies that are named once in the collection, in OF_NAMES, by name."""
    skip, most = part
    fits = where.these("entities.id", _once(collection, filters).tolist())
    rows = collection.rows(
        f"SELECT entities.id, entities.name, {TARGET} FROM entities WHERE {fits} "
        "ORDER BY entities.key, entities.id LIMIT ? OFFSET ?",
        (*fits.values, -1 if most is None else most, skip),
    )
    at = first_mentions(collection, [row[0] for row in rows])
    made = (
        (at[number].text, "named once in the collection", at[number], target, name, None)
        for number, name, target in rows
        if number in at
    )
    return _framed(collection, made)


def count_once(collection: Collection, filters: Filters) -> int:
    """Return how many people and bodies are named once."""
    return len(_once(collection, filters))


def _once(collection: Collection, filters: Filters) -> Numbers:
    """Return the people and bodies that are named once, in a document that fits."""
    every = fitting.kept(collection, "once", lambda: fitting.numbers(collection, ONCE))
    found = fitting.rows(collection, "appearances", fitting.documents(collection, filters))
    whose = fitting.entities(collection).of_name[found[found[:, 2] > 0, 1]]
    there = every[among(every, whose)]
    if not (done := looked_at.targets(collection, "once")):
        return there
    asked = f"{ONCE} AND {TARGET} IN (SELECT value FROM json_each(?))"
    return there[~among(there, fitting.numbers(collection, asked, (json.dumps(sorted(done)),)))]


def twins(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return pairs of people who may be one, those in most documents first, in OF_NAMES."""
    return _of_pairs(collection, _twins(collection, filters), part)


def count_twins(collection: Collection, filters: Filters) -> int:
    """Return how many pairs of people may be one."""
    return len(_twins(collection, filters))


def _twins(collection: Collection, filters: Filters) -> list[Pair]:
    done = looked_at.pairs(collection, "twins")
    # To find them takes long, to see which fit does not: that is kept for all filters together.
    every = collection.lasting.get("twins", lambda: _with_documents(_find_twins(collection)))
    return [
        one
        for one in _that_fit(collection, filters, every)
        if not done or frozenset((one.one.target, one.other.target)) not in done
    ]


def _find_twins(collection: Collection) -> list[Found]:
    found = list(alike.pairs(_people(collection)))
    there = _appearing(
        collection, {one.id for pair in found for one in (pair.one, pair.other, *pair.bearers)}
    )
    kept = []
    for pair in (alike.of_several(one, there) for one in found):
        one, other = there[pair.one.id], there[pair.other.id]
        # Two whose full names stand in one article are told apart there.
        if not (len(pair.one.words) > 1 and len(pair.other.words) > 1 and one & other):
            kept.append(Found(pair, one | other))
    return sorted(kept, key=_rank)


def _rank(found: Found) -> tuple[bool, int, str]:
    """Rank by documents; what cannot be joined as a whole comes last."""
    pair = found.pair
    return pair.is_open, -pair.one.documents - pair.other.documents, pair.one.name


def _with_documents(found: Sequence[Found]) -> Every:
    """Return pairs with the documents of each one after the other."""
    there = [document for one in found for document in sorted(one.there)]
    whose = np.repeat(np.arange(len(found)), [len(one.there) for one in found])
    return Every([one.pair for one in found], whose, np.array(there, dtype=np.int32))


def _that_fit(collection: Collection, filters: Filters, every: Every) -> list[Pair]:
    """Return the pairs of which a document fits."""
    chosen = fitting.documents(collection, filters)
    if chosen is None:
        return every.pairs
    fit = np.bincount(every.whose[among(every.documents, chosen)], minlength=len(every.pairs))
    return [every.pairs[at] for at in np.flatnonzero(fit).tolist()]


def _people(collection: Collection) -> list[Person]:
    rows = collection.rows(f"SELECT id, name, plain, documents FROM entities WHERE {SHOWN} ORDER BY id")
    return [
        Person(number, name, f"PERSON:{plain}", documents, words, compare.spelling(words[-1]))
        for number, name, plain, documents in rows
        if (words := compare.surname(plain))
    ]


def doubles(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return people under whose one name two full names stand that differ, in OF_NAMES."""
    return _of_pairs(collection, _doubles(collection, filters), part, is_of_one=True)


def count_doubles(collection: Collection, filters: Filters) -> int:
    """Return how many people may be two."""
    return len(_doubles(collection, filters))


def _doubles(collection: Collection, filters: Filters) -> list[Pair]:
    done = looked_at.targets(collection, "doubles")
    every = collection.lasting.get("doubles", lambda: _with_documents([*_find_doubles(collection)]))
    return [one for one in _that_fit(collection, filters, every) if one.one.target not in done]


def _find_doubles(collection: Collection) -> Iterator[Found]:
    # Most have one full name alone: they are left out before anything is sorted.
    several = f"""SELECT entity_id FROM names JOIN forms ON forms.name_id = names.id
      WHERE {FULL} GROUP BY entity_id HAVING min(text) <> max(text)"""
    forms: dict[tuple[int, str, str, int], list[str]] = defaultdict(list)
    for number, name, target, documents, text in collection.rows(
        f"""
        SELECT entities.id, entities.name, {TARGET}, entities.documents, forms.text
        FROM entities JOIN names ON names.entity_id = entities.id JOIN forms ON forms.name_id = names.id
        WHERE {SHOWN} AND {FULL} AND entities.id IN ({several}) GROUP BY entities.id, forms.text
        ORDER BY entities.documents DESC, entities.id, sum(forms.mentions) DESC, forms.text
        """
    ):
        forms[number, name, target, documents].append(text)
    there = _appearing(collection, {whose[0] for whose in forms})
    for (number, name, target, documents), (first, *others) in forms.items():
        differing = ((text, why) for text in others if (why := alike.differ(first, text)))
        for other, because in islice(differing, 1):
            one = Person(number, first, target, documents, ())
            yield Found(Pair(one, Person(number, other, name, documents, ()), because), there[number])


def _appearing(collection: Collection, people: Iterable[int]) -> dict[int, set[int]]:
    """Return the documents that name or quote each of the people."""
    found: dict[int, set[int]] = defaultdict(set)
    asked = """SELECT entity_id, document_id FROM names JOIN appearances ON name_id = names.id
      WHERE entity_id IN (SELECT value FROM json_each(?))"""
    for number, document in collection.rows(asked, (json.dumps(sorted(people)),)):
        found[number].add(document)
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is named: document, position, and the words."""

    document: int
    start: int
    end: int
    text: str


def first_mentions(
    collection: Collection, people: Sequence[int], *, written: Sequence[str] = ()
) -> dict[Any, Place]:
    """Return the newest mention of each of the people, or of each as written so: by number, or both."""
    by = "entity_id, mentions.text" if written else "entity_id"
    asked = f"""
      SELECT entity_id, mentions.text, max(day * 4294967296 + document_id), document_id, start_char, end_char
      FROM names JOIN mentions ON mentions.name_id = names.id
      WHERE entity_id IN (SELECT value FROM json_each(?)) AND mentions.hidden = 0
        {"AND mentions.text IN (SELECT value FROM json_each(?))" if written else ""} GROUP BY {by}"""
    values = [json.dumps(list(people)), *([ordering.listed(written)] if written else [])]
    found = collection.rows(asked, values)
    return {
        (number, text) if written else number: Place(document, start, end, text)
        for number, text, _, document, start, end in found
    }


def _of_pairs(
    collection: Collection, pairs: Sequence[Pair], part: Part, *, is_of_one: bool = False
) -> pd.DataFrame:
    skip, most = part
    here = pairs[skip : None if most is None else skip + most]
    numbers = [one.id for pair in here for one in (pair.one, pair.other)]
    written = [one.name for pair in here for one in (pair.one, pair.other)] if is_of_one else []
    at = first_mentions(collection, numbers, written=written)
    made = []
    for pair in here:
        one, other = (
            at.get((person.id, person.name) if is_of_one else person.id) for person in (pair.one, pair.other)
        )
        if one is not None and other is not None:
            shown = pair.other.target if is_of_one else pair.one.name
            beside = (pair.other.name, "" if is_of_one else pair.other.target, other)
            made.append((one.text, pair.because, one, pair.one.target, shown, beside))
    return _framed(collection, made)


def _framed(collection: Collection, rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """Return rows (words, reason, place, target, name, and the other's name, target and place) as a frame."""
    made = list(rows)
    places = [row[2] for row in made] + [row[5][2] for row in made if row[5]]
    asked = f"""SELECT id, day, {columns.DOCUMENT}, source, key FROM documents
      WHERE id IN (SELECT value FROM json_each(?))"""
    numbers = json.dumps(sorted({one.document for one in places}))
    known = {number: rest for number, *rest in collection.rows(asked, (numbers,))}
    said = _sentences(collection, places)
    found = []
    for words, because, at, target, name, beside in made:
        day, title, source, key = known[at.document]
        other, other_target, there = beside or ("", "", None)
        second = (said[there], known[there.document][3], there.start) if there else ("", "", 0)
        found.append(
            (words, because, said[at], day, title, source, at.start, at.end, key, 1, target, name, other,
             other_target, *second)
        )  # fmt: skip
    return columns.with_days(columns.frame(found, OF_NAMES), "published")


def _sentences(collection: Collection, places: Sequence[Place]) -> dict[Place, str]:
    """Return the sentence around each place, or its words where no sentence is known."""
    asked = """SELECT start_char, end_char FROM sentences
      WHERE document_id = ? AND start_char <= ? ORDER BY start_char DESC LIMIT 1"""
    spans = []
    for one in places:
        row = collection.rows(asked, (one.document, one.start))
        first, last = row[0] if row and row[0][1] > one.start else (one.start, one.end)
        spans.append((one.document, first, last))
    return dict(zip(places, columns.sentences(collection, spans), strict=True))
