"""Write a large made collection at once: the rows that adding makes; sums and indexes come at the end."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path
from typing import Any

from dashboard.records import Document, Extraction
from dashboard.store import days
from dashboard.store.collection import Collection
from dashboard.store.connections import Connection
from dashboard.store.writing import document_rows, naming, tallies

BATCH = 2_000  # documents written together
NUMBERED = ("documents", "quotes")  # tables whose new row's number is asked for
PLACE = "SELECT id FROM places WHERE key = ?"  # asked for each mention
SUMS = (
    "INSERT INTO forms SELECT name_id, text, count(*) FROM mentions GROUP BY name_id, text",
    """
    INSERT INTO appearances SELECT name_id, day, document_id, sum(mentions), sum(quotes) FROM (
      SELECT name_id, day, document_id, 1 AS mentions, 0 AS quotes FROM mentions
      UNION ALL SELECT speaker_id, day, document_id, 0, 1 FROM quotes WHERE speaker_id NOT NULL
    ) GROUP BY name_id, day, document_id
    """,
    """
    INSERT INTO place_appearances
    SELECT place_id, day, document_id, count(*) FROM place_mentions GROUP BY place_id, day, document_id
    """,
    """
    INSERT OR IGNORE INTO quote_dates SELECT first_day, last_day, quotes.id
    FROM quotes CROSS JOIN dates ON dates.document_id = quotes.document_id
      AND dates.start_char < quotes.sentence_end AND dates.end_char > quotes.sentence_start
    WHERE first_day NOT NULL AND last_day NOT NULL
    """,
    """
    UPDATE names SET documents = found.documents FROM (
      SELECT name_id, count(*) AS documents FROM appearances GROUP BY name_id
    ) AS found WHERE id = found.name_id
    """,
    """
    UPDATE places SET mentions = found.mentions, documents = found.documents FROM (
      SELECT place_id, sum(mentions) AS mentions, count(*) AS documents
      FROM place_appearances GROUP BY place_id
    ) AS found WHERE id = found.place_id
    """,
)


def write(path: Path, articles: Iterable[tuple[Document, Extraction]], *, version: str = "made") -> None:
    """Write a new collection with these documents, which have different keys, texts and no corrections.

    Copies are not looked for. Everything else is as if the documents had been added in this order.
    """
    part = path.with_suffix(".part")
    for leftover in path.parent.glob(f"{part.name}*"):
        leftover.unlink()
    with Collection.create(part) as made:
        connection = made.connection
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN IMMEDIATE")
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL "
            "AND tbl_name NOT IN ('names', 'entities', 'places')"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        _documents(connection, articles, version)
        for _, sql in indexes:
            if "dates" in sql:
                connection.execute(sql)
        for statement in SUMS:
            connection.execute(statement)
        for _, sql in indexes:
            if "dates" not in sql:
                connection.execute(sql)
        naming.settle(connection)
        tallies.fill(connection)
        connection.execute("COMMIT")
    part.rename(path)


def _documents(connection: Connection, articles: Iterable[tuple[Document, Extraction]], version: str) -> None:
    rest = iter(articles)
    noted = Noted(connection)
    names: dict[naming.Labelled, int] = {}
    while some := list(islice(rest, BATCH)):
        for document, found in some:
            _document(noted, document, found, names, version)
        noted.write()


def _document(
    noted: "Noted", document: Document, found: Extraction, names: dict[naming.Labelled, int], version: str
) -> None:
    connection: Any = noted
    number = document_rows._write_document(connection, document, version, 0, 0)
    day = days.number(document.published)
    sentences = document_rows._distinct(found.sentences)
    document_rows._many(connection, "sentences", 3, ((number, one.start, one.end) for one in sentences))
    mentions = document_rows._distinct(found.entities)
    new = {one for one in document_rows._names(mentions, found.quotes) if one not in names}
    names.update(naming.find_or_add(noted.connection, new))
    document_rows._write_mentions(connection, mentions, names, day, number)
    document_rows._write_roles(connection, found, names, number, sentences)
    document_rows._write_quotes(connection, document, found, names, number, sentences)
    document_rows._write_dates(connection, found, day, number, sentences)
    document_rows._write_places(connection, found.places, day, number, sentences)


class Noted:
    """A connection that keeps the rows of documents until there are many; all else it asks at once."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._rows: dict[str, list[Any]] = defaultdict(list)
        self._numbers = {table: count(1) for table in NUMBERED}
        self._places: dict[str, tuple[int]] = {}

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Keep a row, or ask."""
        if sql == PLACE:
            return _Answer(self._place(*values))
        table = self._table(sql)
        if not table:
            return self.connection.execute(sql, values)
        self._rows[sql].append(values)
        return _Answer(number=next(self._numbers[table]) if table in self._numbers else 0)

    def executemany(self, sql: str, rows: Iterable[Any]) -> None:
        """Keep rows."""
        self._rows[sql].extend(rows)

    def _table(self, sql: str) -> str:
        """Return the table of documents' rows into which a statement puts one, "" for any other statement."""
        words = sql.split(maxsplit=3)
        return words[2] if words[0] == "INSERT" and words[2] != "places" else ""

    def _place(self, key: str) -> tuple[int] | None:
        if key not in self._places:
            row = self.connection.execute(PLACE, (key,)).fetchone()
            if row is None:
                return None
            self._places[key] = row
        return self._places[key]

    def write(self) -> None:
        """Write what was kept."""
        for sql, rows in self._rows.items():
            self.connection.executemany(sql, rows)
        self._rows.clear()


class _Answer:
    """What is asked of a cursor: its first row, the number of the new one."""

    def __init__(self, row: tuple[int] | None = None, *, number: int = 0) -> None:
        self._row, self.lastrowid = row, number

    def fetchone(self) -> tuple[int] | None:
        return self._row
