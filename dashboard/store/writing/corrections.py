"""Corrections by hand in a collection: write them down, apply them, take them back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dashboard.errors import UsageError
from dashboard.identity import acts, decisions
from dashboard.identity.decisions import Rulings
from dashboard.records import Decision, TextQuoteSelector
from dashboard.store.connections import Connection
from dashboard.store.writing import (
    changed_rows,
    given_rows,
    naming,
    places_named,
    rollups,
    rulings,
    splitting,
    watched_rows,
)
from dashboard.store.writing.changed_rows import CHANGES, ChangedRows
from dashboard.store.writing.corrected_rows import TABLES, CorrectedRows
from dashboard.store.writing.given_rows import GIVEN, GivenRows

SPEAKERS = ("respeak", "call")


def decide(connection: Connection, made: Sequence[Decision]) -> list[Decision]:
    """Write decisions down and apply them together; their targets and values are already complete."""
    before = rulings.of_names(connection)
    written = [_write(connection, decisions.tidied(one)) for one in made]
    _apply(connection, written, before)
    return written


def unknown(connection: Connection, offered: Iterable[Decision]) -> list[Decision]:
    """Return those of the decisions that aren't in the list yet."""
    known = {decisions.identity(one) for one in rulings.listed(connection)}
    tidy = (decisions.tidied(one) for one in offered)
    return [one for one in tidy if decisions.identity(one) not in known]


def switch(connection: Connection, *, off: Iterable[int] = (), on: Iterable[int] = ()) -> list[Decision]:
    """Take decisions back and put others in force again, and set their rows as all then in force leave them.

    Returns them; raises UsageError for a number that no decision has.
    """
    wanted = dict.fromkeys(off, True) | dict.fromkeys(on, False)
    asked = f"SELECT {rulings.COLUMNS} FROM decisions WHERE id = ?"
    found = {number: connection.execute(asked, (number,)).fetchone() for number in wanted}
    for number, row in found.items():
        if row is None:
            raise UsageError(f"There is no decision {number}. The Corrections page lists those there are.")
    before = rulings.of_names(connection)
    connection.executemany(
        "UPDATE decisions SET undone = ? WHERE id = ?",
        [(undone, number) for number, undone in wanted.items()],
    )
    changed = [rulings.read(row) for row in found.values()]
    _apply(connection, changed, before)
    return changed


def apply_to_rows(connection: Connection, document_id: int, document: str) -> set[int]:
    """Add, hide and change rows of a document as decisions say; return the names that were given to rows."""
    asked = (
        f"SELECT {rulings.COLUMNS} FROM decisions WHERE undone = 0 AND document = ? AND act <> 'dismiss' "
        "ORDER BY id"
    )
    said = [rulings.read(row) for row in connection.execute(asked, (document,))]
    watched = watched_rows.apply(connection, document_id)
    if not said and not watched:
        return set()
    rows = CorrectedRows(connection, document_id)
    moving = splitting.Moving(connection, document_id)
    changed = ChangedRows(connection, document_id)
    given = GivenRows(connection, document_id, rows, changed)
    # Of several speakers given to one quote the last counts; the others need no name here.
    last = {one.target: number for number, one in enumerate(said) if one.act in SPEAKERS}
    for number, one in enumerate(said):
        act, value = one.act, one.value
        row = decisions.row_about(one)
        if act in GIVEN and row and row.kind in TABLES:
            given.apply(act, row, value)
            continue
        row = rows.find(row) if row and row.kind in TABLES else None
        if row is None or (act in SPEAKERS and last[one.target] != number):
            continue
        if act == "hide":
            # A place is stored twice, as a name and with its position.
            for kind in ("mention", "place") if row.kind in {"mention", "place"} else (row.kind,):
                rows.set(kind, row, "hidden = 1")
        elif act == "respeak" and row.kind == "quote":
            rows.set("quote", row, "speaker_id = ?", naming.speaker(connection, value))
        elif act == "split" and row.kind == "mention":
            moving.apply(row)
        elif act in CHANGES:
            changed.gather(act, row, value)
    changed.write()
    given.names |= watched
    connection.to_join |= naming.blocks(connection, given.names)
    return given.names


