"""Sentences with a word of saying in which no quote was found (recall of attribution)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd

from dashboard.filters import Filters
from dashboard.identity import decisions
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, fitting
from dashboard.store.questions.gaps import looked_at
from dashboard.store.questions.gaps.of_rows import COLUMNS, WHOLE_LIST, Part
from dashboard.text import lexicon

MOST = 1000  # documents that are read; the newest of those that fit. A thousand articles take half a second
Found = tuple[int, int, int, int, int]  # document; start and end of the word; start and end of the sentence


def find(collection: Collection, filters: Filters, part: Part = WHOLE_LIST) -> pd.DataFrame:
    """Return the sentences, the newest first, in COLUMNS; `start` and `end` are those of the word."""
    skip, most = part
    here = _all(collection, filters)[skip : None if most is None else skip + most]
    asked = (
        f"SELECT id, day, {columns.DOCUMENT}, source, key FROM documents "
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    known = {
        row: rest for row, *rest in collection.rows(asked, (ordering.listed({str(one[0]) for one in here}),))
    }
    sentences = columns.sentences(collection, [(one[0], one[3], one[4]) for one in here])
    words = columns.sentences(collection, [one[:3] for one in here])
    rows = []
    for (document, start, end, first, last), sentence, word in zip(here, sentences, words, strict=True):
        day, title, source, key = known[document]
        whole = _text(collection, document, first, last)
        target = decisions.row_target("sentence", first, last, whole, document=key)
        rows.append(
            (word, f"“{word}”, and no quote", sentence, day, title, source, start, end, key, 1, target)
        )
    return columns.with_days(columns.frame(rows, COLUMNS), "published")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many such sentences there are in the documents that are read."""
    return len(_all(collection, filters))


def read(collection: Collection, filters: Filters) -> tuple[int, int]:
    """Return how many documents are read, and how many fit."""
    fitting_all = len(_documents(collection, filters))
    return min(MOST, fitting_all), fitting_all


def _all(collection: Collection, filters: Filters) -> list[Found]:
    done = looked_at.spans(collection, "unquoted")
    every = collection.lasting.get(("unquoted", filters), lambda: list(_find(collection, filters)))
    return [one for one in every if (one[0], one[3], one[4]) not in done]


def _find(collection: Collection, filters: Filters) -> Iterator[Found]:
    chosen = _documents(collection, filters)[:MOST]
    asked = ordering.listed({str(one) for one in chosen})
    taken = _spans(
        collection,
        "SELECT document_id, min(sentence_start, start_char, coalesce(cue_start, start_char)), "
        "max(sentence_end, end_char, coalesce(cue_end, end_char)) FROM quotes",
        asked,
    )
    sentences = _spans(collection, "SELECT document_id, start_char, end_char FROM sentences", asked)
    texts = dict(
        collection.rows(
            "SELECT document_id, text FROM document_texts "
            "WHERE document_id IN (SELECT value FROM json_each(?))",
            (asked,),
        )
    )
    for document in chosen:
        for start, end in sentences[document]:
            # A hidden quote counts as well: somebody has looked at that sentence.
            if any(first < end and start < last for first, last in taken[document]):
                continue
            word = _pattern().search(texts[document], start, end)
            if word:
                yield document, word.start(), word.end(), start, end


def _documents(collection: Collection, filters: Filters) -> list[int]:
    """Return the documents that fit, the newest first."""
    days = fitting.rows(collection, "documents", fitting.documents(collection, filters))
    return [int(one) for one in days[np.lexsort((days[:, 0], -days[:, 1]))][:, 0]]


def _spans(collection: Collection, asked: str, documents: str) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    there = " WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    for document, start, end in collection.rows(asked + there, (documents,)):
        found[document].append((start, end))
    return found


def _text(collection: Collection, document: int, start: int, end: int) -> str:
    asked = "SELECT substr(text, ?, ?) FROM document_texts WHERE document_id = ?"
    return str(collection.rows(asked, (start + 1, end - start, document))[0][0])


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon.words("saying-plainly"))
    return re.compile(rf"\b(?:{'|'.join(words)}|according\sto)\b", re.IGNORECASE)
