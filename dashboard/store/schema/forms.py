"""The form of a collection's file: recognise it, create it, and bring an older one up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from dashboard import whole_file
from dashboard.errors import CollectionError, UsageError
from dashboard.store import connections, failures, schema
from dashboard.store.connections import Connection
from dashboard.store.schema import respelling, strange_values
from dashboard.store.writing import likenesses, quote_keys, searching, surrounding, tallies

SCHEMA_VERSION = 10
LACKING = 6  # documents read for a form up to this one lack something that is stored now
APPLICATION = 0x44544C4E  # "DTLN": distinguishes a collection from any other SQLite file
ENDINGS = ("", "-wal", "-shm", "-journal")
# What a collection of this form says differently from one of the next; all its other rows stay as they are.
CARRIED = {
    2: tuple(
        # The reason used to say so; "mentioned" stays unknown until the documents are added again.
        f"UPDATE quotes SET saying = '{saying}' WHERE because || '; ' LIKE '%; {saying}; %'"
        for saying in ("denied", "declined", "not said")
    ),
}


def look(path: Path) -> None:
    """Refuse what is not a collection; the file is not touched, and nothing is left beside it."""
    if not path.exists():
        raise UsageError(f"There is no collection {path}. Make one: dateline add PATH --collection {path}")
    if path.is_dir():
        raise CollectionError(f"{path} is a folder, not a collection. Give a file that `dateline add` made.")
    if not path.is_file():
        raise CollectionError(f"{path} is no file on a disk. Give a file that `dateline add` made.")
    if not path.stat().st_size:
        raise CollectionError(f"{path} is an empty file, not a collection. Take another name, or delete it.")
    # Immutable: no lock, no journal, no change. Never use `open`: closing a file ends all locks that this
    # process has on it (https://sqlite.org/howtocorrupt.html, 2.2).
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as seen:
            # While another process writes, the header may count more pages than exist yet.
            seen.execute("PRAGMA writable_schema = ON")
            (application,) = seen.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        raise failures.told(error, path) from error
    if application != APPLICATION:
        raise CollectionError(failures.NO_COLLECTION.format(path=path))


def of(connection: Connection) -> int:
    """Return the number of a collection's form."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def refuse_newer(form: int, path: Path) -> None:
    """Say what can be done with a collection from a newer Dateline."""
    if form > SCHEMA_VERSION:
        raise CollectionError(
            f"{path} has form {form}, made by a newer Dateline; this one reads forms up to {SCHEMA_VERSION}. "
            "Update Dateline, or add the documents again to a new collection; "
            f"`dateline decisions {path} export` writes the corrections."
        )


def create(path: Path) -> None:
    """Write an empty collection unless the file exists; nobody ever sees a half-written one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file.aside(path, endings=ENDINGS) as new:
        with closing(connections.connect(new, "rwc", path=path)) as connection:
            connection.execute("BEGIN")
            for statement in _statements():
                connection.execute(statement)
            _stamp(connection)
            connection.execute("COMMIT")
            # Last: until now there has been no second file, and there is none when it is closed.
            connection.execute("PRAGMA journal_mode = WAL")
        _put(new, path)


def bring_up(connection: Connection, *, keep: bool) -> Path | None:
    """Upgrade a collection of an older form, all or nothing; return where the old one is kept.

    Every table is recreated from the schema and takes over its rows by the names of their columns, so
    nothing distinguishes the collection from a new one.
    """
    kept = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done this while this one was waiting.
        if (form := of(connection)) < SCHEMA_VERSION:
            kept = _back_up(connection.path, form) if keep else None
            _make_anew(connection, form)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if kept:
            kept.unlink()
        raise
    return kept


def _make_anew(connection: Connection, form: int) -> None:
    # References to a renamed table must not follow it: they belong to the new one.
    connection.execute("PRAGMA legacy_alter_table = ON")
    plain, virtual = _tables(connection)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
    ).fetchall():
        connection.execute(f'DROP INDEX "{name}"')
    for name in virtual:
        connection.execute(f'DROP TABLE "{name}"')
    for name in plain:
        connection.execute(f'ALTER TABLE "{name}" RENAME TO "old_{name}"')
    for statement in _statements():
        connection.execute(statement)
    for name in plain:
        if name not in likenesses.TABLES:  # which are found again below
            _take_over(connection, name)
        connection.execute(f'DROP TABLE "old_{name}"')
    with strange_values.told(connection):
        surrounding.fill(connection)
        searching.fill(connection)
        respelling.respell(connection)
        likenesses.fill(connection)
        quote_keys.fill(connection)
    if form <= LACKING:
        # Added again, they are read again.
        connection.execute(
            "UPDATE documents SET version = version || ? WHERE version NOT LIKE '% (form %'",
            (f" (form {form})",),
        )
    for earlier in range(form, SCHEMA_VERSION):
        for statement in CARRIED.get(earlier, ()):
            connection.execute(statement)
    tallies.fill(connection)
    _stamp(connection)


def _tables(connection: Connection) -> tuple[list[str], list[str]]:
    """Return the names of the tables and of the search tables, without SQLite's internal ones."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [name for name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    own = ("sqlite_", *(f"{name}_" for name in virtual))
    return [name for name, _ in rows if name not in virtual and not name.startswith(own)], virtual


def _take_over(connection: Connection, name: str) -> None:
    """Fill a table with what the old one has in the same columns."""
    both = [
        {column for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        for table in (name, f"old_{name}")
    ]
    columns = ", ".join(f'"{column}"' for column in sorted(both[0] & both[1]))
    if columns:
        connection.execute(f'DELETE FROM "{name}"')  # the schema's own first row
        connection.execute(f'INSERT INTO "{name}" ({columns}) SELECT {columns} FROM "old_{name}"')


def _statements() -> Iterator[str]:
    statement = ""
    for line in schema.script().splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _stamp(connection: Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _back_up(path: Path, form: int) -> Path:
    """Keep a copy of a collection, with everything in its journals, under a separate name beside it."""
    with whole_file.aside(path, endings=ENDINGS) as new:
        with (
            closing(connections.connect(path, "ro")) as source,
            closing(connections.connect(new, "rwc", path=path)) as target,
        ):
            try:
                source.backup(target)
            except sqlite3.Error as error:
                raise failures.told(error, path) from error
            # A single, complete file.
            target.execute("PRAGMA journal_mode = DELETE")
        for number in count(1):
            kept = path.with_name(f"{path.name}.form-{form}{f'.{number}' if number > 1 else ''}.bak")
            with suppress(FileExistsError):
                _put(new, kept)
                return kept
    raise AssertionError


def _put(new: Path, path: Path) -> None:
    """Give a file its name, unless a file with that name exists."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # This disk allows no second name for a file (FAT, some shares).
        if path.exists():
            raise FileExistsError(f"There is a file already: {path}") from None
        new.rename(path)
