"""What corrections of rows are about: their words, and the titles of their documents."""

import json
from collections.abc import Iterable

from dashboard.identity import decisions
from dashboard.store.collection import Collection
from dashboard.store.writing.corrected_rows import TABLES, CorrectedRows


def titles(collection: Collection) -> dict[str, str]:
    """Return the titles of the documents with corrections that are here, by their keys."""
    asked = (
        "SELECT key, coalesce(nullif(title, ''), key) FROM documents "
        "WHERE key IN (SELECT document FROM decisions)"
    )
    return dict(collection.rows(asked))


def words(collection: Collection, target: str) -> str | None:
    """Return the words of a row as its document has them now, None where they aren't there any more."""
    row = decisions.row_of(target)
    found = row and collection.rows(
        "SELECT documents.id, coalesce(nullif(documents.title, ''), key), text FROM documents "
        "JOIN document_texts ON document_id = documents.id WHERE key = ?",
        (row.document,),
    )
    if not row or not found:
        return None
    document, title, text = found[0]
    if row.kind == "document":
        return str(title)
    if row.kind not in TABLES:  # a sentence, which only its words tell
        said = text[row.start : row.end]
        return said if decisions.digest(said) == row.digest else None
    now = CorrectedRows(collection.connection, document).find(row)
    return text[now.start : now.end] if now else None


def count(collection: Collection) -> int:
    """Return how many corrections there are, undone ones included."""
    return int(collection.rows("SELECT count(*) FROM decisions")[0][0])


def of_targets(collection: Collection, targets: Iterable[str]) -> dict[str, str | None]:
    """Return the words of rows, by what a decision is about."""
    return {target: words(collection, target) for target in targets}


def here(collection: Collection, documents: Iterable[str]) -> set[str]:
    """Return those of some documents, by their keys, that are in the collection."""
    asked = "SELECT key FROM documents WHERE key IN (SELECT value FROM json_each(?))"
    return {key for (key,) in collection.rows(asked, (json.dumps(list(documents)),))}
