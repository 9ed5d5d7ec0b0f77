"""Rows of a document that corrections add, name or place anew, and how it is put back as it was read.

What is added is found by its words and those around them, wherever the document's text has them now. Where
another reading finds it too, it is given what the correction says.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from dashboard.identity import given_days, given_places
from dashboard.identity.acts import FORMS
from dashboard.identity.decisions import RowTarget
from dashboard.records import Act, Place
from dashboard.store import days
from dashboard.store.connections import Connection
from dashboard.store.writing import naming, places_named, quote_keys, searching, splitting
from dashboard.store.writing.changed_rows import ChangedRows
from dashboard.store.writing.corrected_rows import CorrectedRows
from dashboard.text import marks, surroundings

BY_HAND = "added by hand"
PLACED = "by hand, was: "
GIVEN = ("add", "name", "place")


class GivenRows:
    """What the decisions about one document add to it, name anew and place anew, one after another."""

    def __init__(
        self, connection: Connection, document_id: int, rows: CorrectedRows, changed: ChangedRows
    ) -> None:
        self._connection = connection
        self._document = document_id
        self._rows = rows
        self._changed = changed
        self.names: set[int] = set()  # that rows were given, some by a decision that a later one overrides

    def apply(self, act: Act, row: RowTarget, value: str) -> None:
        """Do what an act says of a row; one to be added may be there already, or its words may be gone."""
        if not FORMS[act].fits(value, row.kind):
            return  # a file that a stranger made may say anything
        found = self._rows.place(row) if act == "add" else self._rows.find(row)
        if found is None:
            return
        if act == "add" and not self._rows.stand(found):
            self._add(found, value)
            self._connection.execute(
                "INSERT INTO given_rows (document_id, kind, start_char, end_char) VALUES (?, ?, ?, ?)",
                (self._document, found.kind, found.start, found.end),
            )
            return
        if act == "add":
            self._rows.set(found.kind, found, "hidden = 0")
        if found.kind == "mention":
            self._name(found, value)
        elif found.kind == "place":
            self._place(found, value)
        elif found.kind == "date":
            self._changed.gather("redate", found, value)
        else:
            self._rows.set("quote", found, "speaker_id = ?", self._named(value))

    def _add(self, row: RowTarget, value: str) -> None:
        text = self._rows.text[row.start : row.end]
        add = {"mention": self._add_mention, "quote": self._add_quote, "date": self._add_date}
        number = add.get(row.kind, self._add_place)(row, text, value)
        self._rows.put(row, text, number)

    def _add_mention(self, row: RowTarget, text: str, value: str) -> int:
        name = self._named(value)
        self._connection.execute(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, 0, NULL)",
            (name, self._day(), self._document, row.start, row.end, text),
        )
        splitting.count_forms(self._connection, [(int(name or 0), text, 1)])
        return 0

    def _add_quote(self, row: RowTarget, text: str, value: str) -> int:
        whole, by = self._rows.text, self._named(value)
        first, last = self._sentence(row)
        (stretch,) = surroundings.of(whole, [(first, last)], [(row.start, row.end)])
        (key,) = quote_keys.of(row.document, whole, [(row.start, text)])
        cells: dict[str, object] = {
            "document_id": self._document, "day": self._day(), "start_char": row.start, "end_char": row.end,
            "kind": "direct" if marks.are_around(whole, row.start, row.end) else "indirect",
            "speaker_id": by, "read_speaker_id": by, "confidence": 1.0, "sentence_start": first,
            "sentence_end": last, "because": BY_HAND, "quote": text, "key": key,
            "around_start": stretch[0], "around_end": stretch[1],
        }  # fmt: skip
        number = self._insert("quotes", cells)
        searching.add_quote(self._connection, number, text, whole[slice(*stretch)])
        return number

    def _add_date(self, row: RowTarget, text: str, value: str) -> int:
        known, (first, last) = given_days.read(value), self._sentence(row)
        cells: dict[str, object] = {
            "document_id": self._document, "day": self._day(), "start_char": row.start, "end_char": row.end,
            "first_day": days.number(known[0]) if known else None,
            "last_day": days.number(known[1]) if known else None,
            "sentence_start": first, "sentence_end": last, "type": "DATE", "value": value, "modifier": "",
            "confidence": 1.0, "because": BY_HAND, "text": text,
        }  # fmt: skip
        return self._insert("dates", cells)

    def _add_place(self, row: RowTarget, text: str, value: str) -> int:
        place = places_named.find_or_add(self._connection, _given(value, row, text))
        first, last = self._sentence(row)
        self._connection.execute(
            "INSERT INTO place_mentions VALUES (?, ?, ?, ?, ?, 0, ?, ?, 1.0, ?, '', ?)",
            (place, self._day(), self._document, row.start, row.end, first, last, BY_HAND, text),
        )
        return 0

    def _name(self, row: RowTarget, value: str) -> None:
        """Let a mention stand for another name; what it was read as is kept beside."""
        name = self._named(value)
        rows = self._connection.execute(
            "SELECT name_id, text FROM mentions WHERE document_id = ? AND start_char = ? AND end_char = ?",
            (self._document, row.start, row.end),
        ).fetchall()
        for old, text in rows:
            if old == name or name is None:
                continue
            self._connection.execute(
                "UPDATE mentions SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
                "WHERE name_id = ? AND day = ? AND document_id = ? AND start_char = ? AND end_char = ?",
                (name, old, self._day(), self._document, row.start, row.end),
            )
            splitting.count_forms(self._connection, [(old, text, -1), (name, text, 1)])

    def _place(self, row: RowTarget, value: str) -> None:
        """Put a mention of a place somewhere else; where it was read to be is kept beside."""
        own = (self._document, row.start, row.end)
        found = self._connection.execute(
            "SELECT place_id, key, place, country, confidence, because, runner_up, text FROM place_mentions "
            "JOIN places ON places.id = place_id WHERE document_id = ? AND start_char = ? AND end_char = ?",
            own,
        ).fetchone()
        if found is None:
            return
        old, key, shown, country, confidence, because, runner_up, text = found
        self._connection.execute(
            "INSERT OR IGNORE INTO given_rows VALUES (?, 'place', ?, ?, ?, ?)",
            (*own, key, json.dumps([confidence, because, runner_up])),
        )
        new = places_named.find_or_add(self._connection, _given(value, row, text))
        was = f"{PLACED}{shown}{', ' if country else ''}{country} ({because})"
        self._connection.execute(
            "UPDATE place_mentions SET place_id = ?, confidence = 1.0, because = ?, runner_up = '' "
            "WHERE place_id = ? AND document_id = ? AND start_char = ? AND end_char = ?",
            (new, was, old, *own),
        )
        places_named.prune(self._connection, [old])

    def _insert(self, table: str, cells: dict[str, object]) -> int:
        cursor = self._connection.execute(
            f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({', '.join('?' * len(cells))})",
            tuple(cells.values()),
        )
        number = int(cursor.lastrowid or 0)
        read = (self._document, table, number, "added", "{}")
        self._connection.execute("INSERT INTO read_rows VALUES (?, ?, ?, ?, ?)", read)
        return number

    def _named(self, value: str) -> int | None:
        name = naming.speaker(self._connection, value)
        self.names |= set() if name is None else {name}
        return name

    def _day(self) -> int:
        asked = "SELECT day FROM documents WHERE id = ?"
        return int(self._connection.execute(asked, (self._document,)).fetchone()[0])

    def _sentence(self, row: RowTarget) -> tuple[int, int]:
        """Return where the sentences of a row begin and end, or its own span if there are none."""
        first, last = self._connection.execute(
            "SELECT (SELECT max(start_char) FROM sentences WHERE document_id = ?1 AND start_char <= ?2), "
            "(SELECT max(end_char) FROM sentences WHERE document_id = ?1 AND start_char < ?3)",
            (self._document, row.start, row.end),
        ).fetchone()
        return (first, max(last, row.end)) if first is not None and last is not None else (row.start, row.end)


def _given(value: str, row: RowTarget, text: str) -> Place:
    place = given_places.read(value)
    assert place is not None, value
    return replace(place, start=row.start, end=row.end, text=text)


def places(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Return the places that corrections gave to rows of documents."""
    rows = connection.execute(
        "SELECT place_id FROM given_rows JOIN place_mentions USING (document_id, start_char, end_char) "
        "WHERE given_rows.document_id IN (SELECT value FROM json_each(?)) AND kind = 'place'",
        (json.dumps(documents),),
    )
    return {place for (place,) in rows}