def _write(connection: Connection, decision: Decision) -> Decision:
    row = decisions.row_of(decision.target)
    when = decision.when or datetime.now(UTC).isoformat(timespec="seconds")
    words = decision.words or TextQuoteSelector("")
    cells = {
        "moment": when, "act": decision.act, "target": decision.target, "value": decision.value,
        "document": row.document if row else "", "undone": decision.undone, "decided_by": decision.by,
        "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix,
    }  # fmt: skip
    cursor = connection.execute(
        f"INSERT INTO decisions ({', '.join(cells)}) VALUES ({', '.join('?' * len(cells))})",
        tuple(cells.values()),
    )
    return replace(decision, id=int(cursor.lastrowid or 0), when=when)


def _apply(connection: Connection, changed: Iterable[Decision], before: Rulings) -> None:
    """Bring the rows that decisions are about into line with all the decisions now in force."""
    changes = list(changed)
    targets = [one.target for one in changes if one.act not in acts.MARKS]
    rows = [row for target in targets if (row := decisions.row_of(target))]
    places = [target.removeprefix("PLACE:") for target in targets if acts.PLACE.fullmatch(target)]
    watched = watched_rows.documents(connection, [one.target for one in changes if one.act == "watch"])
    blocks = _restate(connection, sorted({row.document for row in rows} | watched))
    places_named.rule(connection, _place_names(connection, places))
    after = rulings.of_names(connection)
    naming.rejoin(connection, blocks | decisions.touched(before, after), ruled=after)


def _restate(connection: Connection, documents: Iterable[str]) -> set[str]:
    """Reset documents' rows to what was read, then apply the decisions in force.

    Returns the blocks of the names that must be joined again as a result.
    """
    found = [
        (row[0], document)
        for document in documents
        if (row := connection.execute("SELECT id FROM documents WHERE key = ?", (document,)).fetchone())
    ]
    numbers = [number for number, _ in found]
    used = rollups.used(connection, numbers)
    places = given_rows.places(connection, numbers)
    rollups.subtract(connection, numbers)
    _put_back(connection, numbers)
    for number, document in found:
        used |= apply_to_rows(connection, number, document)
    if found:
        naming.rejoin_new(connection)
    rollups.add(connection, numbers)
    blocks = naming.blocks(connection, used)
    naming.prune(connection, used)
    places_named.prune(connection, sorted(places))
    return blocks


def _put_back(connection: Connection, numbers: Sequence[int]) -> None:
    """Reset documents' rows to what was read."""
    those = (json.dumps(numbers),)
    here = "document_id IN (SELECT value FROM json_each(?))"
    for asked, put_back in (
        ("read_rows WHERE", changed_rows.put_back),
        ("mentions WHERE read_name_id NOT NULL AND", splitting.take_back),
        ("roles WHERE read_name_id NOT NULL AND", splitting.take_back),
        ("given_rows WHERE", given_rows.put_back),
    ):
        for (number,) in connection.execute(
            f"SELECT DISTINCT document_id FROM {asked} {here}", those
        ).fetchall():
            put_back(connection, number)
    for table in ("mentions", "place_mentions", "dates"):
        connection.execute(f"UPDATE {table} SET hidden = 0 WHERE hidden AND {here}", those)
    connection.execute(
        f"UPDATE quotes SET hidden = 0, speaker_id = read_speaker_id WHERE {here} "
        "AND (hidden OR speaker_id IS NOT read_speaker_id)",
        those,
    )


def _place_names(connection: Connection, keys: Iterable[str]) -> set[str]:
    asked = "SELECT name FROM places WHERE key = ?"
    return {row[0] for key in set(keys) for row in connection.execute(asked, (key,))}
