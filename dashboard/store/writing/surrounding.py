"""Tell the quotes of a collection what surrounds them, where its form did not know that yet."""

from dashboard.store.connections import Connection
from dashboard.text import surroundings


def fill(connection: Connection) -> None:
    """Give every quote the stretch of its text that surrounds it."""
    sentences = "SELECT start_char, end_char FROM sentences WHERE document_id = ? ORDER BY start_char"
    quotes = "SELECT start_char, end_char, id FROM quotes WHERE document_id = ? ORDER BY id"
    texts = connection.execute("SELECT document_id, text FROM document_texts ORDER BY document_id")
    for document_id, text in texts:
        rows = connection.execute(quotes, (document_id,)).fetchall()
        known = connection.execute(sentences, (document_id,)).fetchall() if rows else []
        around = surroundings.of(text, known, [row[:2] for row in rows])
        connection.executemany(
            "UPDATE quotes SET around_start = ?, around_end = ? WHERE id = ?",
            [(*stretch, row[2]) for stretch, row in zip(around, rows, strict=True)],
        )
