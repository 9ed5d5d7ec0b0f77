"""The documents of a collection, their number over time, and one document with everything found in it."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.filters import Filters
from dashboard.records import DateMention, Document, Mention, Place, Quote, Span
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import columns, fitting, found_in, periods, where

COLUMNS = (
    "document_id title source author published published_from "
    "quotes people places dates words url path section page extent language not_english copy_of version"
)
ORDER = "documents.day DESC, documents.id"
# What was found in a document, by kind.
FOUND = {
    "quotes": "(SELECT count(*) FROM quotes WHERE document_id = documents.id AND hidden = 0)",
    "people": """(SELECT count(DISTINCT entities.id) FROM appearances JOIN names ON names.id = name_id
      JOIN entities ON entities.id = entity_id
      WHERE document_id = documents.id AND entities.label = 'PERSON' AND entities.hidden = 0)""",
    "places": """(SELECT count(*) FROM place_appearances JOIN places ON places.id = place_id
      WHERE document_id = documents.id AND places.lat IS NOT NULL AND places.hidden = 0)""",
    "dates": "(SELECT count(*) FROM dates WHERE document_id = documents.id AND hidden = 0)",
}
NOT_ENGLISH = "not_english(documents.language)"
COPY_OF = "coalesce((SELECT first.key FROM documents AS first WHERE first.id = documents.copy_of), '')"
ORDERS = {
    "title": text("documents.title"),
    "source": text("documents.source"),
    "published": "nullif(documents.day, 0)",
    "words": "documents.words",
    "not_english": text(NOT_ENGLISH),
    "copy_of": text(COPY_OF),
    **FOUND,
}


@dataclass(frozen=True)
class DocumentView:
    """One document as the reader shows it; rows by the number under which they can be corrected."""

    document: Document
    mentions: dict[str, Mention] = field(default_factory=dict)
    quotes: dict[int, Quote] = field(default_factory=dict)
    dates: dict[int, DateMention] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    sentences: tuple[Span, ...] = ()
    version: str = ""


def find(
    collection: Collection, filters: Filters, *, limit: int | None = None, order: Order | None = None
) -> pd.DataFrame:
    """Return the documents that fit, ordered by a column of ORDERS or, without one, newest first.

    Columns: document_id, title, source, author, published, published_from, quotes, people, places, dates
    (each a count), words, url, path, section, page, extent, language (a code), not_english (a language's name
    or ""), copy_of (the document_id of the
    first with this text, or ""), version.
    """
    by = ordering.terms(order, ORDERS, ORDER)
    if by.is_usual and limit is not None:
        chosen = fitting.rows(collection, "documents", fitting.documents(collection, filters))
        fits = where.these("documents.id", fitting.newest(collection, chosen, limit)[:, 0].tolist())
    else:
        fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    rows = collection.rows(
        f"""
        SELECT key, title, source, author, day, published_from, {", ".join(FOUND.values())},
          words, url, path, section, page, extent, language,
          {NOT_ENGLISH}, {COPY_OF}, version
        FROM documents
        WHERE id IN (SELECT documents.id FROM documents WHERE {fits} ORDER BY {by} LIMIT ?)
        ORDER BY {by}
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    return columns.with_days(columns.frame(rows, COLUMNS), "published")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many documents fit."""
    chosen = fitting.documents(collection, filters)
    return int(collection.rows("SELECT count(*) FROM documents")[0][0]) if chosen is None else len(chosen)


def per_period(collection: Collection, filters: Filters) -> pd.DataFrame:
    """Return how many documents were published in each period, with the unit in attrs.

    Columns: period, documents.
    """
    published = fitting.rows(collection, "documents", fitting.documents(collection, filters))[:, 1]
    return periods.count(fitting.counted(published), column="documents")


def newest(collection: Collection, *, limit: int) -> pd.DataFrame:
    """Return the documents that were added last, latest first.

    Columns: document_id, title, source, published, path.
    """
    rows = collection.rows(
        "SELECT key, title, source, day, path FROM documents ORDER BY id DESC LIMIT ?", (limit,)
    )
    return columns.with_days(columns.frame(rows, "document_id title source published path"), "published")


def one(collection: Collection, document_id: str) -> DocumentView | None:
    """Return a document with everything found in it, or None if there is none with this id."""
    rows = collection.rows(
        """
        SELECT documents.id, documents.key, document_texts.text, documents.title, published, published_from,
          source, author, url, path, sha256, section, page, extent, language, version
        FROM documents JOIN document_texts ON document_texts.document_id = documents.id WHERE key = ?
        """,
        (document_id,),
    )
    if not rows:
        return None
    row, key, text, title, published, published_from, *rest, version = rows[0]
    day = date.fromisoformat(published) if published else None
    document = Document(key, text, title, day, published_from, *rest)
    return DocumentView(
        document=document,
        mentions=found_in.mentions(collection, row),
        quotes=found_in.quotes(collection, row),
        dates=found_in.dates(collection, row),
        places=found_in.places(collection, row),
        sentences=found_in.sentences(collection, row, text),
        version=version,
    )
