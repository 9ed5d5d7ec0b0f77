"""Corrections by hand in a collection: written down, applied, taken back."""

from datetime import UTC, datetime

from dashboard.errors import CollectionError
from dashboard.link import decisions
from dashboard.link.compare import last_word
from dashboard.link.decisions import Row, Rulings
from dashboard.records import Decision
from dashboard.store import naming, places_named, rulings, splitting, sums
from dashboard.store.connections import Connection

# Kind of row → its table and the column that holds its words.
TABLES = {
    "quote": ("quotes", "quote"),
    "mention": ("mentions", "text"),
    "place": ("place_mentions", "text"),
    "date": ("dates", "text"),
}


def decide(connection: Connection, decision: Decision) -> Decision:
    """Write a decision down and apply it; its target and value are complete already."""
    row = decisions.row_of(decision.target)
    when = decision.when or datetime.now(UTC).isoformat(timespec="seconds")
    before = rulings.of_names(connection)
    cursor = connection.execute(
        "INSERT INTO decisions (moment, act, target, value, document, undone) VALUES (?, ?, ?, ?, ?, ?)",
        (when, decision.act, decision.target, decision.value, row.document if row else "", decision.undone),
    )
    made = Decision(
        int(cursor.lastrowid or 0), when, decision.act, decision.target, decision.value, decision.undone
    )
    _apply(connection, made, before)
    return made


def undo(connection: Connection, decision_id: int) -> None:
    """Mark a decision as undone and set its rows as the others leave them."""
    found = [one for one in rulings.listed(connection) if one.id == decision_id]
    if not found:
        raise CollectionError(
            f"There is no decision {decision_id}. The Corrections page lists those there are."
        )
    before = rulings.of_names(connection)
    connection.execute("UPDATE decisions SET undone = 1 WHERE id = ?", (decision_id,))
    _apply(connection, found[0], before)


def apply_to_rows(connection: Connection, document_id: int, document: str) -> None:
    """Hide rows of a document, keep names apart and give quotes their speakers, as the decisions have it."""
    rows = connection.execute(
        "SELECT act, target, value FROM decisions WHERE undone = 0 AND document = ? ORDER BY id", (document,)
    ).fetchall()
    for act, target, value in rows:
        row = decisions.row_of(target)
        if row is None or not _stands(connection, document_id, row):
            continue
        if act == "hide":
            _set(connection, document_id, row, "hidden = 1")
            if row.kind in {"mention", "place"}:
                # A place is found twice, as a name and with its position.
                _set(connection, document_id, Row("mention", *_rest(row)), "hidden = 1")
                _set(connection, document_id, Row("place", *_rest(row)), "hidden = 1")
        elif act == "respeak" and row.kind == "quote":
            _set(connection, document_id, row, "speaker_id = ?", _speaker(connection, value))
        elif act == "split" and row.kind == "mention":
            splitting.apply(connection, document_id, row)


def _apply(connection: Connection, decision: Decision, before: Rulings) -> None:
    """Bring the rows that a decision is about in line with all decisions that now stand."""
    if row := decisions.row_of(decision.target):
        found = connection.execute("SELECT id FROM documents WHERE key = ?", (row.document,)).fetchone()
        if found:
            _restate(connection, found[0], row.document)
    elif decisions.PLACE.fullmatch(decision.target):
        for (name,) in connection.execute(
            "SELECT name FROM places WHERE key = ?", (decision.target.removeprefix("PLACE:"),)
        ).fetchall():
            places_named.rule(connection, name)
    else:
        naming.rejoin(connection, _words(connection, decision, before, rulings.of_names(connection)))


def _restate(connection: Connection, document_id: int, document: str) -> None:
    """Set a document's rows back to what was read, and apply the decisions that stand."""
    used = sums.used(connection, document_id)
    sums.subtract(connection, document_id)
    splitting.take_back(connection, document_id)
    for table in ("mentions", "place_mentions", "dates"):
        connection.execute(f"UPDATE {table} SET hidden = 0 WHERE document_id = ? AND hidden", (document_id,))
    connection.execute(
        "UPDATE quotes SET hidden = 0, speaker_id = read_speaker_id WHERE document_id = ?", (document_id,)
    )
    apply_to_rows(connection, document_id, document)
    naming.rejoin_new(connection)
    sums.add(connection, document_id)
    words = naming.words(connection, used)
    naming.prune(connection, used)
    naming.rejoin(connection, words)


def _words(connection: Connection, decision: Decision, before: Rulings, after: Rulings) -> set[str]:
    """Return the last words of all names that a decision about names can touch."""
    words = set()
    for target in filter(None, (decision.target, decision.value)):
        match = decisions.NAME.fullmatch(target)
        if match is None:
            continue
        words.add(last_word(match[2]))
        own = [(ruled, ruled.entity(match[1], match[2])) for ruled in (before, after)]
        for label, key in {entity for ruled, one in own for entity in (one, ruled.resolve(one))}:
            words |= {
                row[0]
                for row in connection.execute(
                    "SELECT names.last_word FROM names JOIN entities ON entities.id = names.entity_id "
                    "WHERE entities.label = ? AND entities.key = ?",
                    (label, key),
                )
            }
    return words


def _stands(connection: Connection, document_id: int, row: Row) -> bool:
    """Say whether the row's words still stand where the decision says."""
    table, column = TABLES[row.kind]
    found = connection.execute(
        f"SELECT {column} FROM {table} WHERE document_id = ? AND start_char = ? AND end_char = ?",
        (document_id, row.start, row.end),
    ).fetchone()
    return found is not None and decisions.digest(found[0]) == row.digest


def _set(connection: Connection, document_id: int, row: Row, change: str, *values: object) -> None:
    table, _ = TABLES[row.kind]
    connection.execute(
        f"UPDATE {table} SET {change} WHERE document_id = ? AND start_char = ? AND end_char = ?",
        (*values, document_id, row.start, row.end),
    )


def _rest(row: Row) -> tuple[int, int, str, str]:
    return row.start, row.end, row.digest, row.document


def _speaker(connection: Connection, value: str) -> int | None:
    """Return the row of a speaker's name ("PERSON:Ban Ki-moon"), None for nobody."""
    match = decisions.NAME.fullmatch(value)
    if match is None:
        return None
    name = (match[1], match[2])
    return naming.find_or_add(connection, [name])[name]
