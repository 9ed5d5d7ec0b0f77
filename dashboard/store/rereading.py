"""Documents that another version of Dateline read: which they are, and what reading them again changes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from dashboard.records import Document, Extraction, Remembered
from dashboard.store.collection import Collection, now
from dashboard.store.connections import Connection
from dashboard.store.schema import versions
from dashboard.store.writing import adding, answers, document_rows, earlier_texts

AGAIN = " (to be read again)"  # at a version: of a document that is to be read again although nothing changed
# What is compared row by row, and told; of the other tables only whether anything is different.
TOLD = {"quotes": "quotes", "names": "mentions", "dates": "dates", "places": "place_mentions"}
COMPARED = tuple(table for table in document_rows.FOUND_IN if table != "answers")
# What stands for a number that is another one each time.
MEANT = {
    "name_id": "(SELECT label || ' ' || name FROM names WHERE names.id = {0}.name_id)",
    "read_name_id": "(SELECT label || ' ' || name FROM names WHERE names.id = {0}.read_name_id)",
    "speaker_id": "(SELECT label || ' ' || name FROM names WHERE names.id = {0}.speaker_id)",
    "read_speaker_id": "(SELECT label || ' ' || name FROM names WHERE names.id = {0}.read_speaker_id)",
    "place_id": "(SELECT key FROM places WHERE places.id = {0}.place_id)",
    "likeness_id": "(SELECT signature FROM likenesses WHERE likenesses.id = {0}.likeness_id)",
    "copy_of": "(SELECT first.key FROM documents AS first WHERE first.id = {0}.copy_of)",
}
NOT_COMPARED = {"id", "row_id", "document_id", "version"}

Rows = dict[str, Counter[tuple[Any, ...]]]  # of a document, by table
_asked: dict[str, str] = {}  # the query for each table, once it was worked out


@dataclass(frozen=True)
class Difference:
    """How many rows there are more, fewer, and at the same words with another reading."""

    more: int = 0
    fewer: int = 0
    otherwise: int = 0

    def __add__(self, other: "Difference") -> "Difference":
        return Difference(self.more + other.more, self.fewer + other.fewer, self.otherwise + other.otherwise)


@dataclass(frozen=True)
class Change:
    """What reading a document again changed: nothing, or rows of each kind in TOLD and perhaps others."""

    is_any: bool = False
    rows: Mapping[str, Difference] = field(default_factory=dict)


def ask_for_all(collection: Collection) -> None:
    """Have all documents read again; a run that is broken off goes on where it was."""
    with collection._writing() as connection:
        connection.execute(
            "UPDATE documents SET version = version || ? WHERE version = ?", (AGAIN, versions.current())
        )


def count(collection: Collection) -> int:
    """Return how many documents were read by another version."""
    asked = "SELECT count(*) FROM documents WHERE version <> ?"
    return int(collection.rows(asked, (versions.current(),))[0][0])


def waiting(collection: Collection, *, after: int, most: int) -> list[tuple[int, Remembered]]:
    """Return the next documents that another version read, with their numbers, beginning behind one."""
    columns = ", ".join(f"documents.{one}" for one in earlier_texts.AS_DOCUMENT.split(", ") if one != "text")
    rows = collection.rows(
        f"SELECT documents.id, coalesce(packed, x''), text, {columns} FROM documents "
        "JOIN document_texts ON document_texts.document_id = documents.id "
        "LEFT JOIN answers ON answers.document_id = documents.id "
        "WHERE documents.id > ? AND version <> ? ORDER BY documents.id LIMIT ?",
        (after, versions.current(), most),
    )
    return [
        (number, _with_answers(earlier_texts.as_document((key, text, *rest)), packed))
        for number, packed, text, key, *rest in rows
    ]


def remembered(collection: Collection, document: Document) -> Document:
    """Return a document with the answers that are kept about the same content, if there are any."""
    asked = "SELECT packed FROM answers JOIN documents ON documents.id = document_id WHERE sha256 = ?"
    rows = collection.rows(asked, (adding.hash_of(document),))
    return _with_answers(document, rows[0][0]) if rows else document


def put(collection: Collection, found: Iterable[tuple[Document, Extraction]]) -> list[Change | None]:
    """Put what was found anew in the place of what the documents had, all in one transaction.

    Where nothing is different no row is touched, but for the version. A document that was removed, replaced
    or read by somebody else in the meantime is left alone; its change is None.
    """
    with collection._writing() as connection:
        return [_put(connection, document, extraction) for document, extraction in found]


def together(one: Change, other: Change) -> Change:
    """Return two changes as one."""
    rows = {name: one.rows.get(name, Difference()) + other.rows.get(name, Difference()) for name in TOLD}
    return Change(one.is_any or other.is_any, rows)


def drop_answers(collection: Collection, *, but: bytes = b"") -> None:
    """Drop all kept answers, which makes the file smaller, or all but those that begin with `but`."""
    with collection._writing() as connection:
        answers.drop(connection, but=but)
    if not but:
        collection.connection.execute("VACUUM")


def _with_answers(document: Document, packed: bytes) -> Remembered:
    values = {one.name: getattr(document, one.name) for one in fields(Document)}
    return Remembered(**values, answers=packed)


def _put(connection: Connection, document: Document, extraction: Extraction) -> Change | None:
    asked = "SELECT id FROM documents WHERE key = ? AND sha256 = ? AND version <> ?"
    row = connection.execute(asked, (document.id, document.sha256, versions.current())).fetchone()
    if row is None:
        return None
    before, to_join = _rows(connection, row[0]), set(connection.to_join)
    connection.execute("SAVEPOINT again")
    adding.put(connection, document, extraction, 0, now())
    after = _rows(connection, _number(connection, document.id))
    change = _change(before, after)
    if not change.is_any:
        connection.execute("ROLLBACK TO again")
        connection.to_join = to_join
        connection.execute("UPDATE documents SET version = ? WHERE id = ?", (versions.current(), row[0]))
        answers.keep(connection, row[0], extraction.answers)
    connection.execute("RELEASE again")
    return change


def _number(connection: Connection, key: str) -> int:
    return int(connection.execute("SELECT id FROM documents WHERE key = ?", (key,)).fetchone()[0])


def _rows(connection: Connection, number: int) -> Rows:
    """Return all that a collection says of a document, without the numbers of rows."""
    return {
        table: Counter(connection.execute(_query(connection, table), (number,)).fetchall())
        for table in ("documents", *COMPARED)
    }


def _query(connection: Connection, table: str) -> str:
    if table not in _asked:
        names = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
        columns = [one for (one,) in names if one not in NOT_COMPARED]
        first = [one for one in ("start_char", "end_char") if one in columns]
        rest = [MEANT.get(one, f"{table}.{one}").format(table) for one in columns if one not in first]
        own = "id" if table == "documents" else "document_id"
        _asked[table] = f"SELECT {', '.join([*first, *rest])} FROM {table} WHERE {table}.{own} = ?"
    return _asked[table]


def _change(before: Rows, after: Rows) -> Change:
    told = {name: _difference(before[table], after[table]) for name, table in TOLD.items()}
    return Change(before != after, told)


def _difference(before: Counter[tuple[Any, ...]], after: Counter[tuple[Any, ...]]) -> Difference:
    if before == after:
        return Difference()
    was, now_is = (Counter(row[:2] for row in rows.elements()) for rows in (before, after))
    gone, new = before - after, after - before
    fewer, more = (was - now_is).total(), (now_is - was).total()
    return Difference(more, fewer, min(gone.total() - fewer, new.total() - more))
