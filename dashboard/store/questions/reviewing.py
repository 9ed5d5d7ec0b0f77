"""Which rows are reviewed next, what was said of them, and the reviewed rows as gold."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from dashboard import contract
from dashboard.filters import Filters
from dashboard.identity import decisions
from dashboard.identity.decisions import RowTarget
from dashboard.records import Extraction, Quote
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, fitting, where
from dashboard.store.questions.documents import DocumentView
from dashboard.store.questions.masks import only
from dashboard.store.questions.where import Where

Kind = Literal["quote", "date", "place", "mention"]
Order = Literal["doubtful", "random"]
# The words of each row, its confidence where it has one, and how much hangs on it: how often the speaker, the
# place or the name occurs. The least certain of what matters most come first.
TABLES: dict[Kind, tuple[str, str, str]] = {
    "quote": (
        "quotes",
        "quote",
        "(1.01 - quotes.confidence) * (1 + coalesce((SELECT entities.quotes FROM names JOIN entities "
        "ON entities.id = entity_id WHERE names.id = speaker_id), 0))",
    ),
    "date": ("dates", "text", "1.01 - dates.confidence"),
    "place": (
        "place_mentions",
        "text",
        "(1.01 - place_mentions.confidence) * (SELECT 1 + mentions FROM places WHERE places.id = place_id)",
    ),
    "mention": (
        "mentions",
        "text",
        "(SELECT 1 + entities.mentions FROM names JOIN entities ON entities.id = entity_id "
        "WHERE names.id = name_id)",
    ),
}
HIDDEN = "SELECT id FROM quotes WHERE hidden = 1"
FOUND = {"quote": "quotes", "date": "dates", "place": "places", "mention": "entities"}


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict on a row: who gave it, and the number of the decision."""

    target: str
    verdict: str
    by: str
    decision: int


def sample(
    collection: Collection, filters: Filters, *, kind: Kind, order: Order, size: int, seed: str
) -> list[str]:
    """Return the rows to be reviewed in their lasting form, the first ones first.

    A random sample follows from its seed and the rows alone: two people who give the same seed see the same
    rows in the same order. Hidden rows are not left out: somebody's review may have hidden them.
    """
    table, words, weight = TABLES[kind]
    if kind == "quote" and order == "doubtful":
        fits = _most_doubtful(collection, filters, size)
    elif kind == "quote":
        fits = where.quotes(collection, filters)
        fits = replace(fits, conditions=tuple(one for one in fits.conditions if one != "quotes.hidden = 0"))
    elif kind == "date":
        fits = where.dates(collection, filters)
        fits = replace(fits, conditions=tuple(one for one in fits.conditions if one != "dates.hidden = 0"))
    else:
        fits = where.documents(collection, filters, key=f"{table}.document_id", day=f"{table}.day")
    span = f"{table}.document_id, {table}.start_char, {table}.end_char"
    if order == "doubtful":
        rows = collection.rows(
            f"SELECT {span} FROM {table} WHERE {fits} ORDER BY {weight} DESC, {span} LIMIT ?",
            (*fits.values, size),
        )
    else:
        keys = dict(collection.rows("SELECT id, key FROM documents"))
        every = collection.rows(f"SELECT {span} FROM {table} WHERE {fits}", fits.values)
        rows = sorted(every, key=lambda row: _draw(seed, keys[row[0]], row[1], row[2]))[:size]
    asked = (
        f"SELECT {table}.{words}, documents.key FROM {table} JOIN documents ON documents.id = document_id "
        "WHERE (document_id, start_char, end_char) = (?, ?, ?)"
    )
    found = ((row, collection.rows(asked, row)[0]) for row in dict.fromkeys(rows))
    return [decisions.row_target(kind, row[1], row[2], text, document=key) for row, (text, key) in found]


def _most_doubtful(collection: Collection, filters: Filters, size: int) -> Where:
    """Return the conditions for quotes among which are those of the largest weight, and all that are hidden.

    How sure they are is rounded to thousandths in the columns: what may be among the first is.
    """
    found = fitting.quotes_in_full(collection, filters)
    known = fitting.entities(collection)
    of_name = collection.lasting.columns("appearances").numbers
    totals = np.bincount(known.of_name[of_name[1]], of_name[3], len(known.is_shown))
    totals[0] = 0  # nobody
    often = 1 + totals[known.of_name[found[:, 2]]]
    least, most = ((1.01 - found[:, 5] / 1000 + one) * often for one in (-0.00051, 0.00051))
    if len(found) > size:
        found = only(found, most >= np.partition(least, -size)[-size])
    asked = where.quotes(collection, filters)
    seen = where.these("quotes.id", found[:, 1].tolist())
    every = fitting.kept(collection, "hidden quotes", lambda: fitting.numbers(collection, HIDDEN))
    if not len(every):
        return seen
    hidden = [one if one != "quotes.hidden = 0" else "quotes.hidden = 1" for one in asked.conditions]
    return Where((f"({seen} OR ({' AND '.join(hidden)}))",), (*seen.values, *asked.values))


