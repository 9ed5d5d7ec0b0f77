"""The network's answers about each text: kept with the document, gone with it, and never needed."""

from dashboard.store.connections import Connection


def keep(connection: Connection, document_id: int, packed: bytes) -> None:
    """Keep the answers about a document's text in the place of those that were kept; b"" keeps none."""
    if packed:
        connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (document_id, packed))
    else:
        connection.execute("DELETE FROM answers WHERE document_id = ?", (document_id,))


def drop(connection: Connection, *, but: bytes = b"") -> None:
    """Drop all answers that don't begin with `but`, which says of which network they are; by default all."""
    if but:
        connection.execute("DELETE FROM answers WHERE substr(packed, 1, ?) <> ?", (len(but), but))
    else:
        connection.execute("DELETE FROM answers")
