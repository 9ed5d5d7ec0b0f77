"""A connection to a collection's file: tuned as measured, with failures reported in our own words."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Literal, TypeVar

from dashboard.store import failures, ordering

Mode = Literal["rwc", "rw", "ro", "ro&immutable=1"]
PATIENCE = 10.0  # seconds to wait for another program
Answer = TypeVar("Answer")


def _told(method: Callable[..., Answer]) -> Callable[..., Answer]:
    """Return a cursor's method with its failures reported in our own words."""

    @wraps(method)
    def tell(cursor: "Cursor", *given: Any) -> Answer:
        try:
            return method(cursor, *given)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            # SQLite's own message may contain parts of a damaged schema that are not UTF-8.
            raise failures.told(error, cursor.path) from error

    return tell


FIRST = "?1"  # is in a query that has its values by number


class Cursor(sqlite3.Cursor):
    """A query and its rows; SQLite may fail on any of them."""

    path = Path()
    execute = _told(sqlite3.Cursor.execute)
    executemany = _told(sqlite3.Cursor.executemany)
    executescript = _told(sqlite3.Cursor.executescript)
    fetchone = _told(sqlite3.Cursor.fetchone)
    fetchmany = _told(sqlite3.Cursor.fetchmany)
    fetchall = _told(sqlite3.Cursor.fetchall)
    __next__ = _told(sqlite3.Cursor.__next__)


class Connection(sqlite3.Connection):
    """A connection that can be listed without being kept alive: a thread's connection ends with it."""

    path = Path()  # the collection as its user knows it; it may be read through a copy

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # The blocks of names that are joined again at the end of a transaction (writing/naming.py).
        self.to_join: set[str] = set()
        # The documents and names whose tallies are made anew at its end (writing/tallies.py), by table.
        self.to_tally: dict[str, set[int]] = {"documents": set(), "names": set()}

    def forget(self) -> None:
        """Forget what a transaction that failed would have made anew."""
        self.to_join.clear()
        self.to_tally = {"documents": set(), "names": set()}

    def cursor(self, *_: Any) -> Cursor:  # type: ignore[override]
        """Return a cursor."""
        try:
            made = super().cursor(Cursor)
        except sqlite3.Error as error:
            raise failures.told(error, self.path) from error
        made.path = self.path
        return made

    def execute(self, sql: str, values: Any = ()) -> Cursor:
        """Run a query on a cursor of its own."""
        cursor = self.cursor()
        cursor.execute(sql, numbered(values) if FIRST in sql else values)
        return cursor

    def executemany(self, sql: str, rows: Iterable[Any]) -> Cursor:
        """Run the same statement with many values."""
        cursor = self.cursor()
        cursor.executemany(sql, map(numbered, rows) if FIRST in sql else rows)
        return cursor

    def executescript(self, *given: Any) -> Cursor:
        """Run several statements."""
        cursor = self.cursor()
        cursor.executescript(*given)
        return cursor


def numbered(values: Sequence[Any] | dict[str, Any]) -> dict[str, Any]:
    """Return values by the numbers under which a query has them ("?1"); some Pythons want them so.

    >>> numbered(["a", "b"])
    {'1': 'a', '2': 'b'}
    """
    if isinstance(values, dict):
        return values
    return {str(number): value for number, value in enumerate(values, start=1)}


def connect(file: Path, mode: Mode, *, path: Path | None = None) -> Connection:
    """Open a SQLite file, tuned; `path` is what the user calls it, if that is a different name."""
    shown = path or file
    try:
        connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
    except sqlite3.Error as error:
        raise failures.told(error, shown) from error
    connection.path = shown
    try:
        _distrust(connection)
        ordering.add_to(connection)
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA mmap_size = 1073741824")
        connection.execute("PRAGMA temp_store = MEMORY")
        if mode.startswith("ro"):
            connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _distrust(connection: Connection) -> None:
    """Let a stranger's file do no more than contain rows (https://sqlite.org/security.html)."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
