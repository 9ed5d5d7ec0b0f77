"""How much each speaker says: quotes and words quoted, in each article or each month."""

from typing import Literal

import pandas as pd

from dashboard.filters import Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import columns, where
from dashboard.store.questions.where import Where

Of = Literal["article", "month", "all"]
COLUMNS: dict[Of, str] = {
    "article": "speaker named quotes words published document source document_id",
    "month": "speaker named quotes words documents month",
    "all": "speaker named quotes words documents",
}
# Who speaks: the name; without one, as the text calls them, whether with capital letters or not.
NAMED = "entities.id IS NOT NULL"
WHO = "coalesce(entities.name, quotes.speaker_text, '')"
GROUP = "coalesce(entities.id, 0), iif(entities.id, '', casefold(coalesce(quotes.speaker_text, '')))"
MONTH = "iif(quotes.day, format('%04d-%02d', quotes.day / 10000, quotes.day / 100 % 100), '')"
SELECTED: dict[Of, str] = {
    "article": f"documents.day AS published, {columns.DOCUMENT} AS document, documents.source, documents.key",
    "month": f"count(DISTINCT quotes.document_id) AS documents, {MONTH} AS month",
    "all": "count(DISTINCT quotes.document_id) AS documents",
}
GROUPED: dict[Of, str] = {"article": ", quotes.document_id", "month": ", quotes.day / 100", "all": ""}
USUAL: dict[Of, str] = {
    "article": "documents.day DESC, quotes.document_id, words DESC, speaker",
    "month": "month DESC, words DESC, speaker",
    "all": "quoted DESC, words DESC, speaker",
}
ORDERS = {
    "speaker": text("speaker"),
    "quotes": "quoted",
    "words": "words",
    "published": "nullif(published, 0)",
    "document": text("document"),
    "source": text("documents.source"),
    "month": "nullif(month, '')",
    "documents": "documents",
}
NEWEST = 500  # articles of which a screen shows the first rows
Part = tuple[int, int | None]  # how many rows are skipped, and how many are returned


def find(
    collection: Collection, fits: Where, *, of: Of, order: Order | None = None, part: Part = (0, None)
) -> pd.DataFrame:
    """Return a row for each speaker in each article or month of the quotes that fit (`where.quotes`).

    Of articles in the usual order, the newest first, the first rows come out of the NEWEST only.

    Columns: speaker (the name, or as the text calls who has none, "" where nobody was found), named ("name"
    or ""), quotes, words (the speaker's own, without the reporter's between them), then of an article:
    published, document, source, document_id; of a month: documents, month ("2022-04", "" if unknown).
    """
    if of == "article" and order is None and part[1] is not None:
        fits = _newest(fits)
    by = ordering.terms(order, {key: ORDERS[key] for key in ORDERS if key in COLUMNS[of]}, USUAL[of])
    skip, most = part
    rows = collection.rows(
        f"""
        SELECT {WHO} AS speaker, iif({NAMED}, 'name', ''), count(*) AS quoted,
          sum(spoken_words(quotes.quote, quotes.pieces)) AS words, {SELECTED[of]}
        FROM quotes JOIN documents ON documents.id = quotes.document_id
        LEFT JOIN names ON names.id = quotes.speaker_id
        LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
        WHERE {fits} GROUP BY {GROUP}{GROUPED[of]} ORDER BY {by} LIMIT ? OFFSET ?
        """,
        (*fits.values, -1 if most is None else most, skip),
    )
    found = columns.frame(rows, COLUMNS[of])
    return columns.with_days(found, "published") if of == "article" else found


def _newest(fits: Where) -> Where:
    """Limit to the newest articles: to count the words of all takes seconds if there are many."""
    asked = f"SELECT DISTINCT day, document_id FROM quotes WHERE {fits}"
    newest = f"SELECT document_id FROM ({asked} ORDER BY day DESC, document_id LIMIT ?)"
    return fits.and_(f"quotes.document_id IN ({newest})", *fits.values, NEWEST)


def count(collection: Collection, fits: Where, *, of: Of) -> int:
    """Return how many rows `find` has."""
    asked = f"""
      SELECT count(*) FROM (SELECT 1 FROM quotes LEFT JOIN names ON names.id = quotes.speaker_id
        LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
        WHERE {fits} GROUP BY {GROUP}{GROUPED[of]})
    """
    return int(collection.rows(asked, fits.values)[0][0])


def without_name(collection: Collection, filters: Filters) -> Where:
    """Return the conditions for the quotes that fit and whose speakers have no name."""
    return where.quotes(collection, filters).and_(where.NO_NAME)
