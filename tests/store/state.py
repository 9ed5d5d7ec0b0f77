"""All that a collection holds, told without row numbers, and whether its sums are right."""

import sqlite3
from contextlib import closing

import numpy as np

from dashboard.identity import across
from dashboard.identity.across import Name
from dashboard.store import connections
from dashboard.store.collection import Collection
from dashboard.store.schema import forms
from dashboard.store.writing import naming, quote_keys, rulings, searching, tallies

SAID = """
  SELECT documents.key, quotes.day, start_char, end_char, quote, kind, names.name, entities.name,
    read_names.name, quotes.hidden, sentence_start, sentence_end, saying, speaker_text, because
  FROM quotes JOIN documents ON documents.id = document_id
  LEFT JOIN names ON names.id = speaker_id LEFT JOIN entities ON entities.id = names.entity_id
  LEFT JOIN names AS read_names ON read_names.id = read_speaker_id
"""
QUESTIONS = {
    "documents": "SELECT key, title, source, published, day, words, sha256 FROM documents",
    "texts": "SELECT key, document_texts.title, text FROM document_texts JOIN documents ON id = document_id",
    "sentences": "SELECT key, start_char, end_char FROM sentences JOIN documents ON id = document_id",
    "entities": "SELECT label, key, plain, name, hidden, mentions, quotes, documents, first_day, last_day "
    "FROM entities",
    "names": "SELECT names.label, names.name, block, names.documents, corrected, entities.key FROM names "
    "LEFT JOIN entities ON entities.id = entity_id",
    "forms": "SELECT names.name, text, forms.mentions FROM forms JOIN names ON names.id = name_id",
    "mentions": "SELECT documents.key, mentions.day, start_char, end_char, text, names.name, hidden "
    "FROM mentions JOIN names ON names.id = name_id JOIN documents ON documents.id = document_id",
    "roles": "SELECT documents.key, names.name, start_char, end_char, sentence_start, role FROM roles "
    "JOIN names ON names.id = name_id JOIN documents ON documents.id = document_id",
    "appearances": "SELECT names.name, appearances.day, documents.key, mentions, quotes FROM appearances "
    "JOIN names ON names.id = name_id JOIN documents ON documents.id = document_id",
    "quotes": SAID,
    "dates": "SELECT documents.key, dates.day, start_char, first_day, last_day, hidden, text, value, because "
    "FROM dates "
    "JOIN documents ON documents.id = document_id",
    "quote_dates": "SELECT first_day, last_day, quote FROM quote_dates JOIN quotes ON quotes.id = quote_id",
    "places": "SELECT key, place, hidden, mentions, documents FROM places",
    "place_mentions": "SELECT documents.key, place_mentions.day, start_char, text, places.key, "
    "place_mentions.hidden FROM place_mentions JOIN places ON places.id = place_id "
    "JOIN documents ON documents.id = document_id",
}


