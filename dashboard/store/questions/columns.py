"""Rows as frames: days as days, and for each row the sentence it is in."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.errors import CollectionError
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.schema import strange_values

Values = tuple[Any, ...]
TEXTS_AT_ONCE = 500
# What a document is called in a row: its title, else its permanent key.
DOCUMENT = "coalesce(nullif(documents.title, ''), documents.key)"
WITH_GAPS = ("geonameid", "km")  # integers that are not known for every row
# What a column may contain, by pandas' word for it; other columns contain text. None always means unknown.
WHOLE = frozenset(
    "quote_id date_id start end mentions documents quotes people places dates words rows geonameid km "
    "published first last first_published last_published number copies added replaced reread unchanged "
    "problems files elsewhere context_start reports other_start".split()
)
REAL = frozenset(("confidence", "lat", "lon", "seconds"))
INFINITE = (float("inf"), float("-inf"))
TRUTH = frozenset(("is_joined", "is_apart"))
ALLOWED = (
    (WHOLE, {"integer"}),
    (REAL, {"floating", "integer", "mixed-integer-float"}),
    (TRUTH, {"boolean"}),
)


def frame(rows: Iterable[Sequence[Any]], columns: str, *, texts: Sequence[str] = ()) -> pd.DataFrame:
    """Return rows as a frame with the named columns, leaving integers and texts as they are.

    `texts` contain text here, though a column of their name contains numbers elsewhere.
    """
    found = pd.DataFrame([tuple(row) for row in rows], columns=columns.split(), dtype=object)
    for name in found:
        _refuse_strange(found[name], "" if name in texts else str(name))
    # Otherwise one place without a number would turn all the others into 524901.0.
    whole = {name: "Int64" for name in WITH_GAPS if name in found}
    return found.astype(whole).infer_objects()


def _refuse_strange(values: "pd.Series[Any]", name: str) -> None:
    """Raise CollectionError if a column contains something it is not meant for."""
    allowed = next((kinds for names, kinds in ALLOWED if name in names), {"string"})
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if kind not in allowed | {"empty"} or (name in REAL and values.isin(INFINITE).any()):
        raise CollectionError(strange_values.says(name, _strangest(values, name)))


def _strangest(values: "pd.Series[Any]", name: str) -> object:
    kinds = {True: int, False: str}
    plain = (int, float) if name in REAL else kinds[name in WHOLE]
    infinite = (one for one in values if one in INFINITE)
    return next(
        (one for one in values if one is not None and not isinstance(one, plain)), next(infinite, None)
    )


def with_days(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Turn the numbers of some columns into days; an unknown one is None."""
    for column in columns:
        known = {number: days.day(number) for number in rows[column].unique() if pd.notna(number)}
        values = [known.get(number) for number in rows[column]]
        rows[column] = pd.Series(values, index=rows.index, dtype=object)
    return rows


def sentences(collection: Collection, spans: Sequence[tuple[int, int, int]]) -> list[str]:
    """Return the text of each (document, start, end), up to its last word.

    A document's text is fetched once for all its rows.
    """
    found = [""] * len(spans)
    by_document: dict[int, list[int]] = {}
    for position, (document, _, _) in enumerate(spans):
        by_document.setdefault(document, []).append(position)
    documents = sorted(by_document)
    for start in range(0, len(documents), TEXTS_AT_ONCE):
        block = documents[start : start + TEXTS_AT_ONCE]
        marks = ", ".join("?" * len(block))
        texts = collection.connection.execute(
            f"SELECT document_id, text FROM document_texts WHERE document_id IN ({marks})", block
        )
        for document, text in texts:
            for position in by_document[document]:
                _, first, last = spans[position]
                # A sentence extends to the next one: an empty line after it would split a cell in two.
                found[position] = text[first:last].rstrip()
    return found
