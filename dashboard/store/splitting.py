"""A name kept apart in one document: its mentions, roles and quotes go to a name of its own, and back."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.link import decisions
from dashboard.link.decisions import Row
from dashboard.store import naming
from dashboard.store.connections import Connection

Span = tuple[int, int]


@dataclass(frozen=True)
class _Parted:
    """Where a name stands in a document: what goes to a name of its own, and what stays."""

    going: tuple[Span, ...]
    staying: tuple[Span, ...]

    def goes(self, start: int, end: int) -> bool:
        """Say whether a mention that goes stands here, or is the last one before."""
        for spans, answer in ((self.going, True), (self.staying, False)):
            if any(first < end and start < last for first, last in spans):
                return answer
        before = max((one for one in self.going + self.staying if one[0] < start), default=None)
        nearest = before or min(self.going + self.staying)
        return nearest in self.going

    def goes_beside(self, start: int, end: int) -> bool:
        """Say whether the mention nearest to a role is one of those that go."""
        return min(self.going + self.staying, key=lambda one: max(one[0] - end, start - one[1])) in self.going


def apply(connection: Connection, document_id: int, row: Row) -> None:
    """Give what is written as a mention a name of its own in its document.

    A mention of the whole name takes all that stands under it along; one of a part of it ("Smith") those
    that are written so, the roles beside them, and "he" and "she" behind them.
    """
    asked = (
        "SELECT name_id, text, label, name FROM mentions JOIN names ON names.id = name_id "
        "WHERE document_id = ? AND start_char = ? AND end_char = ?"
    )
    found = connection.execute(asked, (document_id, row.start, row.end)).fetchone()
    if found is None:
        return
    old, written, label, name = found
    own = (label, decisions.apart_name(written, row.document))
    new = naming.find_or_add(connection, [own])[own]
    if new != old:
        parted = _part(connection, document_id, old, None if written == name else written)
        _move_mentions(connection, document_id, old, new, parted)
        _move_roles(connection, document_id, old, new, parted)
        _move_quotes(connection, document_id, old, new, parted)


def take_back(connection: Connection, document_id: int) -> None:
    """Give the mentions and roles of a document the names back that were read there."""
    moved = connection.execute(
        "SELECT name_id, read_name_id, text FROM mentions WHERE document_id = ? AND read_name_id NOT NULL",
        (document_id,),
    ).fetchall()
    _count_forms(connection, ((name, text, -1) for name, _, text in moved))
    _count_forms(connection, ((read, text, 1) for _, read, text in moved))
    for table in ("mentions", "roles"):
        connection.execute(
            f"UPDATE {table} SET name_id = read_name_id, read_name_id = NULL "
            "WHERE document_id = ? AND read_name_id NOT NULL",
            (document_id,),
        )


def _part(connection: Connection, document_id: int, name: int, written: str | None) -> _Parted:
    rows = connection.execute(
        "SELECT start_char, end_char, text FROM mentions WHERE document_id = ? AND name_id = ?",
        (document_id, name),
    ).fetchall()
    going = tuple((start, end) for start, end, text in rows if written in (None, text))
    return _Parted(going, tuple((start, end) for start, end, text in rows if written not in (None, text)))


def _move_mentions(connection: Connection, document_id: int, old: int, new: int, parted: _Parted) -> None:
    for start, end in parted.going:
        rows = connection.execute(
            "UPDATE mentions SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
            "WHERE document_id = ? AND name_id = ? AND start_char = ? AND end_char = ? RETURNING text",
            (new, document_id, old, start, end),
        ).fetchall()
        _count_forms(connection, ((name, text, by) for (text,) in rows for name, by in ((old, -1), (new, 1))))


def _move_roles(connection: Connection, document_id: int, old: int, new: int, parted: _Parted) -> None:
    rows = connection.execute(
        "SELECT start_char, end_char FROM roles WHERE document_id = ? AND name_id = ?", (document_id, old)
    ).fetchall()
    connection.executemany(
        "UPDATE roles SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
        "WHERE document_id = ? AND name_id = ? AND start_char = ? AND end_char = ?",
        [(new, document_id, old, *span) for span in rows if parted.goes_beside(*span)],
    )


def _move_quotes(connection: Connection, document_id: int, old: int, new: int, parted: _Parted) -> None:
    """Move the quotes that were read as the name's; one that was given by hand stays where it was put."""
    rows = connection.execute(
        "SELECT id, speaker_start, speaker_end FROM quotes WHERE document_id = ? AND speaker_id = ? "
        "AND read_speaker_id = ? AND speaker_start NOT NULL",
        (document_id, old, old),
    ).fetchall()
    connection.executemany(
        "UPDATE quotes SET speaker_id = ? WHERE id = ?",
        [(new, number) for number, start, end in rows if parted.goes(start, end)],
    )


def _count_forms(connection: Connection, changes: Iterable[tuple[int, str, int]]) -> None:
    for name, text, by in changes:
        connection.execute(
            "INSERT INTO forms VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET mentions = mentions + ?3",
            (name, text, by),
        )
        connection.execute("DELETE FROM forms WHERE name_id = ? AND text = ? AND mentions <= 0", (name, text))
