"""The search indexes: the words of titles, texts, quotes and what surrounds them, folded as what is typed is.

The texts themselves are in `document_texts` and `quotes`, as written; an index only returns rows. Removing
a row requires the words that were put in: whoever changes what fold() does must raise SCHEMA_VERSION.
"""

from dashboard.store.connections import Connection
from dashboard.text.folding import fold_text

PUT_DOCUMENT = "INSERT INTO documents_search (rowid, title, text) VALUES (?, ?, ?)"
PUT_QUOTE = "INSERT INTO quotes_search (rowid, quote) VALUES (?, ?)"
PUT_AROUND = "INSERT INTO around_search (rowid, words) VALUES (?, ?)"
AROUND = (
    "SELECT id, around_start, around_end FROM quotes WHERE document_id = ? AND around_end > 0 ORDER BY id"
)


def add_document(connection: Connection, document_id: int, title: str, text: str) -> None:
    """Make a document searchable by the words of its title and text."""
    connection.execute(PUT_DOCUMENT, (document_id, fold_text(title), fold_text(text)))


def add_quote(connection: Connection, quote_id: int, quote: str, around: str) -> None:
    """Make a quote searchable by its words, and by those of what surrounds it."""
    connection.execute(PUT_QUOTE, (quote_id, fold_text(quote)))
    connection.execute(PUT_AROUND, (quote_id, fold_text(around)))


def remove(connection: Connection, document_id: int) -> None:
    """Remove a document and its quotes from the indexes, while their words are still there."""
    for row, title, text in connection.execute(
        "SELECT document_id, title, text FROM document_texts WHERE document_id = ?", (document_id,)
    ).fetchall():
        connection.execute(
            "INSERT INTO documents_search (documents_search, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (row, fold_text(title), fold_text(text)),
        )
        connection.executemany(
            "INSERT INTO around_search (around_search, rowid, words) VALUES ('delete', ?, ?)",
            _around(connection, document_id, text),
        )
    connection.executemany(
        "INSERT INTO quotes_search (quotes_search, rowid, quote) VALUES ('delete', ?, ?)",
        [
            (row, fold_text(quote))
            for row, quote in connection.execute(
                "SELECT id, quote FROM quotes WHERE document_id = ?", (document_id,)
            )
        ],
    )


def remove_quotes(connection: Connection, document_id: int, start: int, end: int) -> None:
    """Remove the quotes at a span from the indexes, while their rows are still there."""
    rows = connection.execute(
        "SELECT id, quote, substr(text, around_start + 1, around_end - around_start) FROM quotes "
        "JOIN document_texts USING (document_id) WHERE document_id = ? AND start_char = ? AND end_char = ?",
        (document_id, start, end),
    ).fetchall()
    for row, quote, around in rows:
        connection.execute(
            "INSERT INTO quotes_search (quotes_search, rowid, quote) VALUES ('delete', ?, ?)",
            (row, fold_text(quote)),
        )
        connection.execute(
            "INSERT INTO around_search (around_search, rowid, words) VALUES ('delete', ?, ?)",
            (row, fold_text(around)),
        )


def _around(connection: Connection, document_id: int, text: str) -> list[tuple[int, str]]:
    """Return what surrounds each quote of a document, folded, by the quote's number."""
    rows = connection.execute(AROUND, (document_id,)).fetchall()
    return [(row, fold_text(text[start:end])) for row, start, end in rows]


def fill(connection: Connection) -> None:
    """Put all documents and quotes into empty indexes."""
    texts = connection.execute("SELECT document_id, title, text FROM document_texts ORDER BY document_id")
    connection.executemany(
        PUT_DOCUMENT, ((row, fold_text(title), fold_text(text)) for row, title, text in texts)
    )
    quotes = connection.execute("SELECT id, quote FROM quotes ORDER BY id")
    connection.executemany(PUT_QUOTE, ((row, fold_text(quote)) for row, quote in quotes))
    texts = connection.execute("SELECT document_id, text FROM document_texts ORDER BY document_id")
    for document_id, text in texts:
        connection.executemany(PUT_AROUND, _around(connection, document_id, text))
