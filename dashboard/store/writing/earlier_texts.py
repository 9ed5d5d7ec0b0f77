"""Texts that a later import replaced: kept beside the document, readable, and able to come back."""

from datetime import date

from dashboard.records import Document
from dashboard.store.connections import Connection

# What a document and its earlier texts have in common, in the order of the table.
SHARED = (
    "import_id, replaces, title, source, author, url, path, published, published_from, sha256, "
    "section, page, extent, language"
)
AS_DOCUMENT = (
    "key, text, title, published, published_from, source, author, url, path, sha256, "
    "section, page, extent, language"
)


def keep(connection: Connection, document_id: int, moment: str) -> int:
    """Keep a document's text before another one replaces it, and return the number it is kept under."""
    shared = ", ".join(f"documents.{column}" for column in SHARED.split(", "))
    cursor = connection.execute(
        f"INSERT INTO earlier_texts (key, moment, {SHARED}, text) SELECT key, ?, {shared}, text "
        "FROM documents JOIN document_texts ON document_id = documents.id WHERE documents.id = ?",
        (moment, document_id),
    )
    return int(cursor.lastrowid or 0)


def document(connection: Connection, number: int) -> Document | None:
    """Return the earlier text with this number as a document, or None if it is not kept."""
    row = connection.execute(f"SELECT {AS_DOCUMENT} FROM earlier_texts WHERE id = ?", (number,)).fetchone()
    return as_document(row) if row else None


def as_document(row: tuple[str | None, ...]) -> Document:
    """Return a row with the columns AS_DOCUMENT as a document."""
    key, text, title, published, *rest = row
    return Document(key or "", text or "", title or "", published and date.fromisoformat(published), *rest)  # type: ignore[arg-type]


def place(connection: Connection, number: int) -> tuple[int, int]:
    """Return the import that brought an earlier text, and the number of what that had replaced."""
    row = connection.execute(
        "SELECT import_id, replaces FROM earlier_texts WHERE id = ?", (number,)
    ).fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)


def forget(connection: Connection, number: int) -> None:
    """Remove an earlier text; what replaced it now follows on what it had replaced itself."""
    _, before = place(connection, number)
    for table in ("documents", "earlier_texts"):
        connection.execute(f"UPDATE {table} SET replaces = ? WHERE replaces = ?", (before, number))
    drop(connection, number)


def drop(connection: Connection, number: int) -> None:
    """Remove an earlier text; what replaced it still says that there was one."""
    connection.execute("DELETE FROM earlier_texts WHERE id = ?", (number,))


def forget_all(connection: Connection, key: str) -> None:
    """Remove all earlier texts of a document."""
    connection.execute("DELETE FROM earlier_texts WHERE key = ?", (key,))
