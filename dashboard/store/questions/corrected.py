"""What a correction of one row is about, as its document has it now."""

from dashboard.identity import decisions
from dashboard.store.collection import Collection
from dashboard.store.writing.corrected_rows import TABLES, CorrectedRows


def words(collection: Collection, target: str) -> tuple[str, str | None] | None:
    """Return the title of a row's document and the row's words, None where they aren't there any more.

    Returns None if the document itself isn't there.
    """
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
        return title, title
    if row.kind not in TABLES:  # a sentence, which only its words tell
        said = text[row.start : row.end]
        return title, said if decisions.digest(said) == row.digest else None
    now = CorrectedRows(collection.connection, document).find(row)
    return title, text[now.start : now.end] if now else None
