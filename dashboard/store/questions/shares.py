"""How much each speaker says: quotes and words quoted, in each article or each month."""

from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.filters import Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, text
from dashboard.store.questions import calling, columns, fitting, masks, said, where
from dashboard.store.questions.masks import Numbers, among, only
from dashboard.store.questions.said import Said

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
MOST_SPEAKERS = np.int64(1 << 32)  # with a name and without
Part = tuple[int, int | None]  # how many rows are skipped, and how many are returned


def find(
    collection: Collection, asked: Said, *, of: Of, order: Order | None = None, part: Part = (0, None)
) -> pd.DataFrame:
    """Return a row for each speaker in each article or month of the quotes that are asked for.

    Columns: speaker (the name, or as the text calls who has none, "" where nobody was found), named ("name"
    or ""), quotes, words (the speaker's own, without the reporter's between them), then of an article:
    published, document, source, document_id; of a month: documents, month ("2022-04", "" if unknown).
    """
    skip, most = part
    if order is None and most is not None:
        # To count the words of all takes seconds if there are many.
        fits = where.these("quotes.id", _first(collection, asked, of, skip + most)[:, 1].tolist())
    else:
        fits = said.conditions(collection, asked)
    by = ordering.terms(order, {key: ORDERS[key] for key in ORDERS if key in COLUMNS[of]}, USUAL[of])
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


def count(collection: Collection, asked: Said, *, of: Of) -> int:
    """Return how many rows `find` has."""
    return len(masks.distinct(_groups(collection, said.numbers(collection, asked), of)))


def without_name(filters: Filters) -> Said:
    """Return the quotes that fit and whose speakers have no name."""
    return Said(replace(filters, unnamed=True))


def _groups(collection: Collection, found: Numbers, of: Of) -> NDArray[np.int64]:
    """Return for each quote the number of its row: by speaker, and by article or month in the upper half."""
    who = calling.read(collection).who(found, fitting.entities(collection)).astype(np.int64)
    who += MOST_SPEAKERS // 2
    if of == "article":
        return found[:, 0] * MOST_SPEAKERS + who
    if of == "month":
        return fitting.days_of(collection)[found[:, 0]] // 100 * MOST_SPEAKERS + who
    return who


def _first(collection: Collection, asked: Said, of: Of, most: int) -> Numbers:
    """Return the quotes of the first rows in the usual order, with all that tie with the last."""
    found = said.numbers(collection, asked)
    groups = _groups(collection, found, of)
    if of == "article":
        one_of_each = found[np.sort(np.unique(groups, return_index=True)[1])]
        return only(found, among(found[:, 0], fitting.newest(collection, one_of_each, most)[:, 0]))
    each, which, times = np.unique(groups, return_inverse=True, return_counts=True)
    if len(each) <= most:
        return found
    rank = times if of == "all" else each // MOST_SPEAKERS
    return only(found, (rank >= np.partition(rank, -most)[-most])[which])
