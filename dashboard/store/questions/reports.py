"""What a report needs to know besides its rows: when it was made last, and how far the imports are."""

from dataclasses import dataclass
from datetime import date

from dashboard.store.collection import Collection


@dataclass(frozen=True)
class Noted:
    """A report that was made: on which day, and up to which import."""

    day: date
    import_id: int


def last(collection: Collection, name: str) -> Noted | None:
    """Return when a report was made last, or None if it never was."""
    rows = collection.rows("SELECT moment, import_id FROM reports WHERE name = ?", (name,))
    return Noted(date.fromisoformat(rows[0][0][:10]), int(rows[0][1])) if rows else None


def ended(collection: Collection) -> Noted | None:
    """Return the last import that has ended: one that still runs will bring more under its number."""
    rows = collection.rows("SELECT moment, id FROM imports WHERE seconds > 0 ORDER BY id DESC LIMIT 1")
    return Noted(date.fromisoformat(rows[0][0][:10]), int(rows[0][1])) if rows else None


def versions(collection: Collection) -> tuple[str, ...]:
    """Return which Datelines and models read the documents, in order."""
    rows = collection.rows("SELECT DISTINCT version FROM documents ORDER BY version")
    return tuple(str(version) for (version,) in rows)
