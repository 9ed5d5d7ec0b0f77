"""Keep a name apart in one document: its mentions, roles and quotes get a separate name, and back."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import itemgetter

from dashboard.identity import decisions
from dashboard.identity.compare import block
from dashboard.identity.decisions import RowTarget
from dashboard.store.connections import Connection
from dashboard.store.writing import naming

Span = tuple[int, int]


class Spans:
    """The spans of mentions, in order; they may be nested."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.ordered = sorted(spans)
        self._reach = list(accumulate((end for _, end in self.ordered), max))

    def overlap(self, start: int, end: int) -> bool:
        """Say whether any of them shares a character with [start, end)."""
        behind = bisect_left(self.ordered, end, key=itemgetter(0))
        return behind > 0 and self._reach[behind - 1] > start

    def last_before(self, start: int) -> Span | None:
        """Return the last one that begins before a character."""
        behind = bisect_left(self.ordered, start, key=itemgetter(0))
        return self.ordered[behind - 1] if behind else None

    def distance(self, start: int, end: int) -> float:
        """Return how far the nearest one is from [start, end)."""
        # The distance to what begins ever later grows, that to what reaches ever farther falls: the best is
        # where the two meet.
        places = range(len(self.ordered))
        meet = bisect_left(places, True, key=lambda at: self.ordered[at][0] - end >= start - self._reach[at])
        return min(
            (
                max(self.ordered[at][0] - end, start - self._reach[at])
                for at in (meet - 1, meet)
                if at in places
            ),
            default=inf,
        )


@dataclass(frozen=True)
class Parted:
    """Where a name occurs in a document: what moves to a separate name, and what stays."""

    going: Spans
    staying: Spans

    def goes(self, start: int, end: int) -> bool:
        """Say whether a mention that moves is here, or is the last one before."""
        for spans, answer in ((self.going, True), (self.staying, False)):
            if spans.overlap(start, end):
                return answer
        going, staying = self.going.last_before(start), self.staying.last_before(start)
        if going is None and staying is None:
            first = min([*self.going.ordered[:1], *self.staying.ordered[:1]])
            return first in self.going.ordered[:1]
        return staying is None or (going is not None and going > staying)

    def goes_beside(self, start: int, end: int) -> bool:
        """Say whether the mention nearest to a role is one of those that move."""
        return self.going.distance(start, end) <= self.staying.distance(start, end)


class Moving:
    """What is kept apart in one document, one correction after another."""

    def __init__(self, connection: Connection, document_id: int) -> None:
        self._connection = connection
        self._document = document_id

    def apply(self, row: RowTarget) -> None:
        """Give what is written like a mention a separate name in its document.

        A mention of the complete name takes everything under that name along; one of a part of it ("Smith")
        takes those written the same way, the roles beside them, and the "he" and "she" after them.
        """
        asked = (
            "SELECT name_id, text, label, name FROM mentions JOIN names ON names.id = name_id "
            "WHERE document_id = ? AND start_char = ? AND end_char = ?"
        )
        found = self._connection.execute(asked, (self._document, row.start, row.end)).fetchone()
        if found is None:
            return
        old, written, label, name = found
        own = (label, decisions.apart_name(written, row.document))
        new = naming.find_or_add(self._connection, [own])[own]
        if new != old:
            parted = self._part(old, None if written == name else written)
            self._move_mentions(old, new, parted)
            self._move_roles(old, new, parted)
            self._move_quotes(old, new, parted)

    @cached_property
    def _day(self) -> int:
        """The document's day, through which the index finds the mentions of one name in one document."""
        asked = "SELECT day FROM documents WHERE id = ?"
        return int(self._connection.execute(asked, (self._document,)).fetchone()[0])

    @cached_property
    def _read(self) -> dict[int, list[tuple[int, int, int]]]:
        """The quotes as they were read: number, and start and end of the speaker, by name."""
        found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for name, *quote in self._connection.execute(
            "SELECT read_speaker_id, id, speaker_start, speaker_end FROM quotes "
            "WHERE document_id = ? AND read_speaker_id NOT NULL AND speaker_start NOT NULL",
            (self._document,),
        ):
            found[name].append((quote[0], quote[1], quote[2]))
        return found

    def _part(self, name: int, written: str | None) -> Parted:
        rows = self._connection.execute(
            "SELECT start_char, end_char, text FROM mentions "
            "WHERE document_id = ? AND name_id = ? AND day = ?",
            (self._document, name, self._day),
        ).fetchall()
        return Parted(
            Spans((start, end) for start, end, text in rows if written in (None, text)),
            Spans((start, end) for start, end, text in rows if written not in (None, text)),
        )

    def _move_mentions(self, old: int, new: int, parted: Parted) -> None:
        for start, end in parted.going.ordered:
            rows = self._connection.execute(
                "UPDATE mentions SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
                "WHERE document_id = ? AND name_id = ? AND day = ? AND start_char = ? AND end_char = ? "
                "RETURNING text",
                (new, self._document, old, self._day, start, end),
            ).fetchall()
            changes = ((name, text, by) for (text,) in rows for name, by in ((old, -1), (new, 1)))
            count_forms(self._connection, changes)

    def _move_roles(self, old: int, new: int, parted: Parted) -> None:
        rows = self._connection.execute(
            "SELECT start_char, end_char FROM roles WHERE document_id = ? AND name_id = ?",
            (self._document, old),
        ).fetchall()
        self._connection.executemany(
            "UPDATE roles SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
            "WHERE document_id = ? AND name_id = ? AND start_char = ? AND end_char = ?",
            [(new, self._document, old, *span) for span in rows if parted.goes_beside(*span)],
        )

    def _move_quotes(self, old: int, new: int, parted: Parted) -> None:
        """Move the quotes that were read as the name's; one that was assigned by hand stays where it is."""
        self._connection.executemany(
            "UPDATE quotes SET speaker_id = ? WHERE id = ? AND speaker_id = ?",
            [(new, number, old) for number, start, end in self._read[old] if parted.goes(start, end)],
        )


def take_back(connection: Connection, document_id: int) -> None:
    """Give the mentions and roles of a document back the names that were read there."""
    moved = connection.execute(
        "SELECT name_id, read_name_id, text FROM mentions WHERE document_id = ? AND read_name_id NOT NULL",
        (document_id,),
    ).fetchall()
    count_forms(connection, ((name, text, -1) for name, _, text in moved))
    count_forms(connection, ((read, text, 1) for _, read, text in moved))
    for table in ("mentions", "roles"):
        connection.execute(
            f"UPDATE {table} SET name_id = read_name_id, read_name_id = NULL "
            "WHERE document_id = ? AND read_name_id NOT NULL",
            (document_id,),
        )


def count_forms(connection: Connection, changes: Iterable[tuple[int, str, int]]) -> None:
    """Count the ways names are written anew: a name, how it is written, and how many more or fewer."""
    for name, text, by in changes:
        if " " not in text:  # an acronym may have gained or lost the name that it stands for
            connection.to_join.add(block("ORG", text))
        connection.execute(
            "INSERT INTO forms VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET mentions = mentions + ?3",
            (name, text, by),
        )
        connection.execute("DELETE FROM forms WHERE name_id = ? AND text = ? AND mentions <= 0", (name, text))
