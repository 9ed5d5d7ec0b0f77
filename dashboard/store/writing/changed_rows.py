"""What a correction makes of a row's columns, and how the row is put back as it was read (provenance)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.identity import given_days
from dashboard.identity.acts import FORMS
from dashboard.identity.decisions import RowTarget
from dashboard.records import Act
from dashboard.store import days
from dashboard.store.connections import Connection
from dashboard.store.writing.corrected_rows import TABLES

Cells = dict[str, object]
NOBODY = "no speaker was found"


@dataclass(frozen=True, slots=True)
class Change:
    """What an act does to a row: the table, the columns it sets, what is corrected, and how that was."""

    table: str
    corrected: str
    columns: Callable[[str], Cells]
    was: str  # SQL for what the row said before


def _unnamed(words: str) -> Cells:
    nothing = dict.fromkeys(("speaker_id", "speaker_label", "speaker_start", "speaker_end"))
    return {**nothing, "speaker_text": words or None}


def _dated(value: str) -> Cells:
    known = given_days.read(value)
    first, last = (days.number(day) for day in known) if known else (None, None)
    return {"value": value, "first_day": first, "last_day": last, "modifier": "", "type": "DATE"}


CHANGES: Mapping[Act, Change] = {
    "saying": Change("quotes", "saying", lambda value: {"saying": value}, "saying"),
    "kind": Change("quotes", "kind", lambda value: {"kind": value}, "kind"),
    "call": Change("quotes", "speaker", _unnamed, f"coalesce(speaker_text, '{NOBODY}')"),
    "redate": Change("dates", "date", _dated, "iif(value = '', 'unknown', value)"),
}
# What may be put back: the names of columns come out of a file that a stranger may have made. Who was read
# as the speaker stands in a column of its own.
COLUMNS = {
    "quotes": frozenset((*_unnamed(""), "saying", "kind", "because")) - {"speaker_id"},
    "dates": frozenset((*_dated("2022"), "because")),
}


@dataclass
class Changed:
    """The columns that the decisions about one row set, in their order."""

    cells: Cells = field(default_factory=dict)
    corrected: list[str] = field(default_factory=list)
    was: list[str] = field(default_factory=list)


class ChangedRows:
    """The changes to the rows of a document, gathered first and then written at once."""

    def __init__(self, connection: Connection, document_id: int) -> None:
        self._connection = connection
        self._document = document_id
        self._changed: dict[tuple[str, int, int], Changed] = {}

    def gather(self, act: Act, row: RowTarget, value: str) -> None:
        """Note what an act does to the rows at a span; a later one overrides an earlier one."""
        change = CHANGES[act]
        if TABLES[row.kind][0] != change.table or not FORMS[act].fits(value, row.kind):
            return  # a file that a stranger made may say anything
        changed = self._changed.setdefault((change.table, row.start, row.end), Changed())
        changed.cells |= change.columns(value)
        if change.corrected not in changed.corrected:
            changed.corrected.append(change.corrected)
            changed.was.append(change.was)

    def write(self) -> None:
        """Keep what the rows were read as, and change them."""
        for (table, start, end), changed in self._changed.items():
            columns = ["because", *changed.cells]
            was = " || ', ' || ".join(changed.was)
            listed = ", ".join((was, *columns))
            rows = self._connection.execute(
                f"SELECT id, {listed} FROM {table} WHERE document_id = ? AND start_char = ? AND end_char = ?",
                (self._document, start, end),
            ).fetchall()
            for number, was, *cells in rows:
                self._change(table, number, changed, dict(zip(columns, cells, strict=True)), str(was))

    def _change(self, table: str, number: int, changed: Changed, before: Cells, was: str) -> None:
        kept = json.dumps({name: cell for name, cell in before.items() if name in COLUMNS[table]})
        row = (self._document, table, number, ", ".join(changed.corrected), kept)
        self._connection.execute(
            "INSERT INTO read_rows VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET corrected = corrected || ', ' || excluded.corrected",
            row,
        )
        because = f"by hand, was: {was} ({before['because']})"
        _set(self._connection, table, number, {**changed.cells, "because": because})


def put_back(connection: Connection, document_id: int) -> None:
    """Set the rows of a document to what was read before any correction."""
    rows = connection.execute(
        "DELETE FROM read_rows WHERE document_id = ? RETURNING kind, row_id, was", (document_id,)
    ).fetchall()
    for table, number, was in rows:
        before = {name: cell for name, cell in json.loads(was).items() if name in COLUMNS[table]}
        if before:  # a row added by hand was nothing before
            _set(connection, table, number, before)


def _set(connection: Connection, table: str, number: int, cells: Cells) -> None:
    listed = ", ".join(f"{name} = ?" for name in cells)
    connection.execute(f"UPDATE {table} SET {listed} WHERE id = ?", (*cells.values(), number))
