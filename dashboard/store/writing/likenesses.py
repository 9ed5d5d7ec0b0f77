"""Documents with the same text: all are copies of the first, the one of the earliest day.

Who is a copy follows from the documents alone, whatever came first into the collection: texts that are alike
are joined, and what is alike to one of them too (connected components).
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from dashboard.store.connections import Connection
from dashboard.text import likeness

TABLES = ("likenesses", "likeness_bands", "likeness_levels")  # follow from the documents alone
# Texts that share a band are asked in this order, and no more than so many: a text that stands there in a
# thousand slightly different forms is joined with the others by any of them.
MOST = 40
TRIED = 4  # of the texts that are alike to one that goes
FULL = 2_000  # likenesses on level 0; a level holds eight times as many as the one below
TIMES = 8
TOGETHER = 16_000  # likenesses whose bands are moved in one statement: it keeps them in memory
# By day, an unknown one last, then by the document's own id.
FIRST = "ORDER BY day = 0, day, key LIMIT 1"


def add(connection: Connection, document_id: int, text: str) -> None:
    """Make a new document a copy of what is alike, or what is alike a copy of it."""
    signature = likeness.signature(text)
    if not signature:
        return
    bands = likeness.bands(signature)
    near = _near(connection, bands)
    number = next((one for one, its in near.items() if its == signature), 0)
    if number:
        alike = {number}
    else:
        number = _insert(connection, signature, bands)
        alike = {one for one, its in near.items() if likeness.alike(signature, its)}
    heads = {head for one in alike if (head := _head(connection, one))}
    connection.execute("UPDATE documents SET likeness_id = ? WHERE id = ?", (number, document_id))
    first = _first(connection, heads | {document_id})
    for head in sorted((heads | {document_id}) - {first}):
        connection.execute(
            "UPDATE documents SET copy_of = ?1 WHERE id = ?2 OR (copy_of = ?2 AND copy_of > 0)", (first, head)
        )


def remove(connection: Connection, document_id: int) -> None:
    """Take a document out of its group, before it is removed: the next one is then the first."""
    number, signature, head = connection.execute(
        "SELECT likeness_id, signature, iif(copy_of, copy_of, documents.id) FROM documents "
        "LEFT JOIN likenesses ON likenesses.id = likeness_id WHERE documents.id = ?",
        (document_id,),
    ).fetchone()
    if signature is None:
        return
    connection.execute("UPDATE documents SET likeness_id = 0, copy_of = 0 WHERE id = ?", (document_id,))
    if _head(connection, number):
        if head == document_id:
            _name_first(connection, _copies(connection, head))
        return
    connection.executemany(
        "DELETE FROM likeness_bands WHERE level = ? AND band = ? AND likeness_id = ?",
        [(level, band, number) for level in _levels(connection) for band in likeness.bands(signature)],
    )
    connection.execute("DELETE FROM likenesses WHERE id = ?", (number,))
    if _is_joined_without(connection, number, signature):
        if head == document_id:
            _name_first(connection, _copies(connection, head))
        return
    # What was alike only to this one may now be alone.
    for part in _parts(connection, (_copies(connection, head) | {head}) - {document_id}):
        _name_first(connection, part)


def fill(connection: Connection) -> None:
    """Find the copies among all documents of a collection of an older form, whatever it knew of them."""
    connection.execute("UPDATE documents SET likeness_id = 0, copy_of = 0 WHERE likeness_id OR copy_of")
    rows = connection.execute("SELECT document_id FROM document_texts ORDER BY document_id")
    for (document_id,) in rows.fetchall():
        (text,) = connection.execute(
            "SELECT text FROM document_texts WHERE document_id = ?", (document_id,)
        ).fetchone()
        add(connection, document_id, text)
        if document_id % FULL == 0:
            settle(connection)


def settle(connection: Connection) -> None:
    """Move the levels that a transaction has filled one up: a level is written once for all that it holds."""
    (end,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM likenesses").fetchone()
    level = 0
    while (first := _levels(connection).get(level, end)) + FULL * TIMES**level < end:
        _move_up(connection, level, parts=1 + (end - first) // TOGETHER)
        connection.execute("INSERT OR IGNORE INTO likeness_levels VALUES (?, ?)", (level + 1, first))
        connection.execute("UPDATE likeness_levels SET first_id = ? WHERE level = ?", (end, level))
        level += 1


def _move_up(connection: Connection, level: int, *, parts: int) -> None:
    least = 0
    for part in range(1, parts + 1):
        most = (part << likeness.BITS) // parts
        these = "likeness_bands WHERE level = ? AND band >= ? AND band < ?"
        moved = f"INSERT INTO likeness_bands SELECT level + 1, band, likeness_id FROM {these}"
        for statement in (moved, f"DELETE FROM {these}"):
            connection.execute(statement, (level, least, most))
        least = most


def _levels(connection: Connection) -> dict[int, int]:
    return dict(connection.execute("SELECT level, first_id FROM likeness_levels ORDER BY level").fetchall())


def _insert(connection: Connection, signature: bytes, bands: Iterable[int]) -> int:
    cursor = connection.execute("INSERT INTO likenesses (signature) VALUES (?)", (signature,))
    number = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO likeness_bands VALUES (0, ?, ?)",
        [(band, number) for band in bands],
    )
    return number


def _is_joined_without(connection: Connection, number: int, signature: bytes) -> bool:
    """Say whether what is alike to a likeness that goes is surely one group without it.

    It is if one of them is alike to all others; so the members of a large group go one by one in little time.
    """
    near = _alike(connection, number, signature, most=-1)
    signatures = [
        connection.execute("SELECT signature FROM likenesses WHERE id = ?", (one,)).fetchone()[0]
        for one in sorted(near)
    ]
    return any(all(likeness.alike(one, other) for other in signatures) for one in signatures[:TRIED])


def _alike(connection: Connection, number: int, signature: bytes, *, most: int = MOST) -> set[int]:
    """Return the other likenesses that are alike to one."""
    near = _near(connection, likeness.bands(signature), most=most)
    return {one for one, its in near.items() if one != number and likeness.alike(signature, its)}


def _near(connection: Connection, bands: list[int], *, most: int = MOST) -> dict[int, bytes]:
    """Return the likenesses that have one of some bands, with their signatures."""
    levels = _levels(connection)
    # A limit for each band: a statement of its own for each would take four times as long.
    one = "SELECT * FROM (SELECT band, likeness_id FROM likeness_bands WHERE level = ? AND band = ? LIMIT ?)"
    rows = connection.execute(
        " UNION ALL ".join([one] * (len(bands) * len(levels))),
        [value for level in levels for band in bands for value in (level, band, most)],
    )
    sharing: dict[int, list[int]] = defaultdict(list)
    for band, number in rows:
        sharing[band].append(number)
    # The lowest of them, on whichever level they stand.
    end = most if most > 0 else None
    least = {number for numbers in sharing.values() for number in sorted(numbers)[:end]}
    asked = "SELECT signature FROM likenesses WHERE id = ?"
    return {number: connection.execute(asked, (number,)).fetchone()[0] for number in sorted(least)}


def _head(connection: Connection, number: int) -> int:
    """Return the first of the group in which a likeness is, 0 if no document has it."""
    row = connection.execute(
        "SELECT iif(copy_of, copy_of, id) FROM documents WHERE likeness_id = ? AND likeness_id > 0 LIMIT 1",
        (number,),
    ).fetchone()
    return int(row[0]) if row else 0


def _copies(connection: Connection, head: int) -> set[int]:
    rows = connection.execute("SELECT id FROM documents WHERE copy_of = ? AND copy_of > 0", (head,))
    return {row[0] for row in rows}


def _parts(connection: Connection, documents: set[int]) -> list[set[int]]:
    """Return the groups into which some documents fall."""
    by_likeness: dict[int, set[int]] = {}
    signatures: dict[int, bytes] = {}
    for document in sorted(documents):
        number, signature = connection.execute(
            "SELECT likeness_id, signature FROM documents JOIN likenesses ON likenesses.id = likeness_id "
            "WHERE documents.id = ?",
            (document,),
        ).fetchone()
        by_likeness.setdefault(number, set()).add(document)
        signatures[number] = signature
    # Of two that are alike the later may not be among those that the earlier is compared with.
    parts: list[set[int]] = []
    for number in sorted(by_likeness):
        linked = {number, *(_alike(connection, number, signatures[number]) & by_likeness.keys())}
        joined = [part for part in parts if part & linked]
        parts = [part for part in parts if not part & linked] + [linked.union(*joined)]
    return [{document for number in part for document in by_likeness[number]} for part in parts]


def _name_first(connection: Connection, documents: set[int]) -> None:
    """Let all of some documents be copies of the first of them."""
    if documents:
        first = _first(connection, documents)
        connection.executemany(
            "UPDATE documents SET copy_of = ? WHERE id = ?",
            [(0 if one == first else first, one) for one in sorted(documents)],
        )


def _first(connection: Connection, documents: Iterable[int]) -> int:
    asked = f"SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?)) {FIRST}"
    (first,) = connection.execute(asked, (json.dumps(sorted(documents)),)).fetchone()
    return int(first)
