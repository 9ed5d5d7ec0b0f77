"""Connections to a collection's file: one for each thread, tuned as measured, readers unable to write."""

import sqlite3
import threading
import weakref
from pathlib import Path
from urllib.parse import quote

from dashboard.errors import CollectionError

SCHEMA_VERSION = 3
# What brings a collection of an older form to the next one.
UPGRADES = {
    1: (
        "ALTER TABLE dates ADD COLUMN event TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE places ADD COLUMN region TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE roles (
          name_id INTEGER NOT NULL REFERENCES names,
          document_id INTEGER NOT NULL REFERENCES documents,
          start_char INTEGER NOT NULL,
          end_char INTEGER NOT NULL,
          sentence_start INTEGER NOT NULL,
          sentence_end INTEGER NOT NULL,
          role TEXT NOT NULL,
          PRIMARY KEY (name_id, document_id, start_char, end_char)
        ) WITHOUT ROWID""",
        "CREATE INDEX roles_by_document ON roles (document_id)",
    ),
    2: (
        "ALTER TABLE mentions ADD COLUMN read_name_id INTEGER REFERENCES names",
        "CREATE INDEX mentions_split ON mentions (read_name_id) WHERE read_name_id NOT NULL",
        "ALTER TABLE roles ADD COLUMN read_name_id INTEGER REFERENCES names",
        "ALTER TABLE quotes ADD COLUMN saying TEXT NOT NULL DEFAULT 'said'",
        # The reason said so before; what is only mentioned stays unknown until the documents are added again.
        *(
            f"UPDATE quotes SET saying = '{saying}' WHERE because || '; ' LIKE '%; {saying}; %'"
            for saying in ("denied", "declined", "not said")
        ),
        "DROP INDEX quotes_by_document",
        "CREATE INDEX quotes_by_document ON quotes "
        "(document_id, day, start_char, speaker_id, kind, hidden, saying)",
        "DROP INDEX quotes_by_day",
        "CREATE INDEX quotes_by_day ON quotes (day, document_id, start_char, speaker_id, kind, saying) "
        "WHERE hidden = 0",
    ),
}
APPLICATION = 0x44544C4E  # "DTLN": tells a collection from any other SQLite file
SCHEMA = Path(__file__).with_name("schema.sql")


class Connection(sqlite3.Connection):
    """A connection that can be known without being kept alive: a thread's ends with the thread."""


class Connections:
    """The connections of one open collection."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._own = threading.local()
        self._all: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._lock = threading.Lock()

    def get(self) -> Connection:
        """Return this thread's connection, opened at first use."""
        found: Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = connect(self.path, readonly=self.readonly)
            self._own.connection = found
            with self._lock:
                self._all.add(found)
        return found

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in list(self._all):
                connection.close()
            self._all.clear()
        self._own = threading.local()


def create(path: Path) -> None:
    """Write an empty collection."""
    if path.exists() and path.stat().st_size:
        raise CollectionError(f"There is a file already: {path}. Choose another name, or add to that one.")
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path, readonly=False, new=True)
    try:
        # `executescript` commits what is open, so the transaction stands inside the script.
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{SCHEMA.read_text(encoding='utf-8')}\n"
            f"PRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"
        )
    finally:
        connection.close()


def connect(path: Path, *, readonly: bool, new: bool = False) -> Connection:
    """Open a collection's file and check that it is one."""
    if not new and not path.is_file():
        raise CollectionError(f"No collection at {path}. Make one: dateline add PATH --collection {path}")
    try:
        connection = _open(path, readonly=readonly)
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA mmap_size = 1073741824")
        connection.execute("PRAGMA temp_store = MEMORY")
        if readonly:
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        if not new:
            _upgrade(connection, path, readonly=readonly)
            _check(connection, path)
    except sqlite3.DatabaseError as error:
        raise CollectionError(
            f"{path} can't be opened as a collection: {error}. Give a file that `dateline add` made."
        ) from error
    return connection


def _open(path: Path, *, readonly: bool) -> Connection:
    mode = "ro" if readonly else "rwc"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = _at(address)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if not readonly:
            raise
        # A file in a folder that can't be written has no place for the reader's lock; nobody writes there.
        connection = _at(f"{address}&immutable=1")
    return connection


def _at(address: str) -> Connection:
    return sqlite3.connect(
        address, uri=True, timeout=10.0, isolation_level=None, check_same_thread=False, factory=Connection
    )


def _upgrade(connection: Connection, path: Path, *, readonly: bool) -> None:
    """Bring a collection of an older form to this one; its rows keep, what is new in the form stays empty."""
    if _form(connection) not in UPGRADES:
        return
    if readonly:
        connect(path, readonly=False).close()
        return
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have done it while this one waited.
    while (form := _form(connection)) in UPGRADES:
        for statement in UPGRADES[form]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {form + 1}")
    connection.execute("COMMIT")


def _form(connection: Connection) -> int:
    """Return the number of a collection's form, 0 for another file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version) if application == APPLICATION else 0


def _check(connection: Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        connection.close()
        raise CollectionError(f"{path} is not a Dateline collection. Give a file that `dateline add` made.")
    if version != SCHEMA_VERSION:
        connection.close()
        raise CollectionError(
            f"{path} has the form {version} of another Dateline; this one reads form {SCHEMA_VERSION}. "
            "Add the documents again to a new collection; `dateline decisions export` keeps the corrections."
        )
