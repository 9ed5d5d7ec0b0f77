"""Turn SQLite's errors into messages that give the problem, the file and the cure."""

import sqlite3
from pathlib import Path

from dashboard.errors import CollectionError

NO_COLLECTION = "{path} is not a Dateline collection. Give a file that `dateline add` made."
DAMAGED = (
    "{path} is damaged ({why}). Take it from a backup, or add the documents again to a new collection; "
    "`dateline decisions {path} export` may still save the corrections."
)
READ_ONLY = (
    "{path} can't be written: the file or its folder is read-only. Make both writable, or copy the "
    "collection to a folder of your own."
)
IN_USE = "{path} is in use by another program ({why}). Try again when that is done."
NO_RIGHTS = (
    "{path} can't be opened ({why}). Check that you may read and write it and its folder, and that the disk "
    "has room."
)
# By SQLite's number for the kind of failure.
WORDS = {
    sqlite3.SQLITE_FULL: "There is no room left for {path} ({why}): the last change was not kept. "
    "Make room on its disk, then run it again.",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: IN_USE,
    sqlite3.SQLITE_LOCKED: IN_USE,
    sqlite3.SQLITE_PROTOCOL: IN_USE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NO_COLLECTION,
    sqlite3.SQLITE_CANTOPEN: NO_RIGHTS,
    sqlite3.SQLITE_PERM: NO_RIGHTS,
    sqlite3.SQLITE_AUTH: NO_RIGHTS,
    sqlite3.SQLITE_IOERR: "The disk failed on {path} ({why}): the last change was not kept. "
    "Check the disk and the room on it, then run it again.",
    sqlite3.SQLITE_NOMEM: "There is not enough memory for {path}. Close other programs, then run it again.",
    sqlite3.SQLITE_TOOBIG: "A text is too long for {path} ({why}). Split the document.",
}
OTHER = (
    "{path} can't be used ({why}). It may be damaged: take it from a backup, or add the documents again to a "
    "new collection; if that does not help, report it."
)
# The failures of a reader that may not write: it can still read the file, through a copy if need be.
NOT_IN_PLACE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}


def told(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> CollectionError:
    """Return an SQLite error, or the fact that its message can't be read, in our own words."""
    text = DAMAGED if isinstance(error, UnicodeDecodeError) else WORDS.get(code(error) or 0, OTHER)
    return CollectionError(text.format(path=path, why=str(error)[:200]))


def code(error: BaseException | None) -> int | None:
    """Return SQLite's number for the kind of failure, even if it was reported in our own words."""
    if isinstance(error, CollectionError):
        error = error.__cause__
    number = getattr(error, "sqlite_errorcode", None)
    return None if number is None else int(number) & 0xFF
