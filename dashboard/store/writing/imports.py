"""Imports: each run of adding has a number; all it brought can be taken back."""

from collections.abc import Callable, Sequence

from dashboard.errors import UsageError
from dashboard.records import Document
from dashboard.store.connections import Connection
from dashboard.store.writing import document_rows, earlier_texts, erasing

Tell = Callable[[int], None] | None  # is given how many documents are done; what it raises takes all back


def begin(connection: Connection, moment: str) -> int:
    """Write down that an import begins, and return its number."""
    cursor = connection.execute(
        "INSERT INTO imports (moment, added, replaced, unchanged, problems, seconds) "
        "VALUES (?, 0, 0, 0, 0, 0)",
        (moment,),
    )
    return int(cursor.lastrowid or 0)


def end(connection: Connection, number: int, moment: str, figures: Sequence[float]) -> None:
    """Write down what an import did: added, replaced, reread, unchanged, problems and seconds."""
    connection.execute(
        "UPDATE imports SET moment = ?, added = ?, replaced = ?, reread = ?, unchanged = ?, problems = ?, "
        "seconds = ? WHERE id = ?",
        (moment, *figures, number),
    )


def find(connection: Connection, number: int) -> str:
    """Return when an import ended; raise UsageError if there is none with this number."""
    row = connection.execute("SELECT moment FROM imports WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise UsageError(
            f"There is no import {number} in {connection.path}. "
            f"`dateline imports {connection.path}` lists those there are."
        )
    return str(row[0])


def replaced(connection: Connection, number: int) -> list[Document]:
    """Return the texts that an import replaced and that are kept, as documents."""
    rows = connection.execute(
        "SELECT replaces FROM documents WHERE import_id = ? AND replaces > 0 ORDER BY id", (number,)
    ).fetchall()
    found = (earlier_texts.document(connection, earlier) for (earlier,) in rows)
    return [one for one in found if one is not None]


def lost(connection: Connection, number: int) -> int:
    """Return how many documents of an import replaced a text that is not kept any more."""
    rows = connection.execute(
        "SELECT count(*) FROM documents WHERE import_id = ? AND replaces > 0 "
        "AND replaces NOT IN (SELECT id FROM earlier_texts)",
        (number,),
    )
    return int(rows.fetchone()[0])


def remove(connection: Connection, number: int, *, erase: bool, tell: Tell = None) -> tuple[int, int]:
    """Remove all that an import brought; `tell` is given how many documents are done.

    Returns how many documents that were, and how many of them had replaced a text that isn't kept. The
    import itself stays in the list, marked as undone; if it is erased, nothing stays. Raises UsageError if
    there is none with this number.
    """
    find(connection, number)
    gone = lost(connection, number)
    keys = [
        row[0]
        for row in connection.execute(
            "SELECT key FROM documents WHERE import_id = ? ORDER BY id", (number,)
        ).fetchall()
    ]
    remove_documents(connection, keys, erase=erase, tell=tell)
    earlier = connection.execute("SELECT id FROM earlier_texts WHERE import_id = ?", (number,)).fetchall()
    for (one,) in earlier:
        (earlier_texts.drop if erase else earlier_texts.forget)(connection, one)
    connection.execute("DELETE FROM problems WHERE import_id = ?", (number,))
    if erase:
        connection.execute("DELETE FROM import_files WHERE import_id = ?", (number,))
        connection.execute("DELETE FROM imports WHERE id = ?", (number,))
    else:
        connection.execute("UPDATE imports SET undone = 1 WHERE id = ?", (number,))
    return len(keys), gone


def remove_documents(connection: Connection, keys: list[str], *, erase: bool, tell: Tell = None) -> None:
    """Remove documents with all that was found in them; if erased, also with what names them.

    `tell` is given how many are done.

    Raises UsageError if there is no document with one of the keys.
    """
    numbers = [_number(connection, key) for key in keys]
    named = erasing.named(connection, numbers) if erase else None
    for done, (number, key) in enumerate(zip(numbers, keys, strict=True), start=1):
        document_rows.remove(connection, number)
        earlier_texts.forget_all(connection, key)
        if tell:
            tell(done)
    if named is not None:
        erasing.forget(connection, keys, named)


def _number(connection: Connection, key: str) -> int:
    row = connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise UsageError(
            f"There is no document {key!r} in {connection.path}. "
            f"`dateline export {connection.path} documents` lists them under document_id."
        )
    return int(row[0])


def copies(connection: Connection, import_id: int) -> list[str]:
    """Return the paths of what an import brought that has the text of an earlier document."""
    asked = "SELECT path FROM documents WHERE copy_of > 0 AND import_id = ?"
    return [str(path) for (path,) in connection.execute(asked, (import_id,))]
