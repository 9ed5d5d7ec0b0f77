"""Who said what."""

from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.filters import SAYINGS, Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, Terms, text
from dashboard.store.questions import columns, fitting, where
from dashboard.store.questions.columns import Values
from dashboard.store.questions.where import Where
from dashboard.store.writing import rulings

COLUMNS = (
    "quote_id quote speaker speaker_text kind saying cue addressee published document source sentence "
    "start end confidence because corrected document_id version"
)
MENTIONED = "mentioned"
STATEMENTS = tuple(one for one in SAYINGS if one != MENTIONED)
JOINED = """
  quotes JOIN documents ON documents.id = quotes.document_id
  LEFT JOIN names ON names.id = quotes.speaker_id
  LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
"""
ORDER = "quotes.day DESC, quotes.document_id, quotes.start_char"
CORRECTED = """CASE WHEN quotes.speaker_id IS NOT quotes.read_speaker_id THEN 'speaker'
  WHEN names.corrected THEN 'name' END"""
ORDERS = {
    "quote": text("quotes.quote"),
    "speaker": text("entities.name"),
    "kind": "quotes.kind",
    "saying": "quotes.saying",
    "published": "nullif(quotes.day, 0)",
    "document": text(columns.DOCUMENT),
    "source": text("documents.source"),
    "corrected": CORRECTED,
}


def find(
    collection: Collection,
    filters: Filters,
    *,
    limit: int | None = None,
    by: str | None = None,
    order: Order | None = None,
) -> pd.DataFrame:
    """Return the quotes that fit, in the order of a column of ORDERS.

    Without one the newest come first, and contents that only mention a thing come after all others.

    `by` limits them to one speaker in the documents that fit, whoever else the filters ask for.

    Columns: quote_id, quote, speaker, speaker_text, kind, saying, cue, addressee, published, document,
    source, sentence, start, end, confidence, because, corrected ("speaker" if a correction says who
    spoke, "name" if it says what the speaker is called), document_id, version.
    """
    if order is None:
        rows = _usual(collection, filters, limit, by)
    else:
        usual = f"quotes.saying = '{MENTIONED}', {ORDER}"
        rows = _rows(
            collection, where.quotes(collection, filters, by=by), _most(limit),
            ordering.terms(order, ORDERS, usual),
        )  # fmt: skip
    found = columns.frame(_with_corrections(rows), COLUMNS)
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "published")


def count(collection: Collection, filters: Filters, *, by: str | None = None) -> int:
    """Return how many quotes fit."""
    return in_documents(collection, filters, by=by)[0]


def in_documents(collection: Collection, filters: Filters, *, by: str | None = None) -> tuple[int, int]:
    """Return how many quotes fit, and how many documents contain them."""
    if by is None:
        said = fitting.quotes(collection, filters)
        return len(said), len(fitting.each(said[:, 0]))
    fits = where.quotes(collection, filters, by=by)
    rows = collection.rows(
        "SELECT coalesce(sum(found), 0), count(*) FROM "
        f"(SELECT count(*) AS found FROM quotes WHERE {fits} GROUP BY document_id)",
        fits.values,
    )
    return rows[0][0], rows[0][1]


def unnamed(collection: Collection, filters: Filters) -> int:
    """Return how many of the quotes that fit have no named speaker, or one who was hidden."""
    known = fitting.entities(collection)
    speakers = known.of_name[fitting.quotes(collection, filters)[:, 2]]
    return int((~known.is_shown[speakers]).sum())


def _with_corrections(rows: Sequence[Values]) -> Iterator[Values]:
    """Yield the columns of `find`: each row with what was corrected by hand, and the reason."""
    for *first, because, by_hand, document, version, _, _, _ in rows:
        yield *first, rulings.reason(because, by_hand), by_hand or "", document, version


def _usual(collection: Collection, filters: Filters, limit: int | None, by: str | None) -> list[Values]:
    rows: list[Values] = []
    # In two steps: if rows were ordered by this first, the index of days could not stop at the limit.
    for sayings in (STATEMENTS, (MENTIONED,)):
        wanted = tuple(one for one in sayings if one in filters.sayings or not filters.sayings)
        left = _most(limit) if limit is None else limit - len(rows)
        if wanted and left:
            fits = where.quotes(collection, filters, by=by)
            fits = fits.and_(f"quotes.saying IN ({', '.join('?' * len(wanted))})", *wanted)
            rows += _rows(collection, fits, left, Terms(ORDER))
    return rows


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit


def _rows(collection: Collection, fits: Where, limit: int, order: Terms) -> list[Values]:
    """Return the columns of `find`, then document and span of the sentence; -1 sets no limit.

    `because` is as it was read, whatever was corrected.
    """
    table = "quotes" if order.is_usual else JOINED
    return collection.rows(
        f"""
        SELECT quotes.id, quotes.quote, entities.name, quotes.speaker_text, quotes.kind, quotes.saying,
          quotes.cue,
          coalesce(quotes.addressee_name, quotes.addressee_text),
          quotes.day, {columns.DOCUMENT}, documents.source, NULL,
          quotes.start_char, quotes.end_char, quotes.confidence, quotes.because,
          {CORRECTED}, documents.key,
          documents.version, quotes.document_id, quotes.sentence_start, quotes.sentence_end
        FROM {JOINED}
        WHERE quotes.id IN (SELECT quotes.id FROM {table} WHERE {fits} ORDER BY {order} LIMIT ?)
        ORDER BY {order}
        """,
        (*fits.values, *order.values, limit, *order.values),
    )
