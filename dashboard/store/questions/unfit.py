"""Corrections in force whose words are no longer in their document, and what is there now (conflicts)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.identity import decisions
from dashboard.identity.decisions import RowTarget
from dashboard.records import Decision, TextQuoteSelector
from dashboard.store.collection import Collection
from dashboard.store.writing.corrected_rows import TABLES, CorrectedRows
from dashboard.text import selector

LOOKED_AT = ("dismiss", "review")  # what was seen as it then was: it says nothing of another text


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that finds its words no more.

    `was` are these words with those around them, None where no text that had them is kept. `now` are those
    that stand in their place, as far as it can be told, and `instead` is the row of its kind there, as
    decisions name it, "" if there is none.
    """

    decision: Decision
    title: str
    was: TextQuoteSelector | None
    now: TextQuoteSelector | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Fit:
    """Which corrections of rows don't fit, and how many wait for a document that isn't here."""

    unfit: tuple[Unfit, ...]
    waiting: int


def find(collection: Collection) -> Fit:
    """Return the corrections of rows that have nothing to be applied to, oldest first."""
    made = [(row, one) for one in collection.decisions() if (row := _row(one))]
    documents = _documents(collection, {row.document for row, _ in made})
    here = [(row, one) for row, one in made if row.document in documents]
    standing = _standing(collection, [row for row, _ in here])
    doubtful: dict[str, list[tuple[RowTarget, Decision]]] = defaultdict(list)
    for row, one in here:
        if (row.kind, row.document, row.start, row.end, row.digest) not in standing:
            doubtful[row.document].append((row, one))
    unfit = []
    for document, asked in doubtful.items():
        number, title = documents[document]
        rows = CorrectedRows(collection.connection, number)
        unfit += [_of(rows, row, one, title) for row, one in asked if _now(rows, row, one) is None]
    return Fit(tuple(sorted(unfit, key=lambda one: one.decision.id)), len(made) - len(here))


def _row(decision: Decision) -> RowTarget | None:
    row = None if decision.undone or decision.act in LOOKED_AT else decisions.row_about(decision)
    return row if row and row.kind in TABLES else None


def _documents(collection: Collection, keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return number and title of those documents that are here."""
    rows = collection.rows(
        "SELECT key, id, coalesce(nullif(title, ''), key) FROM documents "
        "WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )
    return {key: (number, title) for key, number, title in rows}


def _standing(collection: Collection, rows: Sequence[RowTarget]) -> set[tuple[str, str, int, int, str]]:
    """Return which rows are where they were, asked for all at once: nearly all are."""
    found = set()
    for kind, (table, words, _) in TABLES.items():
        asked = [(row.document, row.start, row.end) for row in rows if row.kind == kind and row.end < 2**63]
        for document, start, end, text in collection.rows(
            "SELECT DISTINCT documents.key, start_char, end_char, "
            f"{words} FROM json_each(?) AS asked "
            "JOIN documents ON documents.key = json_extract(asked.value, '$[0]') "
            f"JOIN {table} AS found ON document_id = documents.id "
            "AND start_char = json_extract(asked.value, '$[1]') "
            "AND end_char = json_extract(asked.value, '$[2]')",
            (json.dumps(asked),),
        ):
            found.add((kind, document, start, end, decisions.digest(text)))
    return found


def _now(rows: CorrectedRows, row: RowTarget, decision: Decision) -> RowTarget | None:
    return rows.place(row) if decision.act == "add" else rows.find(row)


def _of(rows: CorrectedRows, row: RowTarget, decision: Decision, title: str) -> Unfit:
    was = rows.words_of(row)
    place = selector.nearest(was, rows.text) if was else None
    if was is None or place is None:
        return Unfit(decision, title, was)
    start, end = place
    now = selector.select(rows.text, start, end, document=row.document)
    instead = (start, end) if decision.act == "add" else rows.at(row.kind, start, end)
    target = instead and decisions.row_target(
        row.kind, *instead, rows.text[slice(*instead)], document=row.document
    )
    return Unfit(decision, title, was, now, target or "")
