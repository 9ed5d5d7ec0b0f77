"""Put a document into a collection: as a new one, or in the place of what it is another version of."""

import hashlib
from dataclasses import replace
from typing import Literal
from urllib.parse import urlsplit

from dashboard.records import Document, Extraction
from dashboard.store.connections import Connection
from dashboard.store.schema import versions
from dashboard.store.writing import document_rows, earlier_texts

Put = Literal["added", "replaced", "reread"]


def put(
    connection: Connection, document: Document, extraction: Extraction, import_id: int, moment: str
) -> Put:
    """Write a document with what was found in it, and say what that did.

    The same content, read again, keeps its import. Another text for the same key, or for the address of one
    document of an earlier import, takes that document's place and key; the earlier text is kept.
    """
    same = _same_content(connection, document)
    if same is None and (key := _key_at(connection, document.url, import_id)) is not None:
        document = replace(document, id=key)
    old = connection.execute("SELECT id FROM documents WHERE key = ?", (document.id,)).fetchone()
    replaces = 0
    if old is not None and (same is None or old[0] != same[0]):
        replaces = earlier_texts.keep(connection, old[0], moment)
        document_rows.remove(connection, old[0])
    if same is not None:
        number, import_id, before = same
        replaces = replaces or before
        document_rows.remove(connection, number)
    document_rows.write(
        connection,
        document,
        extraction,
        version=versions.current(),
        import_id=import_id,
        replaces=replaces,
    )
    return "reread" if same is not None else "replaced" if old is not None else "added"


def hash_of(document: Document) -> str:
    """Return the hash of the content, computed here if no reader gave the document one."""
    if document.sha256:
        return document.sha256
    day = document.published.isoformat() if document.published else ""
    content = (
        document.id,
        document.text,
        document.title,
        day,
        document.source,
        document.author,
        document.url,
    )
    return hashlib.sha256("\0".join(content).encode("utf-8", "replace")).hexdigest()


def bring_back(connection: Connection, document: Document, extraction: Extraction) -> None:
    """Put a document's last earlier text, with what was found in it, in the place of the one it has."""
    number, replaces = connection.execute(
        "SELECT id, replaces FROM documents WHERE key = ?", (document.id,)
    ).fetchone()
    import_id, before = earlier_texts.place(connection, replaces)
    document_rows.remove(connection, number)
    earlier_texts.drop(connection, replaces)
    if _same_content(connection, document) is None:
        document_rows.write(
            connection,
            document,
            extraction,
            version=versions.current(),
            import_id=import_id,
            replaces=before,
        )


def _same_content(connection: Connection, document: Document) -> tuple[int, int, int] | None:
    row: tuple[int, int, int] | None = connection.execute(
        "SELECT id, import_id, replaces FROM documents WHERE sha256 = ?", (document.sha256,)
    ).fetchone()
    return row


def _key_at(connection: Connection, url: str, import_id: int) -> str | None:
    """Return the key of the one document of an earlier import that has this address.

    An address without a path is a newspaper's, not an article's; several documents with one address share
    it for a reason that isn't known.
    """
    written = _spellings(url)
    if not written:
        return None
    marks = ", ".join("?" * len(written))
    rows = connection.execute(
        f"SELECT key, import_id FROM documents WHERE url <> '' AND url IN ({marks}) LIMIT 2", written
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 and rows[0][1] != import_id else None


def _spellings(url: str) -> list[str]:
    """Return the ways in which one address is written: with and without "s" and the stroke at its end.

    >>> _spellings("https://example.org/a/"), _spellings("https://example.org/")
    (['https://example.org/a', 'https://example.org/a/', 'http://example.org/a', 'http://example.org/a/'], [])
    """
    try:
        parts = urlsplit(url.partition("#")[0].strip())
    except ValueError:
        return []
    path = parts.path.rstrip("/")
    if parts.scheme not in ("http", "https") or not (path or parts.query):
        return []
    query = f"?{parts.query}" if parts.query else ""
    return [
        f"{scheme}://{parts.netloc}{path}{stroke}{query}"
        for scheme in dict.fromkeys((parts.scheme, "https", "http"))
        for stroke in ("", "/")
    ]
