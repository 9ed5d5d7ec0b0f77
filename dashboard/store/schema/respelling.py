"""Give an older collection's names today's form: they are joined if their spelling is now the same."""

from collections.abc import Mapping

from dashboard.identity import decisions
from dashboard.identity.compare import block
from dashboard.store.connections import Connection
from dashboard.store.writing import naming, places_named, rulings
from dashboard.text.folding import tidy

# The columns that contain a name by its number.
NAMED = (
    ("mentions", "name_id"), ("mentions", "read_name_id"), ("roles", "name_id"), ("roles", "read_name_id"),
    ("quotes", "speaker_id"), ("quotes", "read_speaker_id"),
)  # fmt: skip
USES = """
  SELECT name_id, document_id FROM mentions
  UNION SELECT read_name_id, document_id FROM mentions
  UNION SELECT speaker_id, document_id FROM quotes
  UNION SELECT read_speaker_id, document_id FROM quotes
"""


def respell(connection: Connection) -> None:
    """Respell names, places, sources and corrections, and work out again whom the names stand for."""
    connection.execute("CREATE TEMP TABLE joined (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
    _decisions(connection)
    _names(connection)
    _places(connection)
    _plain(connection, "documents", "source")
    _plain(connection, "quotes", "addressee_name")
    connection.execute("DROP TABLE temp.joined")


def _decisions(connection: Connection) -> None:
    respelt = ((one, decisions.tidied(one)) for one in rulings.listed(connection))
    connection.executemany(
        "UPDATE decisions SET target = ?, value = ? WHERE id = ?",
        [(new.target, new.value, new.id) for old, new in respelt if old != new],
    )


def _names(connection: Connection) -> None:
    rows = connection.execute("SELECT id, label, name, block FROM names ORDER BY id").fetchall()
    spelt = {row[0]: (row[1], tidy(row[2])) for row in rows}
    kept = _join(connection, spelt)
    for table, column in NAMED:
        _give(connection, table, column)
    _add_up(connection, "appearances", "name_id", "day, document_id", "mentions, quotes")
    _add_up(connection, "forms", "name_id", "text", "mentions")
    connection.execute("DELETE FROM names WHERE id IN (SELECT old FROM joined)")
    connection.execute(
        "UPDATE names SET documents = found.documents "
        f"FROM (SELECT name_id, count(*) AS documents FROM ({USES}) "
        "WHERE name_id IN (SELECT new FROM joined) GROUP BY name_id) AS found WHERE id = found.name_id"
    )
    connection.executemany(
        "UPDATE names SET name = ?, block = ? WHERE id = ?",
        [
            (spelt[number][1], block(*spelt[number]), number)
            for number, _, name, old in rows
            if number in kept and (name, old) != (spelt[number][1], block(*spelt[number]))
        ],
    )
    connection.execute("DELETE FROM name_endings")
    for row in connection.execute("SELECT id, label, name FROM names").fetchall():
        naming.note_endings(connection, *row)
    connection.execute("UPDATE names SET entity_id = NULL")
    connection.execute("DELETE FROM entities")
    naming.rejoin_new(connection)


def _places(connection: Connection) -> None:
    rows = connection.execute("SELECT id, key, name, kind FROM places ORDER BY id").fetchall()
    named = {number: tidy(name) for number, _, name, _ in rows if tidy(name) != name}
    keys = {
        number: places_named.key_of(key.partition(":")[0], named[number], kind) if number in named else key
        for number, key, _, kind in rows
    }
    kept = _join(connection, keys)
    _give(connection, "place_mentions", "place_id")
    _add_up(connection, "place_appearances", "place_id", "day, document_id", "mentions")
    connection.execute("DELETE FROM places WHERE id IN (SELECT old FROM joined)")
    connection.execute(
        "UPDATE places SET (mentions, documents) = (SELECT coalesce(sum(mentions), 0), count(*) "
        "FROM place_appearances WHERE place_id = places.id) WHERE id IN (SELECT new FROM joined)"
    )
    connection.executemany(
        "UPDATE places SET key = ?1, name = ?2, place = ?2 WHERE id = ?3",
        [(keys[number], name, number) for number, name in named.items() if number in kept],
    )
    places_named.rule(connection, named.values())
    figurative = {
        named.get(number, name) for number, _, name, kind in rows if kind in places_named.FIGURATIVE
    }
    for name in sorted({*named.values(), *figurative}):
        places_named.label(connection, name)


def _plain(connection: Connection, table: str, column: str) -> None:
    rows = connection.execute(f"SELECT id, {column} FROM {table} WHERE {column} NOT NULL").fetchall()
    connection.executemany(
        f"UPDATE {table} SET {column} = ? WHERE id = ?",
        [(tidy(name), number) for number, name in rows if tidy(name) != name],
    )


def _join(connection: Connection, spelt: Mapping[int, object]) -> set[int]:
    """Note which rows are merged into the first one with the same spelling; return those that stay."""
    first: dict[object, int] = {}
    for number, spelling in spelt.items():
        first.setdefault(spelling, number)
    connection.execute("DELETE FROM joined")
    connection.executemany(
        "INSERT INTO joined VALUES (?, ?)",
        [(number, first[spelling]) for number, spelling in spelt.items() if first[spelling] != number],
    )
    return set(first.values())


def _give(connection: Connection, table: str, column: str) -> None:
    connection.execute(
        f"UPDATE {table} SET {column} = (SELECT new FROM joined WHERE old = {column}) "
        f"WHERE {column} IN (SELECT old FROM joined)"
    )


def _add_up(connection: Connection, table: str, column: str, others: str, sums: str) -> None:
    """Give the rows of a sum to the names that stay, which may already have such rows."""
    both = ", ".join(f"{name} = {name} + excluded.{name}" for name in sums.split(", "))
    connection.execute(
        f"INSERT INTO {table} ({column}, {others}, {sums}) SELECT new, {others}, {sums} "
        f"FROM {table} JOIN joined ON old = {column} WHERE 1 ON CONFLICT DO UPDATE SET {both}"
    )
    connection.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT old FROM joined)")
