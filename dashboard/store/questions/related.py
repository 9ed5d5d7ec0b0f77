"""What belongs to a document: the documents with the same text, and the texts that it had before."""

from dataclasses import dataclass

from dashboard.store.collection import Collection
from dashboard.store.questions.columns import DOCUMENT


@dataclass(frozen=True)
class Copy:
    """Another document with the same text."""

    document_id: str
    title: str
    source: str
    published: str | None
    is_first: bool


@dataclass(frozen=True)
class Earlier:
    """A text that a later import replaced: when it was replaced, its title and day."""

    replaced: str
    title: str
    published: str | None
    text: str


def copies(collection: Collection, document_id: str) -> list[Copy]:
    """Return the other documents with the same text, the first of them first."""
    rows = collection.rows(
        f"""
        WITH asked AS (SELECT id, iif(copy_of, copy_of, id) AS head FROM documents WHERE key = ?)
        SELECT key, {DOCUMENT}, source, published, copy_of = 0 FROM documents, asked
        WHERE documents.id <> asked.id AND documents.id IN (
          SELECT head FROM asked UNION SELECT documents.id FROM documents WHERE copy_of > 0
          AND copy_of = (SELECT head FROM asked))
        ORDER BY copy_of > 0, day = 0, day, key
        """,
        (document_id,),
    )
    return [Copy(key, title, source, day, bool(first)) for key, title, source, day, first in rows]


def earlier(collection: Collection, document_id: str) -> list[Earlier]:
    """Return the texts that a document had before, newest first."""
    rows = collection.rows(
        "SELECT substr(moment, 1, 16), title, published, text FROM earlier_texts WHERE key = ? "
        "ORDER BY id DESC",
        (document_id,),
    )
    return [Earlier(replaced.replace("T", " "), *rest) for replaced, *rest in rows]
