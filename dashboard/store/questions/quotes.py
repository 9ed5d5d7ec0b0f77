"""Who said what."""

import json
from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.filters import NO_SPEECH, SAYINGS, Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order, Terms, text
from dashboard.store.questions import columns, fitting, said, where
from dashboard.store.questions.columns import Values
from dashboard.store.questions.masks import only
from dashboard.store.questions.said import Said
from dashboard.store.questions.where import Where
from dashboard.store.writing import quote_keys, rulings
from dashboard.text import spoken

COLUMNS = (
    "quote_id quote speaker speaker_text kind saying cue addressee published document source sentence "
    "start end confidence because corrected document_id version address words"
)
JOINED = """
  quotes JOIN documents ON documents.id = quotes.document_id
  LEFT JOIN names ON names.id = quotes.speaker_id
  LEFT JOIN entities ON entities.id = names.entity_id AND entities.hidden = 0
"""
ORDER = "quotes.day DESC, quotes.document_id, quotes.start_char"
CORRECTED = """CASE WHEN quotes.speaker_id IS NOT quotes.read_speaker_id THEN 'speaker'
  WHEN names.corrected THEN 'name' ELSE (SELECT corrected FROM read_rows
  WHERE document_id = quotes.document_id AND kind = 'quotes' AND row_id = quotes.id) END"""
# The columns of `find`, then document and span of the sentence; `because` is as it was read.
SELECTED = f"""quotes.id, quotes.quote, entities.name, quotes.speaker_text, quotes.kind, quotes.saying,
  quotes.cue, coalesce(quotes.addressee_name, quotes.addressee_text), quotes.day, {columns.DOCUMENT},
  documents.source, NULL, quotes.start_char, quotes.end_char, quotes.confidence, quotes.because, {CORRECTED},
  documents.key, documents.version, quotes.key, quotes.pieces,
  quotes.document_id, quotes.sentence_start, quotes.sentence_end"""
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
    skip: int = 0,
    by: str | None = None,
    order: Order | None = None,
) -> pd.DataFrame:
    """Return the quotes that fit, in the order of a column of ORDERS.

    Without one the newest come first, and what is no speech comes after all that is.

    `skip` leaves out so many of the first, `by` limits them to one speaker in the documents that fit,
    whoever else the filters ask for.

    Columns: quote_id, quote, speaker, speaker_text, kind, saying, cue, addressee, published, document,
    source, sentence, start, end, confidence, because, corrected ("speaker" if a correction says who
    spoke, "name" if it says what the speaker is called, else what it changes: "saying", "kind"),
    document_id, version, address (of the quote on the screen: it lasts as long as its words stand in the
    document), words (those of the speaker, with an ellipsis for the reporter's words between them).
    """
    if order is None:
        rows = _usual(collection, filters, limit, skip, by)
    else:
        usual = f"quotes.saying IN {NO_SPEECH}, {ORDER}"
        fits = where.quotes(collection, filters, by=by)
        rows = _rows(collection, fits, (_most(limit), skip), ordering.terms(order, ORDERS, usual))
    return _frame(collection, rows)


def of_fitting(
    collection: Collection,
    asked: Said,
    *,
    order: Order | None = None,
    part: tuple[int, int | None] = (0, None),
) -> pd.DataFrame:
    """Return the quotes that are asked for, in the columns of `find`; the newest first without an order.

    `part` is how many are skipped, and how many are returned.
    """
    skip, most = part
    terms = ordering.terms(order, ORDERS, ORDER)
    if order is None and most is not None:
        found = fitting.newest(collection, said.numbers(collection, asked), skip + most)
        fits = where.these("quotes.id", found[:, 1].tolist())
    else:
        fits = said.conditions(collection, asked)
    return _frame(collection, _rows(collection, fits, (_most(most), skip), terms))


def how_many(collection: Collection, asked: Said) -> tuple[int, int]:
    """Return how many quotes are asked for, and how many documents contain them."""
    found = said.numbers(collection, asked)
    return len(found), len(fitting.each(found[:, 0]))


def at_address(collection: Collection, key: str) -> pd.DataFrame:
    """Return the quote with a key, whatever the filters say, in the columns of `find`; none if it is gone.

    Where one stretch of words was read twice, both have the key; the first is returned.
    """
    return _frame(collection, _rows(collection, _with_key(key), (1, 0), Terms(ORDER)))


def is_hidden(collection: Collection, key: str) -> bool:
    """Say whether the quote with a key was hidden by a correction."""
    return bool(collection.rows("SELECT 1 FROM quotes WHERE key = ? AND hidden = 1 LIMIT 1", (key,)))


