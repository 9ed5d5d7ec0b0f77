"""The end of a transaction: what it has changed is joined, looked up and packed anew, once for all of it."""

from dashboard.store.connections import Connection
from dashboard.store.writing import likenesses, naming, tallies


def settle(connection: Connection) -> None:
    """Join names, put texts where they are looked up, and pack tallies."""
    naming.settle(connection)
    likenesses.settle(connection)
    tallies.settle(connection)
