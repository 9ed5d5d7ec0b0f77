"""What the newest documents say, read whole: texts, roles and quotes that are compared with one another."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.filters import Filters
from dashboard.records import Span
from dashboard.store import days, ordering
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting

MOST = 1000  # documents; to compare all sentences of so many takes about two seconds


@dataclass(frozen=True)
class Read:
    """A document as it is compared; `names` are the numbers of whom it names."""

    key: str
    title: str
    source: str
    published: date | None
    text: str
    sentences: tuple[Span, ...]
    names: frozenset[int]


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a document gives somebody, or somebody's quote: who, and where it stands."""

    document: int
    start: int
    end: int
    text: str
    name: str
    entity: int
    saying: str = ""


def documents(collection: Collection, filters: Filters) -> dict[int, Read]:
    """Return the newest documents that fit, without copies, by their numbers."""
    numbers = ordering.listed({str(one) for one in _newest(collection, filters)})
    rows = collection.rows(
        f"""
        SELECT documents.id, key, {columns.DOCUMENT}, source, day, text
        FROM documents JOIN document_texts ON document_id = documents.id
        WHERE copy_of = 0 AND documents.id IN (SELECT value FROM json_each(?)) ORDER BY day DESC, documents.id
        """,
        (numbers,),
    )
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for document, start, end in collection.rows(
        "SELECT document_id, start_char, end_char FROM sentences "
        "WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2",
        (numbers,),
    ):
        spans[document].append((start, end))
    named: dict[int, set[int]] = defaultdict(set)
    for document, entity in collection.rows(
        "SELECT document_id, entity_id FROM appearances JOIN names ON names.id = name_id "
        "WHERE document_id IN (SELECT value FROM json_each(?))",
        (numbers,),
    ):
        named[document].add(entity)
    return {
        number: Read(
            key, title, source, days.day(day), text,
            tuple(Span(start, end, text[start:end]) for start, end in spans[number]),
            frozenset(named[number]),
        )
        for number, key, title, source, day, text in rows
    }  # fmt: skip


def read(collection: Collection, filters: Filters) -> tuple[int, int]:
    """Return how many documents are read, and how many fit."""
    every = fitting.rows(collection, "documents", fitting.documents(collection, filters))
    return min(MOST, len(every)), len(every)


def roles(collection: Collection, known: dict[int, Read]) -> list[Held]:
    """Return the roles that documents give to people."""
    rows = collection.rows(
        """
        SELECT document_id, start_char, end_char, role, entities.name, entities.id
        FROM roles JOIN names ON names.id = name_id JOIN entities ON entities.id = entity_id
        WHERE hidden = 0 AND entities.label = 'PERSON' AND document_id IN (SELECT value FROM json_each(?))
        ORDER BY document_id, start_char
        """,
        (ordering.listed(map(str, known)),),
    )
    return [Held(*row) for row in rows]


def quotes(collection: Collection, known: dict[int, Read]) -> list[Held]:
    """Return the quotes; who is not known by name has no name and the number 0."""
    rows = collection.rows(
        """
        SELECT document_id, start_char, end_char, quote, coalesce(entities.name, ''),
          coalesce(entities.id, 0), saying
        FROM quotes LEFT JOIN names ON names.id = speaker_id
          LEFT JOIN entities ON entities.id = entity_id AND entities.hidden = 0
        WHERE quotes.hidden = 0 AND document_id IN (SELECT value FROM json_each(?))
        ORDER BY document_id, start_char
        """,
        (ordering.listed(map(str, known)),),
    )
    return [Held(*row) for row in rows]


def _newest(collection: Collection, filters: Filters) -> list[int]:
    every = fitting.rows(collection, "documents", fitting.documents(collection, filters))
    return [int(one) for one in every[np.lexsort((every[:, 0], -every[:, 1]))][:MOST, 0]]
