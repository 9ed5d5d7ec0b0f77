"""The roll-ups: which people and places occur where and how often, updated together with the rows."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.store.connections import Connection
from dashboard.text.intervals import Intervals

AT_ONCE = 500  # documents
THESE = "document_id IN (SELECT value FROM json_each(:documents))"
NAMES = f"""
  SELECT document_id, name_id FROM mentions WHERE {THESE}
  UNION SELECT document_id, read_name_id FROM mentions WHERE {THESE} AND read_name_id NOT NULL
  UNION SELECT document_id, speaker_id FROM quotes WHERE {THESE} AND speaker_id IS NOT NULL
  UNION SELECT document_id, read_speaker_id FROM quotes WHERE {THESE} AND read_speaker_id IS NOT NULL
"""


def add(connection: Connection, documents: Sequence[int]) -> None:
    """Count documents' rows and add them to the totals."""
    connection.to_tally["documents"].update(documents)
    for part in _parts(documents):
        where = {"documents": json.dumps(part)}
        connection.execute(
            f"""
            INSERT INTO appearances
            SELECT found.name_id, documents.day, documents.id, sum(found.mentions), sum(found.quotes)
            FROM (
              SELECT document_id, name_id, count(*) AS mentions, 0 AS quotes FROM mentions
              WHERE {THESE} AND hidden = 0 GROUP BY document_id, name_id
              UNION ALL
              SELECT document_id, speaker_id, 0, count(*) FROM quotes
              WHERE {THESE} AND hidden = 0 AND speaker_id IS NOT NULL GROUP BY document_id, speaker_id
            ) AS found JOIN documents ON documents.id = found.document_id
            GROUP BY documents.id, found.name_id
            """,
            where,
        )
        connection.execute(
            f"""
            INSERT INTO place_appearances
            SELECT place_id, day, document_id, count(*) FROM place_mentions
            WHERE {THESE} AND hidden = 0 GROUP BY place_id, day, document_id
            """,
            where,
        )
        _date_quotes(connection, where)
        _change_totals(connection, where, 1)


def _parts(documents: Sequence[int]) -> Iterable[list[int]]:
    return (list(documents[at : at + AT_ONCE]) for at in range(0, len(documents), AT_ONCE))


def _date_quotes(connection: Connection, where: dict[str, str]) -> None:
    """Note the days mentioned in each quote's own sentences."""
    days = defaultdict(list)
    for document, *day in connection.execute(
        "SELECT document_id, start_char, end_char, first_day, last_day FROM dates "
        f"WHERE {THESE} AND hidden = 0 AND first_day IS NOT NULL AND last_day IS NOT NULL",
        where,
    ):
        days[document].append(tuple(day))
    dates = {document: Intervals(said, of=lambda row: (row[0], row[1])) for document, said in days.items()}
    quotes = connection.execute(
        f"SELECT document_id, id, sentence_start, sentence_end FROM quotes WHERE {THESE} AND hidden = 0",
        {"documents": json.dumps(sorted(dates))},
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO quote_dates VALUES (?, ?, ?)",
        sorted(
            {
                (*row[2:], quote)
                for document, quote, start, end in quotes
                for row in dates[document].overlapping(start, end)
            }
        ),
    )


def subtract(connection: Connection, documents: Sequence[int]) -> None:
    """Remove documents' sums, from the totals as well."""
    connection.to_tally["documents"].update(documents)
    entities: set[int] = set()
    for part in _parts(documents):
        where = {"documents": json.dumps(part)}
        entities |= _change_totals(connection, where, -1)
        connection.execute(f"DELETE FROM appearances WHERE {THESE}", where)
        connection.execute(f"DELETE FROM place_appearances WHERE {THESE}", where)
        quotes = f"SELECT id FROM quotes WHERE {THESE}"
        connection.execute(f"DELETE FROM quote_dates WHERE quote_id IN ({quotes})", where)
    for entity in sorted(entities):
        _find_period(connection, entity)


def used(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Return the names in documents' rows, including hidden and corrected ones."""
    found: set[int] = set()
    for part in _parts(documents):
        asked = f"SELECT DISTINCT name_id FROM ({NAMES})"
        found |= {row[0] for row in connection.execute(asked, {"documents": json.dumps(part)})}
    return found


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


def _change_totals(connection: Connection, where: dict[str, str], sign: int) -> set[int]:
    """Add documents' sums to the totals, or take them off; return the entities.

    Names that were added with these documents are not joined yet: they stand for none.
    """
    rows = connection.execute(
        f"""
        SELECT entity_id, sum(mentions), sum(quotes), count(DISTINCT document_id),
          coalesce(min(nullif(day, 0)), 0), max(day)
        FROM appearances JOIN names ON names.id = name_id
        WHERE {THESE} AND entity_id NOT NULL GROUP BY entity_id
        """,
        where,
    ).fetchall()
    connection.executemany(
        """
        UPDATE entities SET mentions = mentions + ?2, quotes = quotes + ?3, documents = documents + ?4,
          first_day = CASE WHEN ?5 > 0 AND (first_day = 0 OR ?5 < first_day) THEN ?5 ELSE first_day END,
          last_day = max(last_day, ?6)
        WHERE id = ?1
        """,
        [
            (entity, sign * mentions, sign * quotes, sign * documents, first, last)
            for entity, mentions, quotes, documents, first, last in rows
        ],
    )
    names = connection.execute(f"SELECT name_id, count(*) FROM ({NAMES}) GROUP BY name_id", where).fetchall()
    connection.executemany(
        "UPDATE names SET documents = documents + ? WHERE id = ?",
        [(sign * documents, name) for name, documents in names],
    )
    connection.execute(
        f"""
        UPDATE places SET mentions = places.mentions + :sign * found.mentions,
          documents = places.documents + :sign * found.documents
        FROM (
          SELECT place_id, sum(mentions) AS mentions, count(*) AS documents
          FROM place_appearances WHERE {THESE} GROUP BY place_id
        ) AS found
        WHERE places.id = found.place_id
        """,
        {**where, "sign": sign},
    )
    return {row[0] for row in rows}


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
