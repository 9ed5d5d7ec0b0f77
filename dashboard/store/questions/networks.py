"""Who is named together with whom, and with which places: an edge for each two in the same documents."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting, people
from dashboard.store.questions.fitting import Numbers
from dashboard.store.questions.sums import Many

PEOPLE = "name other documents first_published last_published"
PLACES = "name place documents first_published last_published lat lon country"
MOST = 2_000  # people, the most quoted first: a hundred thousand would have billions of edges
AT_ONCE = 2_000_000  # pairs that wait to be added up


@dataclass(frozen=True)
class Edges:
    """Pairs of numbers, in how many documents both are, and the first and last day (0: unknown)."""

    ones: Many
    others: Many
    documents: Many
    first: Many
    last: Many


def of_people(collection: Collection, filters: Filters) -> pd.DataFrame:
    """Return each two people who are named in the same documents that fit, the most documents first.

    The people are the first MOST of `people.find`.
    Columns: name, other, documents, first_published, last_published.
    """
    names = _names(collection, filters)
    there = _appearances(collection, filters, names)
    edges = _together(collection, there, there, is_one_kind=True)
    rows = [
        (*sorted((names[one], names[other])), many, first, last)
        for one, other, many, first, last in _rows(edges)
    ]
    return _framed(rows, PEOPLE)


def of_places(collection: Collection, filters: Filters) -> pd.DataFrame:
    """Return each person with each place in the same documents that fit, the most documents first.

    The people are the first MOST of `people.find`.
    Columns: name, place, documents, first_published, last_published, lat, lon, country.
    """
    names = _names(collection, filters)
    chosen = fitting.documents(collection, filters)
    asked = "SELECT id, place, lat, lon, country FROM places WHERE lat IS NOT NULL AND hidden = 0"
    places = {number: rest for number, *rest in collection.rows(asked)}
    stands = fitting.rows(collection, "places", chosen)[:, :2]
    stands = np.unique(stands[np.isin(stands[:, 1], list(places))], axis=0)
    edges = _together(collection, _appearances(collection, filters, names), stands)
    rows = [
        (names[one], places[other][0], many, first, last, *places[other][1:])
        for one, other, many, first, last in _rows(edges)
    ]
    return _framed(rows, PLACES)


def _framed(rows: list[tuple[Any, ...]], names: str) -> pd.DataFrame:
    """Return edges as a frame, those of the most documents first, then by names."""
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return columns.with_days(columns.frame(rows, names), "first_published", "last_published")


def _rows(edges: Edges) -> "zip[tuple[int, ...]]":
    return zip(
        edges.ones.tolist(), edges.others.tolist(), edges.documents.tolist(), edges.first.tolist(),
        edges.last.tolist(), strict=True,
    )  # fmt: skip


def _names(collection: Collection, filters: Filters) -> dict[int, str]:
    """Return the names of the people who fit, by their numbers."""
    listed = people.find(collection, filters, limit=MOST)["name"].tolist()
    asked = "SELECT id, name FROM entities WHERE hidden = 0 AND name IN (SELECT value FROM json_each(?))"
    return dict(collection.rows(asked, (json.dumps(listed),)))


def _appearances(collection: Collection, filters: Filters, names: dict[int, str]) -> Numbers:
    """Return document and person of all who are asked for, in order, each once."""
    found = fitting.rows(collection, "appearances", fitting.documents(collection, filters))
    whose = fitting.entities(collection).of_name[found[:, 1]]
    is_listed = np.isin(whose, list(names))
    return np.unique(np.column_stack([found[is_listed, 0], whose[is_listed]]), axis=0)


def _together(collection: Collection, these: Numbers, those: Numbers, *, is_one_kind: bool = False) -> Edges:
    """Return the pairs in the same documents; of one kind each two are one pair."""
    days = fitting.days_of(collection)
    summed, waiting, count = Edges(*np.zeros((5, 0), dtype=np.int64)), [], 0
    for document in np.intersect1d(these[:, 0], those[:, 0]).tolist():
        left, right = _in(these, document), _in(those, document)
        pairs = np.array(np.meshgrid(left, right, indexing="ij")).reshape(2, -1)
        pairs = pairs[:, pairs[0] < pairs[1]] if is_one_kind else pairs
        waiting.append(np.vstack([pairs, np.full(pairs.shape[1], days[document])]).astype(np.int64))
        count += pairs.shape[1]
        if count > AT_ONCE:
            summed, waiting, count = _added(summed, waiting), [], 0
    return _added(summed, waiting)


def _in(rows: Numbers, document: int) -> Numbers:
    """Return what one document has; rows are in the order of documents."""
    start, end = np.searchsorted(rows[:, 0], [document, document + 1])
    return rows[start:end, 1]


def _added(summed: Edges, waiting: list[Many]) -> Edges:
    """Return the sums with more pairs, each of one document."""
    ones, others, day = np.hstack([np.zeros((3, 0), dtype=np.int64), *waiting])
    keys = np.concatenate([summed.ones << 32 | summed.others, ones << 32 | others])
    each, which = np.unique(keys, return_inverse=True)
    many = np.zeros(len(each), dtype=np.int64)
    np.add.at(many, which, np.concatenate([summed.documents, np.ones(len(ones), dtype=np.int64)]))
    unknown = np.iinfo(np.int64).max
    first, last = np.full(len(each), unknown), np.zeros(len(each), dtype=np.int64)
    earliest = np.concatenate([summed.first, day])
    np.minimum.at(first, which, np.where(earliest > 0, earliest, unknown))
    np.maximum.at(last, which, np.concatenate([summed.last, day]))
    first[first == unknown] = 0
    return Edges(each >> 32, each & 0xFFFFFFFF, many, first, last)
