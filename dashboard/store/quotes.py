"""Who said what."""

import pandas as pd

from dashboard.filters import Filters
from dashboard.store import columns, where
from dashboard.store.collection import Collection

COLUMNS = (
    "quote_id quote speaker speaker_text kind cue addressee published document source sentence "
    "start end confidence because document_id version"
)
ORDER = "quotes.day DESC, quotes.document_id, quotes.start_char"


def find(collection: Collection, filters: Filters, *, limit: int | None = None) -> pd.DataFrame:
    """Return the quotes that fit, newest first.

    Columns: quote_id, quote, speaker, speaker_text, kind, cue, addressee, published, document, source,
    sentence, start, end, confidence, because, document_id, version.
    """
    fits = where.quotes(collection, filters)
    rows = collection.rows(
        f"""
        SELECT quotes.id, quotes.quote, entities.name, quotes.speaker_text, quotes.kind, quotes.cue,
          coalesce(quotes.addressee_name, quotes.addressee_text),
          quotes.day, coalesce(nullif(documents.title, ''), documents.key), documents.source, NULL,
          quotes.start_char, quotes.end_char, quotes.confidence, quotes.because, documents.key,
          documents.version, quotes.document_id, quotes.sentence_start, quotes.sentence_end
        FROM quotes JOIN documents ON documents.id = quotes.document_id
        LEFT JOIN names ON names.id = quotes.speaker_id
        LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
        WHERE quotes.id IN (SELECT quotes.id FROM quotes WHERE {fits} ORDER BY {ORDER} LIMIT ?)
        ORDER BY {ORDER}
        """,
        (*fits.values, -1 if limit is None else limit),
    )
    found = columns.frame((row[:-3] for row in rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "published")


def count(collection: Collection, filters: Filters) -> int:
    """Return how many quotes fit."""
    fits = where.quotes(collection, filters)
    return int(collection.rows(f"SELECT count(*) FROM quotes WHERE {fits}", fits.values)[0][0])
