"""Which documents have these words, word for word or nearly (text reuse), and what is quoted in them."""

import json
from collections import Counter
from collections.abc import Collection as Several
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.records import Quote, Span
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.questions import found_in
from dashboard.store.questions.columns import DOCUMENT
from dashboard.text.folding import fold_text

MOST_DOCUMENTS = 12
COMMON = 60  # documents with the same few words in a row; more tell nothing
LEAST_SHARE = 0.1  # of the runs of words that a document must have
OF_BEST = 3  # it must have a third of those that the best has


@dataclass(frozen=True)
class Held:
    """One document as a source: its text, its quotes by their number, and each quote's lasting key."""

    document_id: str
    title: str
    source: str
    published: date | None
    text: str
    quotes: dict[int, Quote]
    keys: dict[int, str]
    sentences: tuple[Span, ...] = ()


def in_quotes(
    collection: Collection, runs: Sequence[str], *, speakers: Several[int] = (), limit: int = MOST_DOCUMENTS
) -> list[int]:
    """Return the documents with a quote that has all runs of words, those by these speakers first."""
    asked = phrases(runs, " AND ")
    if not asked:
        return []
    rows = collection.rows(
        """
        SELECT quotes.document_id FROM quotes JOIN documents ON documents.id = quotes.document_id
        WHERE quotes.hidden = 0
          AND quotes.id IN (SELECT rowid FROM quotes_search WHERE quotes_search MATCH ?)
        ORDER BY ifnull(speaker_id IN (SELECT value FROM json_each(?)), 0) DESC, copy_of > 0, quotes.day = 0,
          quotes.day, quotes.document_id LIMIT ?
        """,
        (asked, json.dumps(sorted(speakers)), limit),
    )
    return list(dict.fromkeys(row[0] for row in rows))


def near(collection: Collection, runs: Iterable[str], *, limit: int = MOST_DOCUMENTS) -> list[int]:
    """Return the documents whose text has most of these short runs of words; very common ones don't count."""
    found: Counter[int] = Counter()
    asked_for = list(dict.fromkeys(runs))
    for run in asked_for:
        if asked := phrases([run], ""):
            rows = collection.rows(
                "SELECT rowid FROM documents_search WHERE documents_search MATCH ? LIMIT ?",
                (f"text : {asked}", COMMON),
            )
            if len(rows) < COMMON:
                found.update(row[0] for row in rows)
    least = max(LEAST_SHARE * len(asked_for), max(found.values(), default=0) / OF_BEST)
    likely = [(-many, row) for row, many in found.items() if many >= least]
    return [row for _, row in sorted(likely)[:limit]]


def together(collection: Collection, words: Sequence[str], *, within: int, limit: int) -> list[int]:
    """Return the documents in which these words are near one another, at most so many words apart."""
    plain = [one for word in words if (one := phrases([word], ""))]
    if not plain:
        return []
    asked = f"text : NEAR({' '.join(plain)}, {int(within)})"
    rows = collection.rows(
        "SELECT rowid FROM documents_search WHERE documents_search MATCH ? ORDER BY rowid LIMIT ?",
        (asked, limit),
    )
    return [row[0] for row in rows]


def document(collection: Collection, row: int) -> Held | None:
    """Return a document as a source, by its number."""
    rows = collection.rows(
        f"""
        SELECT documents.key, {DOCUMENT}, source, day, text
        FROM documents JOIN document_texts ON document_texts.document_id = documents.id
        WHERE documents.id = ?
        """,
        (row,),
    )
    if not rows:
        return None
    key, title, source, day, text = rows[0]
    keys = collection.rows("SELECT id, key FROM quotes WHERE document_id = ? AND hidden = 0", (row,))
    return Held(
        key,
        title,
        source,
        days.day(day),
        text,
        found_in.quotes(collection, row),
        dict(keys),
        found_in.sentences(collection, row, text),
    )


def phrases(runs: Iterable[str], between: str) -> str:
    """Return runs of words as phrases for the index; what has no letter or digit is left out.

    >>> phrases(["We will", "“NOT”", "…"], " AND ")
    '"we will" AND "not"'
    """
    folded = (fold_text(run).replace('"', " ").strip() for run in runs)
    return between.join(f'"{run}"' for run in folded if any(map(str.isalnum, run)))
