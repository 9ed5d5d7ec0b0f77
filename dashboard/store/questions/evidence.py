"""Quotes as evidence: each with its article, where it stands in it, and what surrounds it."""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.filters import NO_SPEECH, Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, Terms
from dashboard.store.questions import columns, listed, marks, quotes, said, where
from dashboard.store.questions.marks import Marks
from dashboard.store.questions.said import Said
from dashboard.store.questions.where import Where

# Further columns of a quote come in here, in `_further` and in data/columns.tsv.
FURTHER = "author url path sha256 published_from context context_start copies checked starred note"
COLUMNS = f"{quotes.COLUMNS} {FURTHER}"
USUAL = f"quotes.saying IN {NO_SPEECH}, {quotes.ORDER}"
BLOCK = 5_000  # quotes at once: what surrounds them may be 2,000 characters each
AROUND = 2  # sentences before and after
MOST_AROUND = 1_000  # characters before and after: a table without full stops is one sentence


@dataclass(frozen=True)
class Article:
    """What a document adds to its quotes: its text with the sentences' beginnings, and who published it."""

    author: str
    url: str
    path: str
    sha256: str
    published_from: str
    copies: int
    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def find(
    collection: Collection, filters: Filters, *, by: str | None = None, order: Order | None = None
) -> pd.DataFrame:
    """Return the quotes that fit, as `quotes.find` does, with the columns of FURTHER.

    These are author, url, path, sha256 (of the document's text), published_from, context (the sentences
    around, at most 1,000 characters on either side), context_start, copies (other documents with this text),
    checked and starred ("yes" or ""), note (what was written beside it by hand).
    """
    # A block in which nobody is named has no texts there: the types are those of all blocks together.
    return pd.concat(blocks(collection, filters, by=by, order=order), ignore_index=True).infer_objects()


def of_fitting(collection: Collection, asked: Said, *, order: Order | None = None) -> pd.DataFrame:
    """Return the quotes that are asked for, in the columns of `find`."""
    fits = said.conditions(collection, asked)
    found = _blocks(collection, fits, ordering.terms(order, quotes.ORDERS, USUAL))
    return pd.concat(found, ignore_index=True).infer_objects()


def blocks(
    collection: Collection, filters: Filters, *, by: str | None = None, order: Order | None = None
) -> Iterator[pd.DataFrame]:
    """Yield the rows of `find`, some thousands at a time; without rows, one frame of no rows."""
    fits = where.quotes(collection, filters, by=by)
    yield from _blocks(collection, fits, ordering.terms(order, quotes.ORDERS, USUAL))


def _blocks(collection: Collection, fits: Where, terms: Terms) -> Iterator[pd.DataFrame]:
    asked = f"SELECT quotes.id FROM {quotes.JOINED} WHERE {fits} ORDER BY {terms}"
    found = collection.connection.execute(asked, (*fits.values, *terms.values))
    # As plain numbers: a million rows of Python's own would take 150 MB.
    numbers = np.fromiter((row[0] for row in found), dtype=np.int64)
    for start in range(0, max(len(numbers), 1), BLOCK):
        yield numbered(collection, numbers[start : start + BLOCK].tolist())


def numbered(collection: Collection, numbers: Sequence[int]) -> pd.DataFrame:
    """Return the quotes with these numbers, in this order, in the columns of `find`."""
    rows = quotes.numbered(collection, numbers)
    keys = list(dict.fromkeys(rows["document_id"]))
    further: list[tuple[object, ...]] = [(None,) * len(FURTHER.split())] * len(rows)
    spans = list(zip(rows["document_id"], rows["start"], rows["end"], strict=True))
    made = marks.of_rows(collection, "quote", spans)
    for start in range(0, len(keys), columns.TEXTS_AT_ONCE):
        articles = _articles(collection, keys[start : start + columns.TEXTS_AT_ONCE])
        for position, (key, first, last) in enumerate(spans):
            if key in articles:
                further[position] = _further(articles[key], first, last, made[position])
    added = columns.frame(further, FURTHER)
    whole = pd.concat([rows, added], axis=1)[COLUMNS.split()]
    return listed.add_columns(collection, whole, by="speaker", day="published")


def _further(article: Article, first: int, last: int, made: Marks) -> tuple[object, ...]:
    """Return the columns of FURTHER for a quote from `first` to `last` of its article."""
    start, end = _around(article, first, last)
    return (
        article.author, article.url, article.path, article.sha256, article.published_from,
        article.text[start:end], start, article.copies, *made.cells(),
    )  # fmt: skip


def _around(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return where the context of a quote starts and ends.

    >>> text = "One. Two. Three. Four. Five. Six. Seven."
    >>> starts = [0, 5, 10, 17, 23, 29, 34]
    >>> article = Article("", "", "", "", "", 0, text, starts, [*starts[1:], len(text)])
    >>> text[slice(*_around(article, 17, 21))]
    'Two. Three. Four. Five. Six.'
    """
    text, starts = article.text, article.starts
    at = max(bisect_right(starts, first) - 1, 0)
    start = min(starts[max(at - AROUND, 0)], first) if starts else 0
    until = bisect_left(starts, last) - 1
    end = max(article.ends[min(max(until, 0) + AROUND, len(starts) - 1)], last) if starts else len(text)
    start, end = max(start, first - MOST_AROUND), min(end, last + MOST_AROUND, len(text))
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return start, end


def _articles(collection: Collection, keys: Sequence[str]) -> dict[str, Article]:
    listed = (json.dumps(list(keys)),)
    asked = """
      SELECT id, key, author, url, path, published_from, (SELECT count(*) FROM documents AS other
        -- Only what is greater than 0 is in the index.
        WHERE other.copy_of > 0
          AND other.copy_of = coalesce(nullif(documents.copy_of, 0), documents.id)), text
      FROM documents JOIN document_texts ON document_id = id WHERE key IN (SELECT value FROM json_each(?))
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    of_documents = "SELECT id FROM documents WHERE key IN (SELECT value FROM json_each(?))"
    for number, start, end in collection.rows(
        f"SELECT document_id, start_char, end_char FROM sentences WHERE document_id IN ({of_documents}) "
        "ORDER BY document_id, start_char",
        listed,
    ):
        spans.setdefault(number, []).append((start, end))
    return {
        key: Article(
            author, url, path, hashlib.sha256(text.encode("utf-8")).hexdigest(), published_from, copies, text,
            [start for start, _ in spans.get(number, ())], [end for _, end in spans.get(number, ())],
        )
        for number, key, author, url, path, published_from, copies, text in collection.rows(asked, listed)
    }  # fmt: skip