def put_back(connection: Connection, document_id: int) -> None:
    """Remove what was added to a document, and put its places back where they were read to be."""
    rows = connection.execute(
        "DELETE FROM given_rows WHERE document_id = ? RETURNING kind, start_char, end_char, was_key, was",
        (document_id,),
    ).fetchall()
    for kind, start, end, key, was in rows:
        own = (document_id, start, end)
        if key:
            _replace(connection, own, key, was)
        elif kind == "mention":
            gone = connection.execute(
                "DELETE FROM mentions WHERE document_id = ? AND start_char = ? AND end_char = ? "
                "RETURNING name_id, text",
                own,
            ).fetchall()
            splitting.count_forms(connection, [(name, text, -1) for name, text in gone])
        elif kind == "quote":
            searching.remove_quotes(connection, *own)
            connection.execute(
                "DELETE FROM quotes WHERE document_id = ? AND start_char = ? AND end_char = ?", own
            )
        else:
            table = "dates" if kind == "date" else "place_mentions"
            connection.execute(
                f"DELETE FROM {table} WHERE document_id = ? AND start_char = ? AND end_char = ?", own
            )


def _replace(connection: Connection, own: tuple[int, int, int], key: str, was: str) -> None:
    """Put a mention of a place back where it was read to be."""
    place = connection.execute("SELECT id FROM places WHERE key = ?", (key,)).fetchone()
    confidence, because, runner_up = json.loads(was)
    if place:
        connection.execute(
            "UPDATE place_mentions SET place_id = ?, confidence = ?, because = ?, runner_up = ? "
            "WHERE document_id = ? AND start_char = ? AND end_char = ?",
            (place[0], confidence, because, runner_up, *own),
        )
