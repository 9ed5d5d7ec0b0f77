"""The decisions that a collection keeps, and what they say about names."""

from dashboard.link import decisions
from dashboard.link.decisions import Rulings
from dashboard.records import Decision
from dashboard.store.connections import Connection


def listed(connection: Connection) -> list[Decision]:
    """Return all decisions in the order they were made."""
    rows = connection.execute("SELECT id, moment, act, target, value, undone FROM decisions ORDER BY id")
    return [Decision(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]


def of_names(connection: Connection) -> Rulings:
    """Return what the standing decisions say about names."""
    rows = connection.execute(
        "SELECT id, moment, act, target, value FROM decisions "
        "WHERE undone = 0 AND document = '' AND act <> 'respeak' ORDER BY id"
    )
    return decisions.rulings(Decision(*row) for row in rows)
