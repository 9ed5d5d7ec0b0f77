"""Leave no trace of what was removed: in the corrections, the indexes, the free pages and the log."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.errors import CollectionError
from dashboard.identity import acts, decisions
from dashboard.identity.compare import key, last_word
from dashboard.store.connections import Connection
from dashboard.store.writing import naming, rulings

RECORD = re.compile(r"#\d+$")  # "more.csv#12": the twelfth record of a table
NAMES = """
  SELECT label, name FROM names WHERE id IN (
    SELECT name_id FROM mentions WHERE document_id = ?1
    UNION SELECT read_name_id FROM mentions WHERE document_id = ?1
    UNION SELECT speaker_id FROM quotes WHERE document_id = ?1
    UNION SELECT read_speaker_id FROM quotes WHERE document_id = ?1)
"""
PLACES = "SELECT key FROM places WHERE id IN (SELECT place_id FROM place_mentions WHERE document_id = ?)"
FILES = """
  SELECT path FROM documents WHERE id = ?1
  UNION SELECT path FROM earlier_texts WHERE key = (SELECT key FROM documents WHERE id = ?1)
"""


@dataclass(frozen=True)
class Named:
    """Whom, what and where some documents name, and the files that they and their earlier texts came from."""

    names: frozenset[tuple[str, str]]
    places: frozenset[str]
    files: frozenset[str]


def named(connection: Connection, documents: Iterable[int]) -> Named:
    """Return what documents name, before they are removed."""
    names: set[tuple[str, str]] = set()
    places: set[str] = set()
    files: set[str] = set()
    for number in documents:
        names |= set(connection.execute(NAMES, (number,)))
        places |= {row[0] for row in connection.execute(PLACES, (number,))}
        files |= {row[0] for row in connection.execute(FILES, (number,))}
    return Named(frozenset(names), frozenset(places), frozenset(files))


def forget(connection: Connection, documents: Sequence[str], before: Named) -> None:
    """Remove the corrections and problems that only the removed documents account for.

    These are the corrections of rows in them, and those of names and places that nothing else mentions.
    """
    ruled = rulings.of_names(connection)
    gone = _Gone(connection, frozenset(documents), before)
    made = connection.execute("SELECT id, target, value, document FROM decisions").fetchall()
    connection.executemany(
        "DELETE FROM decisions WHERE id = ?",
        [
            (number,)
            for number, target, value, document in made
            if document in gone.documents or gone.has(target) or gone.has(value)
        ],
    )
    for table in ("problems", "import_files"):
        connection.executemany(f"DELETE FROM {table} WHERE path = ?", [(path,) for path in before.files])
    after = rulings.of_names(connection)
    naming.rejoin(connection, decisions.touched(ruled, after), ruled=after)


def _forget_files(connection: Connection, paths: Iterable[str]) -> None:
    """Remove the problems of documents that are gone, and the reports of files of which none is left."""
    left = {RECORD.sub("", path) for (path,) in connection.execute("SELECT path FROM documents")}
    for path in paths:
        connection.execute("DELETE FROM problems WHERE path = ?", (path,))
    for file in {RECORD.sub("", path) for path in paths} - left:
        connection.execute("DELETE FROM import_files WHERE path = ?", (file,))


class _Gone:
    """The names and places that stood in the removed documents only."""

    def __init__(self, connection: Connection, documents: frozenset[str], before: Named) -> None:
        left = connection.execute("SELECT label, name FROM names").fetchall()
        self.documents = documents
        self._left = {(label, key(name)) for label, name in left}
        self._names = {(label, key(name)) for label, name in before.names} - self._left
        # Such a name may have been typed in another form: "Old Rarename" for "Rarename".
        self._words = {last_word(name) for _, name in before.names} - {last_word(name) for _, name in left}
        self._places = before.places - {row[0] for row in connection.execute("SELECT key FROM places")}

    def has(self, words: str) -> bool:
        """Say whether the target or value of a correction is one of them."""
        if acts.PLACE.fullmatch(words):
            return words.removeprefix("PLACE:") in self._places
        entity = decisions.entity_of(words)
        if entity is None:
            return False
        is_typed = entity not in self._left and not self._words.isdisjoint(entity[1].split())
        is_apart = words.endswith(")") and any(words.endswith(f"({one})") for one in self.documents)
        return entity in self._names or is_typed or is_apart


def sweep(connection: Connection) -> None:
    """Write the file anew, without what was removed; raise CollectionError if its log can't be emptied."""
    # An index keeps the words of what was removed until its parts are merged.
    for index in ("documents_search", "quotes_search", "around_search"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.execute("VACUUM")
    (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise CollectionError(
            f"{connection.path}: the documents are removed, but their words may still stand in its log, as "
            f"another program reads it. Close that, then run: dateline remove {connection.path} --erase"
        )
