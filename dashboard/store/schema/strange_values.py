"""Check that a collection's rows have values of the right kind: a stranger's file may contain anything."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import get_args

from dashboard.errors import CollectionError
from dashboard.records import Act, Kind, Label, PublishedFrom
from dashboard.store import schema
from dashboard.store.connections import Connection
from dashboard.store.schema.forged import TABLES
from dashboard.store.writing.tallies import TALLIES

# What Python raises for a value of the wrong kind for its column.
RAISED = (struct.error, TypeError, ValueError, ArithmeticError, AttributeError, LookupError)
MOST = 2**53  # all our numbers are below this
# What must be true of a column of each kind.
KINDS = {
    "INTEGER": f"typeof({{0}}) = 'integer' AND {{0}} BETWEEN 0 AND {MOST}",
    "REAL": "typeof({0}) IN ('real', 'integer') AND {0} BETWEEN -1e300 AND 1e300",
    "TEXT": "typeof({0}) = 'text'",
    "BLOB": "typeof({0}) = 'blob'",
}
IS_LIST = "json_valid({0}) AND json_type({0}) = 'array'"
IS_DAY = "date({0}) IS {0} AND {0} >= '0001'"


def _one_of(words: tuple[str, ...]) -> str:
    return "{0} IN (" + ", ".join(f"'{word}'" for word in words) + ")"


# What must be true of a particular column, besides its kind.
COLUMNS = {
    ("documents", "published"): IS_DAY,
    ("documents", "published_from"): _one_of(get_args(PublishedFrom)),
    ("names", "label"): _one_of(get_args(Label)),
    ("entities", "label"): _one_of(get_args(Label)),
    ("quotes", "kind"): _one_of(get_args(Kind)),
    ("decisions", "act"): _one_of(get_args(Act)),
    ("tallies", "packed"): " AND ".join(
        f"(kind <> '{kind}' OR length({{0}}) % {4 * tally.width} = 0)" for kind, tally in TALLIES.items()
    ),
    ("import_files", "columns_used"): IS_LIST,
    ("import_files", "columns_left"): IS_LIST,
    ("import_files", "notes"): IS_LIST,
}


@contextmanager
def told(connection: Connection) -> Iterator[None]:
    """Query in the block; a failure caused by a value that Dateline never wrote becomes a CollectionError."""
    try:
        yield
    except RAISED as error:
        explain(connection, error)
        raise


def explain(connection: Connection, error: BaseException) -> None:
    """Raise CollectionError if a value that Dateline never wrote may be the cause of an error.

    Rows are searched only now, as that takes seconds in a large collection. If none is strange, the
    fault is ours and the error stays as it is.
    """
    if found := find(connection):
        raise CollectionError(says(*found, path=str(connection.path))) from error


def says(column: str, value: object, *, path: str = "The collection") -> str:
    """Return the message about a value that Dateline never wrote."""
    return (
        f"{path} holds a value that no Dateline wrote ({column}: {ascii(value)[:40]}). "
        "Take it from a backup, or add the documents again to a new collection."
    )


def find(connection: Connection) -> tuple[str, object] | None:
    """Return the first column with a value that Dateline never wrote, and the value."""
    for table, column, must in _musts():
        asked = f"SELECT {column} FROM {table} WHERE NOT coalesce({must.format(column)}, 0) LIMIT 1"
        if found := connection.execute(asked).fetchone():
            return f"{table}.{column}", found[0]
    return None


def _musts() -> Iterator[tuple[str, str, str]]:
    """Yield table, column and condition as in our own schema, not the file's."""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript(schema.script())
        for table in TABLES:
            asked = 'SELECT name, type, "notnull" OR pk FROM pragma_table_info(?)'
            for column, kind, is_needed in ours.execute(asked, (table,)).fetchall():
                must = KINDS[kind]
                if more := COLUMNS.get((table, column)):
                    must = f"{must} AND {more}"
                yield table, column, must if is_needed else f"({{0}} IS NULL OR {must})"
