"""What was marked by hand: rows and names that are checked, starred or have a note (annotation)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.identity import acts, decisions
from dashboard.records import Decision
from dashboard.store.collection import Collection
from dashboard.store.writing import rulings
from dashboard.store.writing.corrected_rows import CorrectedRows

Spot = tuple[str, int, int]  # key of a document, start and end of a row in it


@dataclass(frozen=True)
class Marks:
    """The marks on one row or name, as the decisions that made them, in order."""

    made: tuple[Decision, ...] = ()

    @property
    def is_checked(self) -> bool:
        """Say whether somebody marked it as checked."""
        return any(one.act == "check" for one in self.made)

    @property
    def is_starred(self) -> bool:
        """Say whether somebody starred it."""
        return any(one.act == "star" for one in self.made)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what was written beside it."""
        return tuple(one.value for one in self.made if one.act == "note")

    def cells(self) -> tuple[str, str, str]:
        """Return the cells of the columns checked, starred and note."""
        return "yes" if self.is_checked else "", "yes" if self.is_starred else "", "\n".join(self.notes)


def of_rows(collection: Collection, kind: str, spots: Sequence[Spot]) -> list[Marks]:
    """Return the marks of rows of a kind (quote, mention, place or date), in the order given."""
    found = _spots(collection, kind, {document for document, _, _ in spots})
    return [Marks(tuple(found.get((document, int(start), int(end)), ()))) for document, start, end in spots]


def checked_cells(collection: Collection, kind: str, rows: pd.DataFrame) -> list[str]:
    """Return "yes" or "" for each of the rows of a kind, which have document_id, start and end."""
    done = checked(collection, kind)
    spots = zip(rows["document_id"], rows["start"], rows["end"], strict=True)
    return ["yes" if done and spot in done else "" for spot in spots]


def of_name(collection: Collection, label: str, name: str) -> Marks:
    """Return the marks of a name, by its label and the name that its decisions are about."""
    entity = decisions.entity_of(decisions.name_target(label, name))
    listed = _standing(collection, "document = :value", "")
    return Marks(tuple(one for one in listed if decisions.entity_of(one.target) == entity))


def checked(collection: Collection, kind: str) -> set[Spot]:
    """Return where the rows of a kind are that were marked as checked and are still there."""
    found = _spots(collection, kind, None)
    return {spot for spot, made in found.items() if Marks(tuple(made)).is_checked}


def _spots(collection: Collection, kind: str, documents: Iterable[str] | None) -> dict[Spot, list[Decision]]:
    """Return the marks by where their rows are now; those whose words are gone are left out."""
    keys = (
        "document IN (SELECT value FROM json_each(:value))" if documents is not None else "document <> :value"
    )
    listed = _standing(collection, keys, "" if documents is None else json.dumps(sorted(documents)))
    by_document: dict[str, list[Decision]] = defaultdict(list)
    for one in listed:
        row = decisions.row_of(one.target)
        if row is not None and row.kind == kind:
            by_document[row.document].append(one)
    found: dict[Spot, list[Decision]] = defaultdict(list)
    for document, made in by_document.items():
        for spot, one in _now(collection, document, made):
            found[spot].append(one)
    return found


def _now(collection: Collection, document: str, made: list[Decision]) -> list[tuple[Spot, Decision]]:
    numbers = collection.rows("SELECT id FROM documents WHERE key = ?", (document,))
    if not numbers:
        return []
    rows = CorrectedRows(collection.connection, numbers[0][0])
    targets = [(decisions.row_about(one), one) for one in made]
    now = [(rows.find(row), one) for row, one in targets if row]
    return [((document, row.start, row.end), one) for row, one in now if row]


def _standing(collection: Collection, which: str, value: str) -> list[Decision]:
    """Return the marks in force that meet a condition, with one value."""
    rows = collection.rows(
        f"SELECT {rulings.COLUMNS} FROM decisions WHERE undone = 0 "
        f"AND act IN (SELECT value FROM json_each(:acts)) AND {which} ORDER BY id",
        {"acts": json.dumps(acts.MARKS), "value": value},
    )
    return [rulings.read(row) for row in rows]
