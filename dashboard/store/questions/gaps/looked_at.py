"""What somebody has looked at and found right as it is: it leaves the list that asked about it."""

import json

from dashboard.identity import decisions
from dashboard.store.collection import Collection
from dashboard.store.questions.where import Where

Span = tuple[int, int, int]
ASKED = "SELECT target, value FROM decisions WHERE act = 'dismiss' AND undone = 0"


def rows(collection: Collection, word: str, table: str) -> Where:
    """Return the condition that a table's row was not dismissed from the list with this word.

    A dismissal is about words: where others stand there now, the list asks again.
    """
    found = sorted(f"{document}-{start}-{end}" for document, start, end in spans(collection, word))
    if not found:
        return Where()
    row = f"{table}.document_id || '-' || {table}.start_char || '-' || {table}.end_char"
    return Where((f"{row} NOT IN (SELECT value FROM json_each(?))",), (json.dumps(found),))


def quotes(collection: Collection, word: str) -> list[int]:
    """Return the numbers of the quotes that were dismissed from a list."""
    asked = "SELECT id FROM quotes WHERE document_id = ? AND start_char = ? AND end_char = ?"
    return [row[0] for span in sorted(spans(collection, word)) for row in collection.rows(asked, span)]


def targets(collection: Collection, word: str) -> frozenset[str]:
    """Return the lasting forms of the names, places and documents that were dismissed from a list."""
    return frozenset(target for target, _ in collection.rows(f"{ASKED} AND value = ?", (word,)))


def pairs(collection: Collection, word: str) -> frozenset[frozenset[str]]:
    """Return the pairs that were dismissed from a list, each as a set of two lasting forms."""
    found = collection.rows(f"{ASKED} AND substr(value, 1, ?) = ?", (len(word) + 1, f"{word} "))
    return frozenset(frozenset((target, value[len(word) + 1 :])) for target, value in found)


def spans(collection: Collection, word: str) -> frozenset[Span]:
    """Return the stretches of text that were dismissed: document, start and end."""
    found = []
    for target in sorted(targets(collection, word)):
        row = decisions.row_of(target)
        text = row and collection.rows(
            "SELECT id, substr(text, ?, ?) FROM documents JOIN document_texts ON document_id = id "
            "WHERE key = ?",
            (row.start + 1, row.end - row.start, row.document),
        )
        if row and text and decisions.digest(text[0][1]) == row.digest:
            found.append((int(text[0][0]), row.start, row.end))
    return frozenset(found)