def fits(collection: Collection, filters: Filters, key: str) -> bool:
    """Say whether the filters leave the quote with a key."""
    asked = where.quotes(collection, filters).and_("quotes.key = ?", key)
    return bool(collection.rows(f"SELECT 1 FROM quotes WHERE {asked} LIMIT 1", asked.values))


def numbered(collection: Collection, numbers: Sequence[int]) -> pd.DataFrame:
    """Return the quotes with these numbers, in this order, with the columns of `find`."""
    rows = collection.rows(
        f"SELECT {SELECTED} FROM {JOINED} WHERE quotes.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    by_number = {row[0]: row for row in rows}
    return _frame(collection, [by_number[one] for one in numbers if one in by_number])


def keyed(collection: Collection, keys: Sequence[str]) -> list[int]:
    """Return the numbers of the quotes with these keys, in this order; what is gone or hidden is left out."""
    rows = collection.rows(
        "SELECT key, min(id) FROM quotes WHERE hidden = 0 AND key IN (SELECT value FROM json_each(?)) "
        "GROUP BY key",
        (json.dumps(list(keys)),),
    )
    found = {str(key): int(number) for key, number in rows}
    return [found[key] for key in keys if key in found]


def count(collection: Collection, filters: Filters, *, by: str | None = None) -> int:
    """Return how many quotes fit."""
    return in_documents(collection, filters, by=by)[0]


def in_documents(collection: Collection, filters: Filters, *, by: str | None = None) -> tuple[int, int]:
    """Return how many quotes fit, and how many documents contain them."""
    return how_many(collection, Said(filters, by=by))


def unnamed(collection: Collection, filters: Filters) -> int:
    """Return how many of the quotes that fit have no named speaker, or one who was hidden."""
    known = fitting.entities(collection)
    speakers = known.of_name[fitting.quotes(collection, filters)[:, 2]]
    return int((~known.is_shown[speakers]).sum())


def _with_key(key: str) -> Where:
    return Where(("quotes.key = ?", "quotes.hidden = 0"), (key,))


def _frame(collection: Collection, rows: Sequence[Values]) -> pd.DataFrame:
    found = columns.frame(_with_corrections(rows), COLUMNS, texts=("words",))
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in rows])
    return columns.with_days(found, "published")


def _with_corrections(rows: Sequence[Values]) -> Iterator[Values]:
    """Yield the columns of `find`: each row with what was corrected by hand, and the reason."""
    for *first, because, by_hand, document, version, key, pieces, _, _, _ in rows:
        quote = str(first[1])
        yield (
            *first,
            rulings.reason(because, by_hand),
            by_hand or "",
            document,
            version,
            f"{quote_keys.ADDRESS}{key}",
            spoken.joined(quote, spoken.read(str(pieces), quote)),
        )


def _usual(
    collection: Collection, filters: Filters, limit: int | None, skip: int, by: str | None
) -> list[Values]:
    """Return the newest quotes, and what is no speech after them."""
    if limit is None:
        fits = where.quotes(collection, filters, by=by)
        return _rows(collection, fits, (-1, skip), Terms(f"quotes.saying IN {NO_SPEECH}, {ORDER}"))
    rows: list[Values] = []
    found = fitting.quotes_in_full(collection, filters, by=by)
    is_speech = found[:, 4] < SAYINGS.index(NO_SPEECH[0])
    for part in (only(found, is_speech), only(found, ~is_speech)):
        left = limit - len(rows)
        if left and len(part) > skip:
            shown = fitting.newest(collection, part, skip + left)
            fits = where.these("quotes.id", shown[:, 1].tolist())
            rows += _rows(collection, fits, (left, skip), Terms(ORDER))
        # What was skipped among the first is not skipped again.
        skip = max(skip - len(part), 0)
    return rows


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit


def _rows(collection: Collection, fits: Where, part: tuple[int, int], order: Terms) -> list[Values]:
    """Return the columns of SELECTED; `part` is how many rows (-1: all) and how many are skipped first."""
    table = "quotes" if order.is_usual else JOINED
    return collection.rows(
        f"""
        SELECT {SELECTED} FROM {JOINED}
        WHERE quotes.id IN (SELECT quotes.id FROM {table} WHERE {fits} ORDER BY {order} LIMIT ? OFFSET ?)
        ORDER BY {order}
        """,
        (*fits.values, *order.values, *part, *order.values),
    )
