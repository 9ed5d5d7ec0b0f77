"""Tallies: the numbers that pages add up, packed by blocks of documents beside their rows (a column store).

A block holds the documents whose row numbers have one quotient by BLOCK. It is packed once its last document
is there, and again whenever one of its documents changes; the newest block is counted from its rows.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from struct import pack
from typing import TYPE_CHECKING, NamedTuple

from dashboard.filters import KINDS, SAYINGS
from dashboard.store.connections import Connection

if TYPE_CHECKING:
    from numpy import int32
    from numpy.typing import NDArray

    Numbers = NDArray[int32]
Span = tuple[int, int]  # the first and the last number
BLOCK = 512  # documents, or names
NOT_PACKED = 0
# A block's row number in the file is made of the change that packed it and its place among those of that
# change, so that what was packed anew never has the number of what was there before.
MOST_AT_ONCE, MOST_CHANGES = 2**20, 2**42


class Block(NamedTuple):
    """The first and the last number that a block may hold; by the number of its row, when it was packed."""

    first: int
    last: int
    packing: int


SURE = 0.6  # a date's reading that is right less often than this is drawn as uncertain
THOUSANDTHS = "CAST(round(quotes.confidence * 1000) AS INTEGER)"  # how sure a quote is
# What sort of stretch of time a date is; the number of each is its place here, "none" is drawn nowhere.
STRETCHES = ("none", "sure", "uncertain", "vague", "open")
NO_STRETCH = "('PAST_REF', 'PRESENT_REF', 'FUTURE_REF')"
STRETCH = f"""
  CASE WHEN first_day IS NULL AND last_day IS NULL OR value IN {NO_STRETCH} THEN 0
       WHEN first_day IS NULL OR last_day IS NULL THEN 4
       WHEN modifier IN ('APPROX', 'START', 'MID', 'END') THEN 3
       WHEN type = 'DURATION' AND value LIKE '%X%' THEN 3
       WHEN confidence < {SURE} OR because LIKE '%(a guess)%' OR because LIKE '%ambiguous:%' THEN
         CASE WHEN first_day = last_day AND type = 'TIME' THEN 0 ELSE 2 END
       WHEN first_day = last_day THEN 0 ELSE 1 END
"""


def _place_in(column: str, words: Sequence[str]) -> str:
    """Return the expression for a word's place in a list."""
    cases = " ".join(f"WHEN '{word}' THEN {at}" for at, word in enumerate(words))
    return f"CASE {column} {cases} ELSE {len(words)} END"


@dataclass(frozen=True)
class Tally:
    """How many numbers a row has, and the rows of those with the numbers from one to another."""

    width: int
    asked: str


OF_DOCUMENTS = {
    # document, day
    "documents": Tally(2, "SELECT id, day FROM documents WHERE id BETWEEN ? AND ?"),
    # document, name, mentions, quotes
    "appearances": Tally(
        4, "SELECT document_id, name_id, mentions, quotes FROM appearances WHERE document_id BETWEEN ? AND ?"
    ),
    # document, place, mentions
    "places": Tally(
        3, "SELECT document_id, place_id, mentions FROM place_appearances WHERE document_id BETWEEN ? AND ?"
    ),
    # document, quote, the speaker's name (0 if there is none), kind, saying, how sure in thousandths
    "quotes": Tally(
        6,
        f"SELECT document_id, id, coalesce(speaker_id, 0), {_place_in('kind', KINDS)}, "
        f"{_place_in('saying', SAYINGS)}, {THOUSANDTHS} FROM quotes "
        "WHERE document_id BETWEEN ? AND ? AND hidden = 0",
    ),
    # document, quote, the first and the last day spoken of in its sentences
    "spoken": Tally(
        4,
        "SELECT document_id, quote_id, first_day, last_day FROM quotes "
        "CROSS JOIN quote_dates ON quote_id = quotes.id WHERE document_id BETWEEN ? AND ? AND hidden = 0",
    ),
    # document, first and last day (0 if unknown), which stretch it is
    "dates": Tally(
        4,
        f"SELECT document_id, coalesce(first_day, 0), coalesce(last_day, 0), {STRETCH} FROM dates "
        "WHERE document_id BETWEEN ? AND ? AND hidden = 0",
    ),
}
# name, whom it stands for, whether that is a person
OF_NAMES = {
    "names": Tally(
        3,
        "SELECT names.id, entity_id, label = 'PERSON' FROM (SELECT id, entity_id FROM names "
        "WHERE id BETWEEN ? AND ?) AS names CROSS JOIN entities ON entities.id = entity_id",
    )
}
GROUPS = (("documents", OF_DOCUMENTS), ("names", OF_NAMES))
TALLIES = OF_DOCUMENTS | OF_NAMES