def _draw(seed: str, *row: object) -> bytes:
    """Return the number that a row draws: the smallest are in the sample."""
    return hashlib.blake2b(repr((seed, row)).encode("utf-8", "replace"), digest_size=12).digest()


def said(collection: Collection) -> list[Said]:
    """Return all verdicts in force, of one person on one row the last."""
    rows = collection.rows(
        "SELECT target, value, id FROM decisions WHERE act = 'review' AND undone = 0 ORDER BY id"
    )
    found: dict[tuple[str, str], Said] = {}
    for target, value, number in rows:
        verdict, _, by = value.partition(" ")
        found[target, by] = Said(target, verdict, by, number)
    return list(found.values())


def quote_kinds(collection: Collection, targets: Iterable[str]) -> dict[str, str]:
    """Return of reviewed quotes whether they are direct, indirect or mixed; what is gone has none."""
    asked = (
        "SELECT quotes.kind FROM quotes JOIN documents ON documents.id = document_id "
        "WHERE (documents.key, start_char, end_char) = (?, ?, ?)"
    )
    found = {}
    for target in targets:
        row = decisions.row_of(target)
        if row is not None and (known := collection.rows(asked, (row.document, row.start, row.end))):
            found[target] = str(known[0][0])
    return found


def gold(collection: Collection) -> list[dict[str, Any]]:
    """Return the reviewed rows in the output contract's form, one document each, with `reviewed`.

    A row that was found right stands as it is, one that was corrected as it is now; one that was hidden is
    only in `reviewed`: what a system finds there is wrong. What was only skipped, or called wrong and left
    so, is in neither, and neither is what two people call otherwise.
    """
    verdicts: dict[str, set[str]] = defaultdict(set)
    for one in said(collection):
        verdicts[one.target].add(one.verdict)
    by_document: dict[str, list[tuple[RowTarget, str]]] = defaultdict(list)
    for target, given in sorted(verdicts.items()):
        row = decisions.row_of(target)
        clear = given - {"skipped"}
        if row is not None and len(clear) == 1:
            by_document[row.document].append((row, next(iter(clear))))
    found = []
    for key in sorted(by_document):
        view = documents.one(collection, key)
        if view is not None:
            corrected = _corrected(collection, key)
            found.append(_of_document(view, by_document[key], corrected))
    return [row for row in found if row["reviewed"]]


def _corrected(collection: Collection, document: str) -> frozenset[str]:
    """Return the rows of a document that a correction changed."""
    asked = "SELECT target FROM decisions WHERE undone = 0 AND document = ? AND act IN ('respeak', 'split')"
    return frozenset(target for (target,) in collection.rows(asked, (document,)))


def _of_document(
    view: DocumentView, rows: Sequence[tuple[RowTarget, str]], corrected: frozenset[str]
) -> dict[str, Any]:
    """Return the reviewed rows of one document."""
    looked: dict[str, list[list[int]]] = defaultdict(list)
    kept: dict[str, list[Any]] = defaultdict(list)
    there: dict[str, Sequence[Any]] = {
        "quote": tuple(view.quotes.values()), "date": tuple(view.dates.values()),
        "place": tuple(view.places.values()), "mention": tuple(view.mentions.values()),
    }  # fmt: skip
    for row, verdict in rows:
        target = decisions.row_target(
            row.kind, row.start, row.end, view.document.text[row.start : row.end], document=row.document
        )
        if decisions.row_of(target) != row or (verdict == "wrong" and target not in corrected):
            continue  # another text stands there now, or nobody has said what is right
        looked[row.kind].append([row.start, row.end])
        if verdict != "hidden":
            same = [one for one in there[row.kind] if (one.start, one.end) == (row.start, row.end)][:1]
            kept[row.kind] += [_spoken_anew(one, view) for one in same] if target in corrected else same
    extraction = Extraction(
        view.document.id,
        entities=tuple(kept["mention"]), quotes=tuple(kept["quote"]),
        dates=tuple(kept["date"]), places=tuple(kept["place"]),
    )  # fmt: skip
    whole = contract.row(extraction)
    day = view.document.published
    return {
        "id": view.document.id,
        "text": view.document.text,
        "published": day.isoformat() if day else None,
        **{FOUND[kind]: whole[FOUND[kind]] for kind in looked},
        "reviewed": {FOUND[kind]: sorted(spans) for kind, spans in looked.items()},
    }


def _spoken_anew(row: Any, view: DocumentView) -> Any:
    """Return a quote with its corrected speaker where the text names them, nearest to the quote.

    The row still has the words of whoever was read as its speaker.
    """
    if not isinstance(row, Quote) or row.speaker is None:
        return row
    name = row.speaker.name
    named = [one for one in view.mentions.values() if one.name == name]
    nowhere = replace(row.speaker, start=row.start, end=row.start, text="")
    return replace(row, speaker=min(named, key=lambda one: abs(one.start - row.start), default=nowhere))
