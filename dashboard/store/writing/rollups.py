"""The roll-ups: which people and places occur where and how often, updated together with the rows."""

from collections.abc import Iterable

from dashboard.store.connections import Connection
from dashboard.text.intervals import Intervals


def add(connection: Connection, document_id: int) -> None:
    """Count a document's rows and add them to the totals."""
    connection.to_tally["documents"].add(document_id)
    where = {"document": document_id}
    connection.execute(
        """
        INSERT INTO appearances
        SELECT found.name_id, documents.day, documents.id, sum(found.mentions), sum(found.quotes)
        FROM (
          SELECT name_id, count(*) AS mentions, 0 AS quotes FROM mentions
          WHERE document_id = :document AND hidden = 0 GROUP BY name_id
          UNION ALL
          SELECT speaker_id, 0, count(*) FROM quotes
          WHERE document_id = :document AND hidden = 0 AND speaker_id IS NOT NULL GROUP BY speaker_id
        ) AS found, documents
        WHERE documents.id = :document GROUP BY found.name_id
        """,
        where,
    )
    connection.execute(
        """
        INSERT INTO place_appearances
        SELECT place_id, day, document_id, count(*) FROM place_mentions
        WHERE document_id = :document AND hidden = 0 GROUP BY place_id, day, document_id
        """,
        where,
    )
    _date_quotes(connection, document_id)
    _change_totals(connection, document_id, 1)


def _date_quotes(connection: Connection, document_id: int) -> None:
    """Note the days mentioned in each quote's own sentences."""
    days = connection.execute(
        "SELECT start_char, end_char, first_day, last_day FROM dates WHERE document_id = ? AND hidden = 0 "
        "AND first_day IS NOT NULL AND last_day IS NOT NULL",
        (document_id,),
    ).fetchall()
    if not days:
        return
    dates = Intervals(days, of=lambda row: (row[0], row[1]))
    quotes = connection.execute(
        "SELECT id, sentence_start, sentence_end FROM quotes WHERE document_id = ? AND hidden = 0",
        (document_id,),
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO quote_dates VALUES (?, ?, ?)",
        sorted({(*row[2:], quote) for quote, start, end in quotes for row in dates.overlapping(start, end)}),
    )


def subtract(connection: Connection, documents: Iterable[int]) -> None:
    """Remove documents' sums, from the totals as well."""
    entities: set[int] = set()
    for document_id in documents:
        connection.to_tally["documents"].add(document_id)
        _change_totals(connection, document_id, -1)
        entities |= {row[0] for row in _entities(connection, document_id) if row[0] is not None}
        connection.execute("DELETE FROM appearances WHERE document_id = ?", (document_id,))
        connection.execute("DELETE FROM place_appearances WHERE document_id = ?", (document_id,))
        quotes = "SELECT id FROM quotes WHERE document_id = ?"
        connection.execute(f"DELETE FROM quote_dates WHERE quote_id IN ({quotes})", (document_id,))
    for entity in sorted(entities):
        _find_period(connection, entity)


def used(connection: Connection, document_id: int) -> list[int]:
    """Return the names in a document's rows, including hidden and corrected ones."""
    rows = connection.execute(
        """
        SELECT name_id FROM mentions WHERE document_id = :document
        UNION SELECT read_name_id FROM mentions WHERE document_id = :document AND read_name_id NOT NULL
        UNION SELECT speaker_id FROM quotes WHERE document_id = :document AND speaker_id IS NOT NULL
        UNION SELECT read_speaker_id FROM quotes WHERE document_id = :document AND read_speaker_id IS NOT NULL
        """,
        {"document": document_id},
    )
    return [row[0] for row in rows]


def recount(connection: Connection, entity: int) -> None:
    """Recount an entity after names were added to it or removed."""
    connection.execute(
        """
        UPDATE entities SET (mentions, quotes, documents) = (
          SELECT coalesce(sum(mentions), 0), coalesce(sum(quotes), 0), count(DISTINCT document_id)
          FROM appearances WHERE name_id IN (SELECT id FROM names WHERE entity_id = :entity)
        ) WHERE id = :entity
        """,
        {"entity": entity},
    )
    _find_period(connection, entity)


def _change_totals(connection: Connection, document_id: int, sign: int) -> None:
    rows = _entities(connection, document_id)
    connection.executemany(
        """
        UPDATE entities SET mentions = mentions + ?2, quotes = quotes + ?3, documents = documents + ?4,
          first_day = CASE WHEN ?5 > 0 AND (first_day = 0 OR ?5 < first_day) THEN ?5 ELSE first_day END,
          last_day = max(last_day, ?5)
        WHERE id = ?1
        """,
        [(entity, sign * mentions, sign * quotes, sign, day) for entity, mentions, quotes, day in rows],
    )
    connection.executemany(
        "UPDATE names SET documents = documents + ? WHERE id = ?",
        [(sign, name) for name in used(connection, document_id)],
    )
    connection.execute(
        """
        UPDATE places SET mentions = places.mentions + :sign * found.mentions, documents = documents + :sign
        FROM (SELECT place_id, mentions FROM place_appearances WHERE document_id = :document) AS found
        WHERE places.id = found.place_id
        """,
        {"sign": sign, "document": document_id},
    )


def _entities(connection: Connection, document_id: int) -> list[tuple[int | None, int, int, int]]:
    """Return each entity of a document with its mentions, quotes and the document's day.

    It is None for names that were added with this document and are not joined yet.
    """
    return connection.execute(
        """
        SELECT names.entity_id, sum(appearances.mentions), sum(appearances.quotes), max(appearances.day)
        FROM appearances JOIN names ON names.id = appearances.name_id
        WHERE appearances.document_id = ? GROUP BY names.entity_id
        """,
        (document_id,),
    ).fetchall()


def _find_period(connection: Connection, entity: int) -> None:
    """Set the first and last day of an entity from its names' rows, read at both ends of the index."""
    connection.execute(
        """
        UPDATE entities SET
          first_day = coalesce((
            SELECT min((SELECT min(day) FROM appearances WHERE name_id = names.id AND day > 0))
            FROM names WHERE entity_id = :entity), 0),
          last_day = coalesce((
            SELECT max((SELECT max(day) FROM appearances WHERE name_id = names.id))
            FROM names WHERE entity_id = :entity), 0)
        WHERE id = :entity
        """,
        {"entity": entity},
    )