def settle(connection: Connection) -> None:
    """Pack anew what a transaction has changed, and what has become complete."""
    touched, connection.to_tally = connection.to_tally, {table: set() for table, _ in GROUPS}
    for table, tallies in GROUPS:
        if touched[table]:
            _settle(connection, table, tallies, touched[table])


def fill(connection: Connection) -> None:
    """Pack all that is complete."""
    connection.execute("DELETE FROM tallies")
    for table, tallies in GROUPS:
        _settle(connection, table, tallies, {0})


def read(connection: Connection, kind: str) -> "Numbers":
    """Return the rows of a kind: from the tallies, else from the rows themselves."""
    with at_one_moment(connection):
        parts = [pack_of(connection, kind, block) for block in blocks(connection, kind)]
    import numpy as np  # whoever only writes needs none

    return np.frombuffer(b"".join(parts), dtype="<i4").reshape(-1, TALLIES[kind].width)


def blocks(connection: Connection, kind: str) -> list[Block]:
    """Return the blocks of a kind in order: those that are packed, and between them what has no tally."""
    end = _newest(connection, "names" if kind in OF_NAMES else "documents")
    asked = "SELECT first, last, rowid FROM tallies WHERE kind = ? AND last <= ? ORDER BY first"
    packed = [Block(*row) for row in connection.execute(asked, (kind, end))]
    gaps = _gaps((0, end), [(first, last) for first, last, _ in packed])
    return sorted([*packed, *(Block(*gap, NOT_PACKED) for gap in gaps)])


def pack_of(connection: Connection, kind: str, block: Block) -> bytes:
    """Return the rows of a block, packed."""
    if block.packing == NOT_PACKED:
        return _pack(connection, kind, block.first, block.last)
    asked = "SELECT packed FROM tallies WHERE rowid = ?"
    return bytes(connection.execute(asked, (block.packing,)).fetchone()[0])


def _settle(connection: Connection, table: str, tallies: dict[str, Tally], touched: set[int]) -> None:
    newest = _newest(connection, table) // BLOCK
    (packed,) = connection.execute(
        "SELECT coalesce(max(last) + 1, 0) FROM tallies WHERE kind = ?", (table,)
    ).fetchone()
    blocks = {one // BLOCK for one in touched}
    due = sorted({one for one in blocks if one < newest} | {*range(packed // BLOCK, newest)})
    rows = _new_rows(connection)
    for kind in tallies:
        connection.executemany(
            "DELETE FROM tallies WHERE kind = ? AND last >= ? AND first <= ?",
            [(kind, *_span(one)) for one in sorted(blocks.union(due))],
        )
        connection.executemany(
            "INSERT INTO tallies (rowid, kind, first, last, packed) VALUES (?, ?, ?, ?, ?)",
            ((next(rows), kind, *_span(one), _pack(connection, kind, *_span(one))) for one in due),
        )


def _new_rows(connection: Connection) -> Iterator[int]:
    """Return row numbers that nothing packed had before this change."""
    (change,) = connection.execute("SELECT number + 1 FROM changes").fetchone()
    (last,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM tallies").fetchone()
    return count(max(change % MOST_CHANGES * MOST_AT_ONCE, last + 1))


def _newest(connection: Connection, table: str) -> int:
    """Return the number of the newest document or name; its block may still grow."""
    (newest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    return int(newest)


def _span(block: int) -> Span:
    return block * BLOCK, (block + 1) * BLOCK - 1


def _pack(connection: Connection, kind: str, first: int, last: int) -> bytes:
    rows = connection.execute(TALLIES[kind].asked, (first, last)).fetchall()
    numbers = [number for row in rows for number in row]
    return pack(f"<{len(numbers)}i", *numbers)


def _gaps(wanted: Span, held: Sequence[Span]) -> Iterator[Span]:
    """Yield what is wanted and not held; what is held is in order and inside of what is wanted.

    >>> list(_gaps((0, 9), [(0, 3), (4, 7)]))
    [(8, 9)]
    """
    first, last = wanted
    for begin, end in held:
        if first < begin:
            yield first, begin - 1
        first = end + 1
    if first <= last:
        yield first, last


@contextmanager
def at_one_moment(connection: Connection) -> Iterator[None]:
    """Read in the block as if nobody wrote meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        # A failing disk has already ended it.
        if connection.in_transaction:
            connection.execute("COMMIT")
