"""Every mention of somebody or of a place, with the words on its left and right (concordance, KWIC)."""

import re
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.filters import Filters
from dashboard.store import ordering
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import columns, where
from dashboard.store.questions.where import Where
from dashboard.text.folding import fold

Kind = Literal["person", "place"]
COLUMNS = "left text right published document source start end document_id"
AROUND = 80  # characters on either side
COMPARED = 6  # words on a side by which rows are ordered
WORD = re.compile(r"\w+")
TABLES: dict[Kind, tuple[str, str]] = {
    "person": ("mentions", "name_id"),
    "place": ("place_mentions", "place_id"),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: its document's row, its position there, and the words around it."""

    document: int
    start: int
    end: int
    text: str
    left: str
    right: str


def find(
    collection: Collection,
    name: str,
    filters: Filters,
    *,
    kind: Kind = "person",
    order: Order | None = None,
    part: tuple[int, int | None] = (0, None),
) -> pd.DataFrame:
    """Return the mentions in the documents that fit; `part` is how many are skipped, and how many returned.

    Without an order the newest come first. By "left" and "right" they are ordered by the words that stand
    nearest there, by "text" as written.
    Columns: left, text, right (white space as one space), published, document, source, start, end,
    document_id. Pronouns are no mentions of a name.
    """
    fits = _fits(collection, name, filters, kind)
    if order is not None and order.column in ("left", "right", "text"):
        found = sorted(_around(collection, kind, fits, (0, None)), key=lambda one: _key(one, order.column))
        found = found[::-1] if order.is_back else found
        skip, most = part
        found = found[skip : None if most is None else skip + most]
    else:
        found = _around(collection, kind, fits, part, order)
    return _frame(collection, found)


def count(collection: Collection, name: str, filters: Filters, *, kind: Kind = "person") -> int:
    """Return how many mentions there are in the documents that fit."""
    fits = _fits(collection, name, filters, kind)
    return int(collection.rows(f"SELECT count(*) FROM {TABLES[kind][0]} WHERE {fits}", fits.values)[0][0])


def _fits(collection: Collection, name: str, filters: Filters, kind: Kind) -> Where:
    table, column = TABLES[kind]
    rows = where.names(collection, name) if kind == "person" else where.places(collection, name)
    fits = where.documents(collection, filters, key=f"{table}.document_id", day=f"{table}.day")
    return fits.and_(f"{column} IN ({', '.join('?' * len(rows))})", *rows).and_(f"{table}.hidden = 0")


def _around(
    collection: Collection, kind: Kind, fits: Where, part: tuple[int, int | None], order: Order | None = None
) -> list[Mention]:
    """Return mentions with their surroundings, the newest first or in the order of a document's column."""
    table, skip, most = TABLES[kind][0], *part
    usual = f"{table}.day DESC, {table}.document_id, {table}.start_char"
    sources = {"published": f"nullif({table}.day, 0)", "source": ordering.text(
        f"(SELECT source FROM documents WHERE documents.id = {table}.document_id)"
    )}  # fmt: skip
    by = ordering.terms(order, sources, usual)
    rows = collection.rows(
        f"""
        SELECT {table}.document_id, start_char, end_char, {table}.text,
          substr(document_texts.text, max(start_char - {AROUND}, 0) + 1, min(start_char, {AROUND})),
          substr(document_texts.text, end_char + 1, {AROUND})
        FROM (SELECT * FROM {table} WHERE {fits} ORDER BY {by} LIMIT ? OFFSET ?) AS {table}
        CROSS JOIN document_texts ON document_texts.document_id = {table}.document_id ORDER BY {by}
        """,
        (*fits.values, -1 if most is None else most, skip),
    )
    return [
        Mention(document, start, end, text, " ".join(left.split()), " ".join(right.split()))
        for document, start, end, text, left, right in rows
    ]


def _key(one: Mention, column: str) -> Any:
    if column == "text":
        return fold(one.text)
    words = WORD.findall(fold(one.left if column == "left" else one.right))
    return words[: -COMPARED - 1 : -1] if column == "left" else words[:COMPARED]


def _frame(collection: Collection, found: list[Mention]) -> pd.DataFrame:
    asked = (
        f"SELECT id, day, {columns.DOCUMENT}, source, key FROM documents "
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    numbers = ordering.listed({str(one.document) for one in found})
    known = {row: rest for row, *rest in collection.rows(asked, (numbers,))}
    rows = (
        (one.left, one.text, one.right, *known[one.document][:3], one.start, one.end, known[one.document][3])
        for one in found
    )
    return columns.with_days(columns.frame(rows, COLUMNS), "published")
