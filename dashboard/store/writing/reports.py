"""Remembered reports: when each was made last, and of which imports."""

from dashboard.store.connections import Connection


def note(connection: Connection, name: str, moment: str, import_id: int) -> None:
    """Write down that a report of all imports up to one is made."""
    connection.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?)", (name, moment, import_id))