def state(collection: Collection) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of a collection under its table, in an order of its own."""
    return {table: sorted(collection.rows(asked), key=repr) for table, asked in QUESTIONS.items()}


def check(collection: Collection) -> None:
    """Assert that sums, names and indexes for searching agree with the rows."""
    assert collection.rows("PRAGMA integrity_check") == [("ok",)]
    check_searching(collection)
    assert collection.rows(
        "SELECT name_id, document_id, sum(mentions), sum(quotes) FROM ("
        "  SELECT name_id, document_id, count(*) AS mentions, 0 AS quotes FROM mentions"
        "  WHERE hidden = 0 GROUP BY 1, 2"
        "  UNION ALL SELECT speaker_id, document_id, 0, count(*) FROM quotes"
        "  WHERE hidden = 0 AND speaker_id NOT NULL GROUP BY 1, 2"
        ") GROUP BY name_id, document_id ORDER BY 1, 2"
    ) == collection.rows("SELECT name_id, document_id, mentions, quotes FROM appearances ORDER BY 1, 2")
    assert collection.rows(
        "SELECT entities.id, coalesce(sum(a.mentions), 0), coalesce(sum(a.quotes), 0), "
        "count(DISTINCT document_id), coalesce(min(nullif(a.day, 0)), 0), coalesce(max(a.day), 0) "
        "FROM entities LEFT JOIN names ON entity_id = entities.id "
        "LEFT JOIN appearances AS a ON name_id = names.id GROUP BY entities.id ORDER BY 1"
    ) == collection.rows(
        "SELECT id, mentions, quotes, documents, first_day, last_day FROM entities ORDER BY 1"
    )
    assert collection.rows(
        "SELECT places.id, coalesce(sum(a.mentions), 0), count(document_id) FROM places "
        "LEFT JOIN place_appearances AS a ON place_id = places.id GROUP BY 1 ORDER BY 1"
    ) == collection.rows("SELECT id, mentions, documents FROM places ORDER BY 1")
    check_names(collection)
    check_keys(collection)
    check_tallies(collection)
    shown = collection.rows("SELECT name FROM entities WHERE mentions + quotes > 0")
    assert len(shown) == len(set(shown)), "two entities are shown under one name"
    labels = collection.rows("SELECT place FROM places WHERE lat NOT NULL")
    assert len(labels) == len(set(labels)), "two places are shown under one name"


def check_names(collection: Collection) -> None:
    """Assert that each name stands for whom it does if all names are joined at once."""
    connection = collection.connection
    rows = naming._rows(connection, {row[0] for row in collection.rows("SELECT block FROM names")})
    joined = across.join(
        rows,
        long_forms=naming._long_forms(connection, rows),
        rulings=rulings.of_names(connection),
        absent=naming._absent(connection, rows),
    )
    found = collection.rows(
        "SELECT names.label, names.name, entities.label, entities.key, entities.hidden "
        "FROM names LEFT JOIN entities ON entities.id = entity_id"
    )
    assert {Name(*row[:2]): (*row[2:4], bool(row[4])) for row in found} == {
        name: (known.label, known.key, known.hidden) for name, known in joined.items()
    }


def check_tallies(collection: Collection) -> None:
    """Assert that what is packed, and what is held of it, is what the rows are now."""
    connection = collection.connection
    for kind, tally in tallies.TALLIES.items():
        rows = sorted(connection.execute(tally.asked, (0, 2**31 - 1)).fetchall())
        assert sorted(map(tuple, tallies.read(connection, kind).tolist())) == rows, kind
        held = collection.lasting.columns(kind)
        assert sorted(map(tuple, held.numbers.T.tolist())) == rows, kind
        for number in {row[0] for row in rows}:
            of_number = held.of(np.array([number], dtype=np.int32)).T.tolist()
            assert sorted(map(tuple, of_number)) == [row for row in rows if row[0] == number], kind


def check_keys(collection: Collection) -> None:
    """Assert that each quote has the key that its words give it."""
    for key, text, *row in collection.rows(
        "SELECT documents.key, text, start_char, quote, quotes.key FROM quotes "
        "JOIN documents ON documents.id = quotes.document_id "
        "JOIN document_texts ON document_texts.document_id = documents.id"
    ):
        assert quote_keys.of(key, text, [(row[0], row[1])]) == [row[2]]


def check_searching(collection: Collection) -> None:
    """Assert that each word stands in the indexes where it would in new ones."""
    for index in ("quotes_search", "documents_search", "around_search"):
        collection.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    with closing(sqlite3.connect(":memory:", factory=connections.Connection)) as new:
        for statement in forms._statements():
            new.execute(statement)
        for table in ("document_texts", "quotes"):
            for row in collection.rows(f"SELECT * FROM {table}"):
                new.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        searching.fill(new)
        assert indexed(collection.connection) == indexed(new)


def indexed(connection: connections.Connection) -> list[tuple[object, ...]]:
    """Return each word of the indexes for searching and where it stands."""
    words = []
    for index in ("quotes_search", "documents_search", "around_search"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, {index}, instance)")
        words += connection.execute("SELECT ?, * FROM temp.words", (index,)).fetchall()
        connection.execute("DROP TABLE temp.words")
    return sorted(words)
